// SPDX-License-Identifier: Apache-2.0
// From posts and teachings to role bits, and their names. Pure.
#pragma once

#include <string>
#include <vector>

#include "people/viewer.hpp"
#include "people/words.hpp"

namespace kith::people {

// person_kind of an identity.
enum class PersonKind { kGuardian, kStaff, kDistrictOfficer };
KITH_DESCRIBE_ENUM(PersonKind, kGuardian, kStaff, kDistrictOfficer)

// What a post adds to kStaff. Teaching is not a post: it comes from the teachings held now.
std::uint32_t role_of(Post post);
std::uint32_t role_of(TeachingRole role);

// guardian, teacher, homeroom, grade_head, psychology, moral_education, teaching_office, principal, district,
// staff; in the order of the bits.
std::vector<std::string> role_names(std::uint32_t roles);

}  // namespace kith::people
