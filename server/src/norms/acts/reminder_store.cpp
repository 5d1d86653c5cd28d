// SPDX-License-Identifier: Apache-2.0
#include "norms/acts/reminder_store.hpp"

#include "norms/counting/tally_store.hpp"

namespace kith::norms {
namespace {

constexpr db::Sql kSave{
    "norms.save_reminder",
    "insert into reminders (school_id, owner_id, clause, period_no, class_id, asked_by, asked_at) "
    "values (:school_id, :owner_id, :clause, :period_no, :class_id, :asked_by, :asked_at) "
    "on conflict (school_id, owner_id, clause, period_no) do update set class_id = excluded.class_id, "
    "asked_by = excluded.asked_by, asked_at = excluded.asked_at, seen_at = null where reminders.seen_at is "
    "not null"};
constexpr std::string_view kRead =
    "select r.clause, r.owner_id, r.class_id, r.asked_by, f.name, r.asked_at, r.seen_at from reminders r "
    "join staff f on f.school_id = r.school_id and f.id = r.asked_by where r.school_id = :school_id";
constexpr db::Sql kMarkSeen{
    "norms.mark_reminders_seen",
    "update reminders set seen_at = :now where school_id = :school_id and owner_id = :owner_id "
    "and asked_at < :morning and seen_at is null"};
constexpr db::Sql kWorksHere{"norms.works_here",
                             "select count(*) from staff where school_id = :school_id and id = :staff_id "
                             "and (left_on is null or left_on > :day)"};
constexpr db::Sql kTeaches{
    "norms.teaches_class",
    "select count(*) from teachings where school_id = :school_id and class_id = :class_id "
    "and staff_id = :staff_id and since_on <= :day and (until_on is null or until_on > :day)"};

std::vector<int> numbers_of(const Periods& periods) {
  std::vector<int> numbers;
  for (const auto& period : periods) numbers.push_back(period.period_no);
  return numbers;
}

}  // namespace

bool save_reminder(db::Tx& tx, const ReminderRow& reminder) {
  return tx.exec(kSave, db::args_of(reminder)) > 0;
}

std::vector<Reminder> waiting_reminders(db::Session& session, std::int64_t school_id,
                                        const std::string& clause, int period_no,
                                        const std::optional<people::Scope>& classes) {
  auto sql =
      std::string(kRead) + " and r.clause = :clause and r.period_no = :period_no and r.seen_at is null";
  if (classes)
    sql += " and exists (select 1 from classes c where c.id = r.class_id and " + classes->sql + ")";
  sql += " order by r.asked_at desc, r.owner_id";
  db::Args args{{"school_id", school_id}, {"clause", clause}, {"period_no", period_no}};
  return session.all<Reminder>({"norms.waiting_reminders", sql}, classes ? classes->with(args) : args);
}

std::vector<Reminder> reminders_of_morning(db::Session& session, std::int64_t school_id,
                                           std::int64_t owner_id, Instant morning, const Periods& periods) {
  static const auto sql = std::string(kRead) +
                          " and r.owner_id = :owner_id and r.asked_at < :morning "
                          "and (r.seen_at is null or r.seen_at >= :morning) and r.period_no in " +
                          period_list() + " order by r.asked_at, r.clause";
  return session.all<Reminder>(
      {"norms.reminders_of_morning", sql},
      with_periods({{"school_id", school_id}, {"owner_id", owner_id}, {"morning", morning}},
                   numbers_of(periods)));
}

void mark_reminders_seen(db::Tx& tx, std::int64_t school_id, std::int64_t owner_id, Instant morning,
                         Instant now) {
  tx.exec(kMarkSeen, {{"school_id", school_id}, {"owner_id", owner_id}, {"morning", morning}, {"now", now}});
}

bool works_here(db::Session& session, std::int64_t school_id, std::int64_t staff_id, Date day) {
  return session.one<int>(kWorksHere, {{"school_id", school_id}, {"staff_id", staff_id}, {"day", day}}) > 0;
}

bool teaches_class(db::Session& session, std::int64_t school_id, std::int64_t class_id, std::int64_t staff_id,
                   Date day) {
  return session.one<int>(
             kTeaches,
             {{"school_id", school_id}, {"class_id", class_id}, {"staff_id", staff_id}, {"day", day}}) > 0;
}

bool is_in_charge(db::Session& session, const people::Viewer& viewer, Date day, std::int64_t class_id) {
  auto scope = people::classes_in_charge(viewer, day);
  auto sql = "select count(*) from classes c where c.id = :class_id and " + scope.sql;
  return session.one<int>({"norms.is_in_charge", sql}, scope.with({{"class_id", class_id}})) > 0;
}

}  // namespace kith::norms
