// SPDX-License-Identifier: Apache-2.0
// SQL of plans for one student.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/db/db.hpp"

namespace kith::care {

struct PlanRow {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  int school_year = 0;
  std::string words;
  std::int64_t owner_id = 0;
  Date review_on{};
  std::int64_t duty_id = 0;
  int version = 0;
  Instant made_at{};
  Instant updated_at{};
  std::int64_t updated_by = 0;
};
KITH_DESCRIBE(PlanRow, (school_id, contact_id, student_id, school_year, words, owner_id, review_on, duty_id,
                        version, made_at, updated_at, updated_by))

struct PlanListed : PlanRow {
  std::string owner_name;
  std::string updated_by_name;
};
KITH_DESCRIBE_WITH(PlanListed, (PlanRow), (owner_name, updated_by_name))

// The newest first.
std::vector<PlanListed> plans_of(db::Session& session, std::int64_t school_id, std::int64_t student_id);
void save_plan(db::Tx& tx, const PlanRow& plan);
void change_plan(db::Tx& tx, const PlanRow& plan);

// Who may answer for a plan: those with the grant for the student's care groups.
struct PlanOwner {
  std::int64_t staff_id = 0;
  std::string name;
};
KITH_DESCRIBE(PlanOwner, (staff_id, name))
std::vector<PlanOwner> owners_for(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                  Date today);

}  // namespace kith::care
