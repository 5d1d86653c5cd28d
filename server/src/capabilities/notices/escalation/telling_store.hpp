// SPDX-License-Identifier: Apache-2.0
// SQL of tellings: whose family a person has to tell.
#pragma once

#include <optional>
#include <vector>

#include "capabilities/notices/escalation/telling.hpp"
#include "people/scope.hpp"
#include "platform/clock.hpp"

namespace kith::notices {

// Puts every missing student on the list of the homeroom teacher of the day, and those nobody could be asked
// about; those there already stay as they are. How many are on lists now and still missing.
std::int64_t open_tellings(db::Tx& tx, const Clock& clock, std::int64_t notice_id);
// Who is on a list and still missing goes home on paper, too. How many.
std::int64_t put_on_paper(db::Tx& tx, std::int64_t notice_id, Instant at);

struct TellingRow : TellingLine, people::ClassKey {
  const people::ClassKey& key() const { return *this; }
};
KITH_DESCRIBE_WITH(TellingRow, (TellingLine, people::ClassKey), ())
// Open tellings in the viewer's own name, and for the school's desk those that nobody here owns, of notices
// whose answer was due after `since`; urgent ones first, then by the day of the answer.
std::vector<TellingRow> own_tellings(db::Session& session, const people::Viewer& viewer, Date today,
                                     Instant since, int limit);

// A student whom the notice is for, and its class now. Nothing for others.
std::optional<std::int64_t> class_if_meant(db::Session& session, const Clock& clock, std::int64_t notice_id,
                                           std::int64_t student_id);
// An attempt, or the telling itself.
void save_telling(db::Tx& tx, const NewTelling& telling, std::int64_t class_id, std::int64_t told_by,
                  Date today, Instant at);
// False when it had not been told by that person; `anybody`: by whomever.
bool take_back_telling(db::Tx& tx, std::int64_t notice_id, std::int64_t student_id, std::int64_t told_by,
                       bool anybody);

// All tellings of one notice.
struct ToldRow {
  std::int64_t student_id = 0;
  std::optional<std::string> owner_name;
  std::optional<Instant> on_paper_at;
  int attempts = 0;
  std::optional<TellingOutcome> last_outcome;
  std::optional<Instant> told_at;
  std::optional<ToldHow> told_how;
  std::optional<std::string> told_by_name;
};
KITH_DESCRIBE(ToldRow,
              (student_id, owner_name, on_paper_at, attempts, last_outcome, told_at, told_how, told_by_name))
std::vector<ToldRow> tellings_of(db::Session& session, std::int64_t notice_id);

}  // namespace kith::notices
