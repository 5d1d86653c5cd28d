// SPDX-License-Identifier: Apache-2.0
// Reads from the record what a roster is held against.
#pragma once

#include <unordered_map>
#include <vector>

#include "people/roster/families.hpp"
#include "people/roster/guardians.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

KnownClasses load_classes(db::Session& session, const RosterSchool& school);
StudentIndex load_student_index(db::Session& session, const RosterSchool& school);
void load_guardian_index(db::Session& session, std::int64_t school_id, GuardianIndex& index);

// The students of one class, by identifier.
using KnownStudents = std::unordered_map<std::int64_t, KnownStudent>;
void load_class(db::Session& session, const RosterSchool& school, std::int64_t class_id,
                KnownStudents& students);
// One student, wherever he is.
void load_student(db::Session& session, const RosterSchool& school, std::int64_t student_id,
                  KnownStudents& students);

std::vector<KnownStaff> load_staff(db::Session& session, const RosterSchool& school);

// The families of the children of these guardians.
void load_families(db::Session& session, std::int64_t school_id, std::int64_t guardian_id,
                   Families& families);

}  // namespace kith::people
