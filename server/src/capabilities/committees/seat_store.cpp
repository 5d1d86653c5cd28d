// SPDX-License-Identifier: Apache-2.0
#include "capabilities/committees/seat_store.hpp"

#include <fmt/format.h>

namespace kith::committees {
namespace {

constexpr std::string_view kSeen =
    "select m.school_id, m.id, m.guardian_id, m.level, m.group_id, m.role, m.since_on, m.until_on, "
    "m.appointed_by, m.ended_by, g.name as guardian_name from committee_seats m "
    "join guardians g on g.school_id = m.school_id and g.id = m.guardian_id "
    "where m.school_id = :school_id and (m.until_on is null or (m.until_on > m.since_on and m.until_on > "
    ":from)) "
    "and (m.level = 'school' or exists (select 1 from classes c where c.school_id = m.school_id "
    "and c.closed_on is null and ((m.level = 'class' and c.id = m.group_id) or (m.level = 'grade' "
    "and c.entry_grade + (cast(:school_year as integer) - c.entry_year) = m.group_id)) and {})) "
    "order by m.role, g.name, m.id";
constexpr std::string_view kChildren =
    "select k.entry_grade, k.entry_year, k.number, r.guardian_id, k.id as class_id, s.name "
    "from guardianships r join students s on s.school_id = r.school_id and s.id = r.student_id "
    "join classes k on k.school_id = s.school_id and k.id = s.class_id "
    "where r.school_id = :school_id and r.may_see = 1 and s.left_on is null and ";
constexpr db::Sql kCandidates{
    "committees.candidates",
    "select r.guardian_id, g.name as guardian_name, s.name as student_name, r.relation from students s "
    "join guardianships r on r.school_id = s.school_id and r.student_id = s.id and r.may_see = 1 "
    "join guardians g on g.school_id = r.school_id and g.id = r.guardian_id "
    "where s.school_id = :school_id and s.class_id = :class_id and s.left_on is null "
    "order by s.name, s.id, r.position"};
constexpr std::string_view kOfMembers =
    "select distinct s.id from committee_seats m join guardianships r on r.school_id = m.school_id and "
    "r.guardian_id = m.guardian_id and r.may_see = 1 join students s on s.school_id = r.school_id and s.id = "
    "r.student_id join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "where m.school_id = :school_id and m.since_on <= :today and (m.until_on is null or m.until_on > :today) "
    "and ({}) order by s.id";
constexpr std::string_view kSeats =
    "select school_id, id, guardian_id, level, group_id, role, since_on, until_on, appointed_by, ended_by "
    "from committee_seats where school_id = :school_id and ";
constexpr db::Sql kSetEnd{"committees.set_end",
                          "update committee_seats set until_on = :until_on, ended_by = :ended_by "
                          "where school_id = :school_id and id = :id"};

std::vector<MemberChild> children(db::Session& session, const char* name, std::string_view whose,
                                  const db::Args& args) {
  auto sql = std::string(kChildren) + std::string(whose) + " order by s.name, s.id";
  return session.all<MemberChild>({name, sql}, args);
}

}  // namespace

std::vector<SeatRow> seats_seen(db::Session& session, std::int64_t school_id, int school_year,
                                const people::Scope& sight, Date from) {
  auto sql = fmt::format(fmt::runtime(kSeen), sight.sql);
  return session.all<SeatRow>(
      {"committees.seats_seen", sql},
      sight.with({{"school_id", school_id}, {"school_year", school_year}, {"from", from}}));
}

std::vector<MemberChild> children_of_members(db::Session& session, std::int64_t school_id) {
  return children(session, "committees.children_of_members",
                  "r.guardian_id in (select guardian_id from committee_seats where school_id = :school_id)",
                  {{"school_id", school_id}});
}

std::vector<MemberChild> children_of_guardian(db::Session& session, std::int64_t school_id,
                                              std::int64_t guardian_id) {
  return children(session, "committees.children_of_guardian", "r.guardian_id = :guardian_id",
                  {{"school_id", school_id}, {"guardian_id", guardian_id}});
}

std::vector<CandidateRow> candidates_of(db::Session& session, std::int64_t school_id, std::int64_t class_id) {
  return session.all<CandidateRow>(kCandidates, {{"school_id", school_id}, {"class_id", class_id}});
}

std::vector<std::int64_t> students_of_members(db::Session& session, std::int64_t school_id,
                                              const people::CommitteeSpec& committees, int school_year,
                                              Date today) {
  // Numbers of our own only.
  std::string which = committees.of_school ? "m.level = 'school'" : "1 = 0";
  if (!committees.of_grades.empty())
    which += fmt::format(
        " or (m.level = 'grade' and m.group_id in ({}) and c.entry_grade + ({} - c.entry_year) = m.group_id)",
        fmt::join(committees.of_grades, ", "), school_year);
  if (!committees.of_class_ids.empty())
    which += fmt::format(" or (m.level = 'class' and m.group_id in ({}) and c.id = m.group_id)",
                         fmt::join(committees.of_class_ids, ", "));
  return session.all<std::int64_t>(
      {"committees.students_of_members", fmt::format(fmt::runtime(kOfMembers), which)},
      {{"school_id", school_id}, {"today", today}});
}

std::optional<SeatRecord> find_seat(db::Session& session, std::int64_t school_id, std::int64_t seat_id) {
  return session.maybe<SeatRecord>({"committees.find_seat", std::string(kSeats) + "id = :id"},
                                   {{"school_id", school_id}, {"id", seat_id}});
}

std::vector<SeatRecord> seats_beside(db::Session& session, const SeatRecord& seat) {
  return session.all<SeatRecord>(
      {"committees.seats_beside",
       std::string(kSeats) + "level = :level and group_id = :group_id and id <> :id "
                             "and (until_on is null or (until_on > since_on and until_on > :since_on)) "
                             "and (cast(:until_on as text) is null or since_on < :until_on)"},
      {{"school_id", seat.school_id},
       {"level", seat.level},
       {"group_id", seat.group_id},
       {"id", seat.id},
       {"since_on", seat.since_on},
       {"until_on", seat.until_on}});
}

void add_seat(db::Tx& tx, const SeatRecord& seat) {
  tx.insert_all("committee_seats", std::vector<SeatRecord>{seat});
}

void set_end(db::Tx& tx, const SeatRecord& seat) {
  tx.exec(kSetEnd, {{"school_id", seat.school_id},
                    {"id", seat.id},
                    {"until_on", seat.until_on},
                    {"ended_by", seat.ended_by}});
}

}  // namespace kith::committees
