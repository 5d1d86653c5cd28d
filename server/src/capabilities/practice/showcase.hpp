// SPDX-License-Identifier: Apache-2.0
// The showcase (P1.9): the cases that the district has chosen, for all its staff. It carries the anonymised
// words and nothing else: no school, no author, no visit, not even an identifier that would name the school.
// Thread-safe: no state of its own.
//
// Who may: the district reads what schools have approved and chooses; all staff read what is chosen; a
// school's desk notes at which of its exchange meetings (观摩会) one was shown.
#pragma once

#include "capabilities/practice/case_store.hpp"
#include "capabilities/practice/original.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::practice {

// shown_count, last_shown_on: exchange meetings of all schools. shown_here: those of the viewer's school.
struct ShowcaseLine {
  std::string case_code;
  CaseWords words;
  bool is_chosen = false;
  int shown_count = 0;
  std::optional<Date> last_shown_on;
  std::vector<ExchangeMeeting> shown_here;
};
KITH_DESCRIBE(ShowcaseLine, (case_code, words, is_chosen, shown_count, last_shown_on, shown_here))

// meetings: those at which the viewer may note a showing.
struct ShowcaseList {
  std::vector<ShowcaseLine> cases;
  std::vector<ExchangeMeeting> meetings;
  bool may_choose = false;
  bool may_mark = false;
};
KITH_DESCRIBE(ShowcaseList, (cases, meetings, may_choose, may_mark))

struct WhichCase {
  std::string case_code;
};
KITH_DESCRIBE(WhichCase, (case_code))

struct WhichShowing {
  std::string case_code;
  std::int64_t gathering_id = 0;
};
KITH_DESCRIBE(WhichShowing, (case_code, gathering_id))

class Showcase {
 public:
  Showcase(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, HeldMeetings held_meetings)
      : db_(db), clock_(clock), sealer_(sealer), held_meetings_(std::move(held_meetings)) {}

  ShowcaseList list(const people::Viewer& viewer);
  // Checks once more that nobody can be told. Errors: practice.no_such_case, practice.not_approved,
  // practice.not_anonymous.
  Result<ShowcaseList> choose(const people::Viewer& viewer, const std::string& case_code);
  // Errors: practice.no_such_case, practice.not_chosen.
  Result<ShowcaseList> unchoose(const people::Viewer& viewer, const std::string& case_code);
  // Errors: practice.no_such_case (or not chosen), practice.no_such_meeting.
  Result<ShowcaseList> mark_shown(const people::Viewer& viewer, const WhichShowing& which);
  Result<ShowcaseList> unmark_shown(const people::Viewer& viewer, const WhichShowing& which);

 private:
  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  HeldMeetings held_meetings_;
};

}  // namespace kith::practice
