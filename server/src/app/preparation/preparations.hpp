// SPDX-License-Identifier: Apache-2.0
// Preparing a visit: for staff within sight of the student; care groups and the plan for the student with the
// grant for them. Thread-safe: no state of its own.
#pragma once

#include "app/preparation/preparation_text_store.hpp"
#include "platform/http/route.hpp"
#include "platform/language.hpp"

namespace kith::app {

// language: zh when absent.
struct WantedPreparation {
  std::int64_t student_id = 0;
  std::optional<Language> language;
};
KITH_DESCRIBE(WantedPreparation, (student_id, language))

struct NewBroughtText {
  records::Brought brought = records::Brought::kBenefits;
  std::string words;  // blank: the product's own again
};
KITH_DESCRIBE(NewBroughtText, (brought, words))

inline constexpr std::size_t kLongestBroughtText = 500;  // characters

class Preparations {
 public:
  Preparations(db::Db& db, const Clock& clock, records::FollowUps& follow_ups)
      : db_(db), clock_(clock), follow_ups_(follow_ups) {}

  // Error: people.no_such_student (or out of sight).
  Result<Preparation> read(const people::Viewer& viewer, std::int64_t student_id) const;
  // The bytes of a PDF. Error: as of read.
  Result<std::string> paper(const people::Viewer& viewer, const WantedPreparation& wanted) const;

  // Of the viewer's school.
  std::vector<BroughtText> texts(const people::Viewer& viewer) const;
  // For the school desk. Error: preparation.too_long.
  Result<std::vector<BroughtText>> save_text(const people::Viewer& viewer, const NewBroughtText& text) const;

 private:
  db::Db& db_;
  const Clock& clock_;
  records::FollowUps& follow_ups_;
};

// GET /api/students/{student_id}/preparation, …/preparation/paper; GET, PUT /api/preparation_texts.
std::vector<http::Route> preparation_routes(Preparations preparations);

}  // namespace kith::app
