// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/attendance_store.hpp"

namespace kith::gatherings {
namespace {

constexpr db::Sql kMembers{
    "gatherings.members_of",
    "select g.id, g.name, min(s.id) as student_id, case when exists (select 1 from gathering_attendances a "
    "where a.school_id = g.school_id and a.gathering_id = :gathering_id and a.guardian_id = g.id) "
    "then 1 else 0 end as came from guardians g "
    "join guardianships r on r.school_id = g.school_id and r.guardian_id = g.id and r.may_see = 1 "
    "join students s on s.school_id = r.school_id and s.id = r.student_id and s.left_on is null "
    "join enrollments e on e.school_id = s.school_id and e.student_id = s.id and e.since_on <= :day "
    "and (e.until_on is null or e.until_on > :day) "
    "join classes c on c.school_id = e.school_id and c.id = e.class_id "
    "where g.school_id = :school_id and exists (select 1 from committee_seats m "
    "where m.school_id = g.school_id and m.guardian_id = g.id and m.since_on <= :day "
    "and (m.until_on is null or m.until_on > :day)) "
    "and (:level = 'school' or (:level = 'class' and c.id = :group_id) or (:level = 'grade' "
    "and c.entry_grade + (cast(:school_year as integer) - c.entry_year) = :group_id)) "
    "group by g.school_id, g.id, g.name order by g.name, g.id"};
constexpr db::Sql kAttendances{"gatherings.attendances_of",
                               "select school_id, gathering_id, guardian_id, student_id "
                               "from gathering_attendances where school_id = :school_id "
                               "and gathering_id = :gathering_id order by guardian_id"};
constexpr db::Sql kClear{
    "gatherings.clear_attendances",
    "delete from gathering_attendances where school_id = :school_id and gathering_id = :gathering_id"};

}  // namespace

std::vector<MemberRow> members_of(db::Session& session, const GatheringRecord& gathering, int school_year,
                                  Date day) {
  return session.all<MemberRow>(kMembers, {{"school_id", gathering.school_id},
                                           {"gathering_id", gathering.id},
                                           {"day", day},
                                           {"level", to_text(gathering.level)},
                                           {"group_id", gathering.group_id},
                                           {"school_year", school_year}});
}

std::vector<Attendance> attendances_of(db::Session& session, std::int64_t school_id,
                                       std::int64_t gathering_id) {
  return session.all<Attendance>(kAttendances, {{"school_id", school_id}, {"gathering_id", gathering_id}});
}

void save_attendances(db::Tx& tx, std::int64_t school_id, std::int64_t gathering_id,
                      const std::vector<Attendance>& attendances) {
  tx.exec(kClear, {{"school_id", school_id}, {"gathering_id", gathering_id}});
  if (!attendances.empty()) tx.insert_all("gathering_attendances", attendances);
}

}  // namespace kith::gatherings
