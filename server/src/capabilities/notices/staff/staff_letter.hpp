// SPDX-License-Identifier: Apache-2.0
// A notice to the school's own staff: read or confirmed by each of them in their own list. It concerns no
// family, so nothing of it stands in the ledger, and no ladder leads to telephones. Pure values and rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/notice.hpp"

namespace kith::notices {

// A reminder at most this often, as for families (kBetweenReminders).
struct NewStaffLetter {
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kConfirm;  // read or confirm
  people::StaffSpec audience;
  std::optional<Instant> due_at;
  std::string client_key;
};
KITH_DESCRIBE(NewStaffLetter, (title, body, needs, audience, due_at, client_key))

// Codes at their fields: those of bare_wording_refusal(), notices.bad_client_key, due_in_the_past,
// staff_only_confirm (an answer or a signature is asked of families only).
std::optional<Error> refusal(const NewStaffLetter& letter, const Clock& clock);

// A colleague as the author sees one.
struct StaffName {
  std::int64_t staff_id = 0;
  std::string name;
};
KITH_DESCRIBE(StaffName, (staff_id, name))

// without_account: nobody has opened an account for them, so that they cannot read it here; at most 50.
struct StaffPreview {
  std::int64_t people = 0;
  std::vector<StaffName> without_account;
};
KITH_DESCRIBE(StaffPreview, (people, without_account))

struct StaffLetterLine {
  std::int64_t letter_id = 0;
  std::string title;
  ledger::Needs needs = ledger::Needs::kRead;
  Instant published_at{};
  std::optional<Instant> due_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> withdrawn_at;
  std::int64_t people = 0;
  std::int64_t done = 0;
  std::int64_t opened = 0;  // and not done
};
KITH_DESCRIBE(StaffLetterLine, (letter_id, title, needs, published_at, due_at, reminded_at, withdrawn_at,
                                people, done, opened))

// has_account: can read it here.
struct WaitingColleague {
  std::int64_t staff_id = 0;
  std::string name;
  std::optional<Instant> opened_at;
  bool has_account = true;
};
KITH_DESCRIBE(WaitingColleague, (staff_id, name, opened_at, has_account))

struct StaffLetterDetail {
  StaffLetterLine letter;
  std::string body;
  people::StaffSpec audience;
  std::vector<WaitingColleague> waiting;
};
KITH_DESCRIBE(StaffLetterDetail, (letter, body, audience, waiting))

// As one of those reads it whom it is for.
struct OwnStaffLetter {
  std::int64_t letter_id = 0;
  std::string title;
  std::string body;
  ledger::Needs needs = ledger::Needs::kRead;
  std::optional<std::string> author_name;
  Instant published_at{};
  std::optional<Instant> due_at;
  std::optional<Instant> opened_at;
  std::optional<Instant> done_at;
};
KITH_DESCRIBE(OwnStaffLetter,
              (letter_id, title, body, needs, author_name, published_at, due_at, opened_at, done_at))

}  // namespace kith::notices
