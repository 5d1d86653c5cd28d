// SPDX-License-Identifier: Apache-2.0
#include "people/absence_store.hpp"

namespace kith::people {
namespace {

constexpr db::Sql kIsStaff{
    "people.is_staff",
    "select count(*) from staff where school_id = :school_id and id = :staff_id and left_on is null"};
constexpr db::Sql kOverlapping{
    "people.overlapping_absences",
    "select count(*) from staff_absences where school_id = :school_id and staff_id = :staff_id "
    "and since_on <> :since_on and (until_on is null or until_on > :since_on) "
    "and (cast(:until_on as text) is null or since_on < :until_on)"};
constexpr db::Sql kSave{
    "people.save_absence",
    "insert into staff_absences (school_id, staff_id, since_on, until_on) "
    "values (:school_id, :staff_id, :since_on, :until_on) "
    "on conflict (school_id, staff_id, since_on) do update set until_on = excluded.until_on"};
constexpr db::Sql kDelete{"people.delete_absence",
                          "delete from staff_absences where school_id = :school_id and staff_id = :staff_id "
                          "and since_on = :since_on"};
constexpr db::Sql kFrom{
    "people.absences_from",
    "select since_on, until_on, staff_id from staff_absences where school_id = :school_id "
    "and (until_on is null or until_on > :day) order by staff_id, since_on"};

db::Args args_of(std::int64_t school_id, const NewAbsence& absence) {
  return {{"school_id", school_id},
          {"staff_id", absence.staff_id},
          {"since_on", absence.since_on},
          {"until_on", absence.until_on}};
}

}  // namespace

bool is_staff(db::Session& session, std::int64_t school_id, std::int64_t staff_id) {
  return session.one<std::int64_t>(kIsStaff, {{"school_id", school_id}, {"staff_id", staff_id}}) > 0;
}

std::int64_t overlapping_absences(db::Session& session, std::int64_t school_id, const NewAbsence& absence) {
  return session.one<std::int64_t>(kOverlapping, args_of(school_id, absence));
}

void save_absence(db::Tx& tx, std::int64_t school_id, const NewAbsence& absence) {
  tx.exec(kSave, args_of(school_id, absence));
}

bool delete_absence(db::Tx& tx, std::int64_t school_id, std::int64_t staff_id, Date since_on) {
  return tx.exec(kDelete, {{"school_id", school_id}, {"staff_id", staff_id}, {"since_on", since_on}}) > 0;
}

std::vector<StaffAbsence> absences_from(db::Session& session, std::int64_t school_id, Date day) {
  return session.all<StaffAbsence>(kFrom, {{"school_id", school_id}, {"day", day}});
}

}  // namespace kith::people
