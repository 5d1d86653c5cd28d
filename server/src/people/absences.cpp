// SPDX-License-Identifier: Apache-2.0
#include "people/absences.hpp"

#include "people/absence_store.hpp"

namespace kith::people {

Result<Absence> Absences::add(const Viewer& viewer, const NewAbsence& absence) {
  if (absence.until_on && *absence.until_on <= absence.since_on)
    return invalid("people.absence_ends_too_early", {{"until_on", "people.absence_ends_too_early"}});
  return db_.write([&](db::Tx& tx) -> Result<Absence> {
    if (!is_staff(tx, viewer.school_id, absence.staff_id)) return not_found("people.no_such_staff");
    if (overlapping_absences(tx, viewer.school_id, absence) > 0)
      return invalid("people.absences_overlap", {{"since_on", "people.absences_overlap"}});
    save_absence(tx, viewer.school_id, absence);
    on_change_(tx, viewer.school_id);
    return Absence(absence);
  });
}

Result<http::NoContent> Absences::remove(const Viewer& viewer, std::int64_t staff_id, Date since_on) {
  return db_.write([&](db::Tx& tx) -> Result<http::NoContent> {
    if (!delete_absence(tx, viewer.school_id, staff_id, since_on)) return not_found("people.no_such_absence");
    on_change_(tx, viewer.school_id);
    return http::NoContent{};
  });
}

}  // namespace kith::people
