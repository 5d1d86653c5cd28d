// SPDX-License-Identifier: Apache-2.0
#include "oversight/record_questions/record_questions.hpp"

#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "platform/text/characters.hpp"
#include "platform/text/normal.hpp"

namespace kith::record_questions {
namespace {

// What was written longer ago is left alone.
constexpr std::chrono::days kLooksBack{120};

bool is_among(const Doubt& doubt, const std::vector<Doubt>& all) {
  return std::any_of(all.begin(), all.end(), [&](const Doubt& each) { return is_same(doubt, each); });
}

bool is_waited_for(const calendar::Calendar& calendar, Date asked_on, Date today) {
  return calendar::school_days_between(calendar, asked_on, today - std::chrono::days{1}) >=
         kSchoolDaysToAnswer;
}

std::vector<RecordQuestion> shown(db::Session& session, const std::vector<QuestionRow>& rows) {
  std::vector<RecordQuestion> questions;
  for (const auto& row : rows)
    questions.push_back({.id = row.id,
                         .sign = row.sign,
                         .author_id = row.author_id,
                         .author_name = staff_name(session, row.school_id, row.author_id).value_or(""),
                         .asked_at = row.asked_at,
                         .answered_at = row.answered_at,
                         .answer = row.answer,
                         .entries = questioned_entries(session, row.school_id, row.doubt().contact_ids)});
  return questions;
}

}  // namespace

void RecordQuestions::look_through(std::int64_t school_id) const {
  db_.write([&](db::Tx& tx) {
    tx.lock(school_id);
    auto now = clock_.now();
    auto today = clock_.today();
    auto calendar = calendar::load_calendar(tx, school_id);
    auto doubts = doubts_about(entries_since(tx, school_id, now - kLooksBack), clock_);
    std::vector<Doubt> asked;
    for (const auto& row : questions_in(tx, school_id)) {
      asked.push_back(row.doubt());
      if (row.settled_at) continue;
      if (!is_among(asked.back(), doubts))
        settle(tx, school_id, row.id, now);
      else if (!row.answered_at && !row.shown_to_leader_at &&
               is_waited_for(calendar, clock_.date_of(row.asked_at), today))
        show_to_leader(tx, school_id, row.id, now);
    }
    for (const auto& doubt : doubts)
      if (!is_among(doubt, asked))
        save_question(tx, {.school_id = school_id,
                           .id = tx.take_ids(school_id),
                           .author_id = doubt.author_id,
                           .sign = doubt.sign,
                           .contact_ids = ids_text(doubt.contact_ids),
                           .asked_at = now});
  });
}

std::vector<RecordQuestion> RecordQuestions::own(const people::Viewer& viewer) const {
  return db_.read([&](db::Session& session) {
    return shown(session, questions_to(session, viewer.school_id, viewer.person_id));
  });
}

std::vector<RecordQuestion> RecordQuestions::of_school(const people::Viewer& viewer) const {
  return db_.read([&](db::Session& session) {
    return shown(session, questions_shown_to_leader(session, viewer.school_id, viewer.person_id));
  });
}

Result<std::vector<RecordQuestion>> RecordQuestions::answer(const people::Viewer& viewer, std::int64_t id,
                                                            const std::string& answer) const {
  auto words = text::normal_text(answer);
  if (words.empty())
    return invalid("record_questions.answer_missing", {{"answer", "record_questions.answer_missing"}});
  if (text::characters_in(words) > kLongestAnswer)
    return invalid("record_questions.answer_too_long", {{"answer", "record_questions.answer_too_long"}});
  return db_.write([&](db::Tx& tx) -> Result<std::vector<RecordQuestion>> {
    if (!save_answer(tx, viewer.school_id, id, viewer.person_id, words, clock_.now()))
      return not_found("record_questions.no_such_question");
    return shown(tx, questions_to(tx, viewer.school_id, viewer.person_id));
  });
}

}  // namespace kith::record_questions
