// SPDX-License-Identifier: Apache-2.0
// Questions about records. The nightly round finds signs and asks the author, once each. The author explains
// or voids the wrong entries; what has no answer after three school days is shown to the moral-education
// director and the principal, as the same question with whatever answer comes. Nothing is judged, counted or
// ranked, and nobody else is told: no colleague, no family, no district. Thread-safe: no state of its own;
// copies are the same.
#pragma once

#include "oversight/record_questions/record_question_store.hpp"
#include "platform/http/route.hpp"

namespace kith::record_questions {

inline constexpr int kSchoolDaysToAnswer = 3;
inline constexpr std::size_t kLongestAnswer = 500;  // characters

struct RecordQuestion {
  std::int64_t id = 0;
  Sign sign = Sign::kSameWords;
  std::int64_t author_id = 0;
  std::string author_name;
  Instant asked_at{};
  std::optional<Instant> answered_at;
  std::optional<std::string> answer;
  std::vector<QuestionedEntry> entries;
};
KITH_DESCRIBE(RecordQuestion, (id, sign, author_id, author_name, asked_at, answered_at, answer, entries))

class RecordQuestions {
 public:
  RecordQuestions(db::Db& db, const Clock& clock) : db_(db), clock_(clock) {}

  // The nightly round of one school. Asking again changes nothing.
  void look_through(std::int64_t school_id) const;

  // What the viewer is asked about own entries.
  std::vector<RecordQuestion> own(const people::Viewer& viewer) const;
  // What had no answer in time.
  std::vector<RecordQuestion> of_school(const people::Viewer& viewer) const;

  // The author explains; a later answer takes the place of the first.
  // Errors: record_questions.no_such_question (or another's); record_questions.answer_missing,
  // record_questions.answer_too_long.
  Result<std::vector<RecordQuestion>> answer(const people::Viewer& viewer, std::int64_t id,
                                             const std::string& answer) const;

 private:
  db::Db& db_;
  const Clock& clock_;
};

std::vector<http::Route> record_question_routes(RecordQuestions questions);

}  // namespace kith::record_questions
