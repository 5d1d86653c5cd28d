// SPDX-License-Identifier: Apache-2.0
// SQL of the slips.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/school.hpp"
#include "people/scope.hpp"
#include "people/words.hpp"

namespace kith::people {

struct InvitingClass {
  int entry_grade = 0;
  int entry_year = 0;
  int number = 0;
  JuniorNaming junior_naming = JuniorNaming::kByNumber;
  std::string school_name;
};
KITH_DESCRIBE(InvitingClass, (entry_grade, entry_year, number, junior_naming, school_name))

std::optional<InvitingClass> find_inviting_class(db::Session& session, const Scope& scope,
                                                 std::int64_t class_id);

// A guardian whom custody lets see or receive, and a child of the class; a guardian of twins stands twice.
struct InvitedRow {
  std::int64_t guardian_id = 0;
  std::string guardian_name;
  Relation relation = Relation::kOther;
  std::string student_name;
  bool has_joined = false;
};
KITH_DESCRIBE(InvitedRow, (guardian_id, guardian_name, relation, student_name, has_joined))

std::vector<InvitedRow> guardians_of_class(db::Session& session, std::int64_t school_id,
                                           std::int64_t class_id);

}  // namespace kith::people
