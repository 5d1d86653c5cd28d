// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/day_sheet.hpp"

#include "people/directory_store.hpp"

namespace kith::visits {
namespace {

constexpr db::Sql kStaffName{"visits.staff_name",
                             "select name from staff where school_id = :school_id and id = :staff_id"};

}  // namespace

Result<std::string> DaySheets::paper(const people::Viewer& viewer, const WantedDaySheet& wanted) {
  auto staff_id = wanted.staff_id.value_or(viewer.person_id);
  if (staff_id != viewer.person_id && !viewer.has(people::kForSchoolDesk.any_of))
    return forbidden("planning.not_your_trip");
  auto sheet = db_.read([&](db::Session& session) -> Result<DaySheet> {
    DaySheet sheet{
        .school_name = people::find_school(session, viewer.school_id)->name,
        .staff_id = staff_id,
        .staff_name =
            session.maybe<std::string>(kStaffName, {{"school_id", viewer.school_id}, {"staff_id", staff_id}})
                .value_or(""),
        .day_on = wanted.day_on,
        .trips =
            trip_lines(session, viewer, clock_.today(), {staff_id, wanted.day_on, wanted.day_on}, sealer_)};
    if (sheet.trips.empty()) return not_found("planning.no_trip_that_day");
    return sheet;
  });
  if (!sheet) return sheet.error();
  return day_sheet_paper(*sheet, wanted.language.value_or(Language::kZh), clock_.now()).bytes();
}

}  // namespace kith::visits
