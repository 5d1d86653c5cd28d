// SPDX-License-Identifier: Apache-2.0
// SQL of morning lists.
#pragma once

#include "app/morning.hpp"
#include "people/school.hpp"
#include "platform/db/db.hpp"

namespace kith::app {

// An open duty of somebody else. The class's key is absent where there is no class.
struct OpenDutyRow {
  std::int64_t id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string owner_name;
  std::string subject_kind;
  std::int64_t subject_id = 0;
  Instant due_at{};
  std::optional<std::int64_t> class_id;
  std::optional<int> entry_year;
  std::optional<int> entry_grade;
  std::optional<int> number;
};
KITH_DESCRIBE(OpenDutyRow, (id, kind, clause, owner_id, owner_name, subject_kind, subject_id, due_at,
                            class_id, entry_year, entry_grade, number))

// Open duties of the school that were due before `before`, the longest overdue first.
std::vector<OpenDutyRow> duties_due_before(db::Session& session, std::int64_t school_id, Instant before,
                                           int limit);
std::vector<Leader> leaders_in(db::Session& session, std::int64_t school_id, Date day);
std::vector<std::int64_t> staff_of(db::Session& session, std::int64_t school_id, Date day);
// False when the school's morning of this day has begun already.
bool save_morning(db::Tx& tx, std::int64_t school_id, Date day_on, Instant now);

}  // namespace kith::app
