// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/recording_sight.hpp"

#include <fmt/format.h>

namespace kith::visits {
namespace {

constexpr std::string_view kTaughtBeforeLeaving =
    "(s.school_id = :taught_school and s.left_on is not null and exists (select 1 from enrollments le "
    "join teachings lt on lt.school_id = le.school_id and lt.class_id = le.class_id and lt.staff_id = "
    ":taught_by and lt.since_on <= :taught_on and (lt.until_on is null or lt.until_on > :taught_on) "
    "where le.school_id = s.school_id and le.student_id = s.id and le.since_on <= :taught_on and "
    "(le.until_on is null or le.until_on > :taught_on)))";

}  // namespace

people::Scope sight_for_recording(const people::Viewer& viewer, Date today, Date held_on) {
  auto sight = people::students_in_sight(viewer, today);
  if (!viewer.has(people::kTeacher)) return sight;
  sight.sql = fmt::format("(({}) or {})", sight.sql, kTaughtBeforeLeaving);
  sight.args.emplace_back("taught_school", viewer.school_id);
  sight.args.emplace_back("taught_by", viewer.person_id);
  sight.args.emplace_back("taught_on", held_on);
  return sight;
}

}  // namespace kith::visits
