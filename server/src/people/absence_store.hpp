// SPDX-License-Identifier: Apache-2.0
// SQL of staff on leave.
#pragma once

#include "people/absences.hpp"

namespace kith::people {

// Works at the school and has not left.
bool is_staff(db::Session& session, std::int64_t school_id, std::int64_t staff_id);
// Leaves of the same person that share a day with this one and begin on another.
std::int64_t overlapping_absences(db::Session& session, std::int64_t school_id, const NewAbsence& absence);
void save_absence(db::Tx& tx, std::int64_t school_id, const NewAbsence& absence);
bool delete_absence(db::Tx& tx, std::int64_t school_id, std::int64_t staff_id, Date since_on);

}  // namespace kith::people
