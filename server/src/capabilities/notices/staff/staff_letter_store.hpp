// SPDX-License-Identifier: Apache-2.0
// SQL of notices to staff.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "capabilities/notices/staff/staff_letter.hpp"

namespace kith::notices {

struct StaffLetterRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t author_id = 0;
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  std::string audience;  // as JSON
  Instant published_at{};
  std::optional<Instant> due_at;
  std::string client_key;
};
KITH_DESCRIBE(StaffLetterRow,
              (school_id, id, author_id, title, body, needs, audience, published_at, due_at, client_key))

// Its author and identifier, where the key was used before.
struct KnownStaffLetter {
  std::int64_t letter_id = 0;
  std::int64_t author_id = 0;
};
KITH_DESCRIBE(KnownStaffLetter, (letter_id, author_id))
std::optional<KnownStaffLetter> find_staff_letter(db::Session& session, std::int64_t school_id,
                                                  const std::string& client_key);
// False when the key is taken. `colleagues`: rows (person_id); the author is left out. How many were asked.
std::optional<std::int64_t> save_staff_letter(db::Tx& tx, const StaffLetterRow& letter,
                                              const people::Selection& colleagues);

std::int64_t count_staff(db::Session& session, const people::Selection& colleagues, std::int64_t but);
std::vector<StaffName> staff_without_account(db::Session& session, const people::Selection& colleagues,
                                             std::int64_t but, int limit);
// Grades that a grade head heads on the day.
std::set<int> grades_headed(db::Session& session, const people::Viewer& viewer, Date today);

// What the author has written, the newest first; one of them when letter_id is given.
std::vector<StaffLetterLine> staff_letters_by(db::Session& session, const people::Viewer& author,
                                              std::optional<std::int64_t> letter_id, int limit);
// Requires: there is such a letter.
StaffLetterRow staff_letter(db::Session& session, std::int64_t letter_id);
std::vector<WaitingColleague> waiting_staff(db::Session& session, std::int64_t letter_id);

// What the viewer was asked, what is not done first, then the newest; one of them when letter_id is given.
std::vector<OwnStaffLetter> staff_letters_to(db::Session& session, const people::Viewer& viewer,
                                             std::optional<std::int64_t> letter_id, int limit);
// False when it was done before, or nothing was asked.
bool set_staff_opened(db::Tx& tx, std::int64_t letter_id, std::int64_t staff_id, Instant at);
bool set_staff_done(db::Tx& tx, std::int64_t letter_id, std::int64_t staff_id, Instant at);

// False when it was withdrawn already.
bool withdraw_staff_letter(db::Tx& tx, std::int64_t letter_id, Instant at);
// False when it was reminded of after `latest`.
bool set_staff_reminded(db::Tx& tx, std::int64_t letter_id, Instant at, Instant latest);
// Rows (person_id): who has not done it; nobody once it is withdrawn.
people::Selection awaited_staff(std::int64_t letter_id);

}  // namespace kith::notices
