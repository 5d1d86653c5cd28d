// SPDX-License-Identifier: Apache-2.0
#include "app/morning_store.hpp"

namespace kith::app {
namespace {

constexpr db::Sql kDutiesDue{"app.duties_due_before",
                             "select d.id, d.kind, d.clause, d.owner_id, f.name, d.subject_kind, "
                             "d.subject_id, d.due_at, c.id as class_id, "
                             "c.entry_year, c.entry_grade, c.number from duties d "
                             "join staff f on f.school_id = d.school_id and f.id = d.owner_id "
                             "left join classes c on c.school_id = d.school_id and c.id = d.class_id "
                             "where d.school_id = :school_id and d.fulfilled_at is null and d.cancelled_at "
                             "is null and d.due_at < :before "
                             "order by d.due_at, d.id limit :limit"};
constexpr db::Sql kLeaders{
    "app.leaders_in",
    "select p.staff_id, p.post, p.grade from staff_posts p "
    "join staff f on f.school_id = p.school_id and f.id = p.staff_id "
    "where p.school_id = :school_id and p.post in ('grade_head', 'moral_director', 'principal') "
    "and p.since_on <= :day and (p.until_on is null or p.until_on > :day) "
    "and (f.left_on is null or f.left_on > :day) order by p.staff_id"};
constexpr db::Sql kStaff{
    "app.staff_of",
    "select id from staff where school_id = :school_id and (left_on is null or left_on > :day) "
    "order by id"};
constexpr db::Sql kSaveMorning{
    "app.save_morning",
    "insert into mornings (school_id, day_on, begun_at) values (:school_id, :day_on, :now) "
    "on conflict (school_id, day_on) do nothing"};

}  // namespace

std::vector<OpenDutyRow> duties_due_before(db::Session& session, std::int64_t school_id, Instant before,
                                           int limit) {
  return session.all<OpenDutyRow>(kDutiesDue,
                                  {{"school_id", school_id}, {"before", before}, {"limit", limit}});
}

std::vector<Leader> leaders_in(db::Session& session, std::int64_t school_id, Date day) {
  return session.all<Leader>(kLeaders, {{"school_id", school_id}, {"day", day}});
}

std::vector<std::int64_t> staff_of(db::Session& session, std::int64_t school_id, Date day) {
  return session.all<std::int64_t>(kStaff, {{"school_id", school_id}, {"day", day}});
}

bool save_morning(db::Tx& tx, std::int64_t school_id, Date day_on, Instant now) {
  return tx.exec(kSaveMorning, {{"school_id", school_id}, {"day_on", day_on}, {"now", now}}) > 0;
}

}  // namespace kith::app
