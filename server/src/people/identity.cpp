// SPDX-License-Identifier: Apache-2.0
#include "people/identity.hpp"

#include <array>
#include <utility>

namespace kith::people {
namespace {

constexpr std::array<std::pair<Role, const char*>, 10> kNames{{{kGuardian, "guardian"},
                                                               {kTeacher, "teacher"},
                                                               {kHomeroom, "homeroom"},
                                                               {kGradeHead, "grade_head"},
                                                               {kPsychology, "psychology"},
                                                               {kMoralEducation, "moral_education"},
                                                               {kTeachingOffice, "teaching_office"},
                                                               {kPrincipal, "principal"},
                                                               {kDistrict, "district"},
                                                               {kStaff, "staff"}}};

}  // namespace

std::uint32_t role_of(Post post) {
  switch (post) {
    case Post::kPrincipal:
    case Post::kVicePrincipal:
      return kPrincipal;
    case Post::kMoralDirector:
      return kMoralEducation;
    case Post::kTeachingDirector:
      return kTeachingOffice;
    case Post::kPsychologyTeacher:
      return kPsychology;
    case Post::kGradeHead:
      return kGradeHead;
    case Post::kHomeroomTeacher:
    case Post::kSubjectTeacher:
    case Post::kOffice:
    case Post::kOther:
      break;
  }
  return 0;
}

std::uint32_t role_of(TeachingRole role) {
  return role == TeachingRole::kHomeroom ? kTeacher | kHomeroom : std::uint32_t{kTeacher};
}

std::vector<std::string> role_names(std::uint32_t roles) {
  std::vector<std::string> names;
  for (const auto& [role, name] : kNames)
    if ((roles & role) != 0) names.emplace_back(name);
  return names;
}

}  // namespace kith::people
