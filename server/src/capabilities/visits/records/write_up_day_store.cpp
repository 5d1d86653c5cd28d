// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/write_up_day_store.hpp"

namespace kith::records {
namespace {

constexpr db::Sql kSave{
    "visits.save_write_up_days",
    "insert into visit_write_up_days (school_id, since_on, days, reason, set_by, set_at) values (:school_id, "
    ":since_on, :days, :reason, :set_by, :set_at) on conflict (school_id, since_on) do update set days = "
    "excluded.days, reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at"};
constexpr db::Sql kDays{"visits.write_up_days",
                        "select days from visit_write_up_days where school_id = :school_id "
                        "order by since_on desc limit 1"};
constexpr db::Sql kHistory{"visits.write_up_days_history",
                           "select d.since_on, d.days, d.reason, f.name, d.set_at from visit_write_up_days d "
                           "left join staff f on f.school_id = d.school_id and f.id = d.set_by "
                           "where d.school_id = :school_id order by d.since_on desc"};

}  // namespace

void save_write_up_days(db::Tx& tx, const WriteUpDaysRow& row) { tx.exec(kSave, db::args_of(row)); }

std::optional<int> write_up_days_of(db::Session& session, std::int64_t school_id) {
  return session.maybe<int>(kDays, {{"school_id", school_id}});
}

std::vector<WriteUpDaysChange> write_up_days_history(db::Session& session, std::int64_t school_id) {
  return session.all<WriteUpDaysChange>(kHistory, {{"school_id", school_id}});
}

}  // namespace kith::records
