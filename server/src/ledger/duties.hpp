// SPDX-License-Identifier: Apache-2.0
// A duty: something that must happen by a time. It has one owner; a contact or an explicit act fulfils it;
// a missed one stays visible with its owner's name, late kept apart from never.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace kith::ledger {

struct NewDuty {
  std::int64_t school_id = 0;
  std::string kind;                   // "notices.answer_opinion"
  std::optional<std::string> clause;  // "P4.13"
  std::int64_t owner_id = 0;          // staff
  std::string subject_kind;           // student, family, class, school
  std::int64_t subject_id = 0;
  std::string cause_slice;
  std::int64_t cause_id = 0;
  Instant began_at{};
  Instant due_at{};
};

struct Duty {
  std::int64_t id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string subject_kind;
  std::int64_t subject_id = 0;
  std::string cause_slice;
  std::int64_t cause_id = 0;
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
};
KITH_DESCRIBE(Duty, (id, kind, clause, owner_id, subject_kind, subject_id, cause_slice, cause_id, due_at,
                     fulfilled_at))

std::int64_t open_duty(db::Tx& tx, const NewDuty& duty);

// Fulfils it once; a second time changes nothing. Error: ledger.no_such_duty (absent or cancelled).
Result<bool> fulfil_duty(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, Instant at,
                         std::optional<std::int64_t> contact_id = std::nullopt);
Result<bool> cancel_duty(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, Instant at,
                         const std::string& cancel_code);

// Open duties of one member of staff, the soonest first.
std::vector<Duty> open_duties_of(db::Session& session, std::int64_t school_id, std::int64_t owner_id,
                                 int limit);

}  // namespace kith::ledger
