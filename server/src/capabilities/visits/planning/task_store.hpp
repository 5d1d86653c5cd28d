// SPDX-License-Identifier: Apache-2.0
// What the planner is given to know of a school: its students and teachers. SQL only; addresses are opened
// here and leave as neighbourhoods.
#pragma once

#include "capabilities/visits/planning/planner.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::visits {

// All present students, by identifier.
std::vector<PlannedStudent> students_to_plan(db::Session& session, std::int64_t school_id, Date day,
                                             const secrets::Sealer& sealer);
// Who teaches a class or leads the school on `day`, by identifier.
std::vector<PlanTeacher> teachers_to_plan(db::Session& session, std::int64_t school_id, Date day);

// One member of staff's, for offering times; absent for somebody who has left.
std::optional<PlanTeacher> teacher_to_plan(db::Session& session, std::int64_t school_id,
                                           std::int64_t staff_id, Date day);

}  // namespace kith::visits
