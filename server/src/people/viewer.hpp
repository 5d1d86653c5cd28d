// SPDX-License-Identifier: Apache-2.0
// What the role bits of an identity mean in a school, and the routes' admissions made of them. Roles say what
// somebody may try; whom it may concern is said by people/scope.hpp.
#pragma once

#include <cstdint>

#include "platform/access/caller.hpp"

namespace kith::people {

// Bits of access::Caller::roles and identities.roles; stored, so a bit never changes its meaning.
enum Role : std::uint32_t {
  kGuardian = 1,
  kTeacher = 2,   // any member of staff who teaches a class now
  kHomeroom = 4,  // homeroom teacher of a class now
  kGradeHead = 8,
  kPsychology = 16,      // psychology teacher
  kMoralEducation = 32,  // moral-education director
  kTeachingOffice = 64,  // teaching director
  kPrincipal = 128,      // principal and vice principals
  kDistrict = 256,       // officer of the district
  kStaff = 512,          // every member of staff of a school
};

inline constexpr access::Access kForGuardians{.name = "guardians", .any_of = kGuardian};
inline constexpr access::Access kForStaff{.name = "staff", .any_of = kStaff};
inline constexpr access::Access kForTeachers{.name = "teachers", .any_of = kTeacher};
inline constexpr access::Access kForSchoolDesk{.name = "school_desk",
                                               .any_of = kPrincipal | kMoralEducation | kTeachingOffice};
inline constexpr access::Access kForDistrict{.name = "district", .any_of = kDistrict};
inline constexpr access::Access kForStaffAndDistrict{.name = "staff_and_district",
                                                     .any_of = kStaff | kDistrict};

// Who looks, in the words of this floor.
struct Viewer {
  std::int64_t school_id = 0;  // 0: the district
  std::int64_t person_id = 0;  // a guardian, a member of staff or a district officer, by the roles
  std::uint32_t roles = 0;

  bool has(std::uint32_t any_of) const { return (roles & any_of) != 0; }
};

inline Viewer viewer_of(const access::Caller& caller) {
  return {.school_id = caller.tenant_id, .person_id = caller.person_id, .roles = caller.roles};
}

}  // namespace kith::people
