// SPDX-License-Identifier: Apache-2.0
#include "people/family_counts.hpp"

#include <fmt/format.h>

#include <map>

namespace kith::people {

struct FamiliesOfSchool {
  std::int64_t school_id = 0;
  std::int64_t families = 0;
};
KITH_DESCRIBE(FamiliesOfSchool, (school_id, families))

namespace {

// Who has left is in no class.
constexpr std::string_view kPresent =
    " from students s join classes c on c.school_id = s.school_id and c.id = s.class_id ";
constexpr std::string_view kFamilies =
    "select u.school_id, count(distinct u.family_id) from (select s.school_id as school_id, s.id as "
    "student_id, s.family_id as family_id{}where {} and {}) u where {} group by u.school_id order by "
    "u.school_id";
// Students without anybody are few: only their families are looked at further.
constexpr std::string_view kNobodyReceives =
    "not exists (select 1 from guardianships r where r.school_id = u.school_id and r.student_id = "
    "u.student_id and r.may_receive = 1) and not exists (select 1{}join guardianships g on g.school_id = "
    "s.school_id and g.student_id = s.id and g.may_receive = 1 where s.school_id = u.school_id and "
    "s.family_id = u.family_id and {})";

}  // namespace

// Only numbers are ever joined, so no text from outside reaches the statements.
std::vector<FamilyCount> count_families(db::Session& session,
                                        const std::optional<std::vector<std::int64_t>>& school_ids,
                                        const std::vector<int>& grades, int school_year) {
  const auto in_schools =
      school_ids ? fmt::format("s.school_id in ({})", fmt::join(*school_ids, ", ")) : std::string("true");
  const auto in_grades = grades.empty() ? std::string("true")
                                        : fmt::format("c.entry_grade + ({} - c.entry_year) in ({})",
                                                      school_year, fmt::join(grades, ", "));
  auto by_school = [&](const char* name, const std::string& which) {
    return session.all<FamiliesOfSchool>(
        {name, fmt::format(fmt::runtime(kFamilies), kPresent, in_schools, in_grades, which)});
  };
  std::map<std::int64_t, std::int64_t> unreachable;
  for (const auto& row : by_school("people.unreachable_families",
                                   fmt::format(fmt::runtime(kNobodyReceives), kPresent, in_grades)))
    unreachable[row.school_id] = row.families;
  std::vector<FamilyCount> found;
  for (const auto& row : by_school("people.families_by_school", "true"))
    found.push_back({row.school_id, row.families, unreachable[row.school_id]});
  return found;
}

}  // namespace kith::people
