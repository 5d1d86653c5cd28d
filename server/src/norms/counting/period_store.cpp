// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/period_store.hpp"

#include <fmt/format.h>
#include <array>

#include "norms/counting/score_store.hpp"
#include "norms/counting/tally_store.hpp"

namespace kith::norms {
namespace {

constexpr db::Sql kBegunOn{"norms.begun_on",
                           "select begun_on from norm_schools where school_id = :school_id"};
constexpr db::Sql kSaveBegun{
    "norms.save_begun",
    "insert into norm_schools (school_id, begun_on, newcomer_weeks) values (:school_id, :day, 2) "
    "on conflict (school_id) do update set begun_on = excluded.begun_on"};
constexpr db::Sql kSchoolIds{"norms.school_ids", "select school_id from schools order by school_id"};
constexpr std::string_view kPeriodColumns =
    "select school_id, period_no, kind, starts_on, ends_on, newcomers_from, school_days, second_saturday, "
    "tallied_at, edition from periods";
#define KITH_IS_OPEN "school_id = :school_id and frozen_at is null and ends_on >= :counts_from"
constexpr db::Sql kSavePeriod{
    "norms.save_period",
    "insert into periods (school_id, period_no, kind, starts_on, ends_on, newcomers_from, school_days, "
    "second_saturday, tallied_at, edition) values (:school_id, :period_no, :kind, :starts_on, :ends_on, "
    ":newcomers_from, "
    ":school_days, :second_saturday, :tallied_at, :edition) on conflict (school_id, period_no) do update set "
    "starts_on = excluded.starts_on, ends_on = excluded.ends_on, newcomers_from = excluded.newcomers_from, "
    "school_days = excluded.school_days, second_saturday = excluded.second_saturday, "
    "tallied_at = excluded.tallied_at, edition = excluded.edition"};
constexpr db::Sql kDropPeriod{"norms.drop_period",
                              "delete from periods where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kDropFrozenWeeks{
    "norms.drop_frozen_weeks",
    "delete from tallies where school_id = :school_id and period_no in (select period_no from periods "
    "where school_id = :school_id and kind = 'week' and frozen_at is null and ends_on < :counts_from)"};
constexpr db::Sql kFreeze{
    "norms.freeze",
    "update periods set frozen_at = :now where school_id = :school_id and frozen_at is null "
    "and ends_on < :counts_from"};
constexpr std::string_view kTurns =
    "(select count(*) from {} where school_id = :school_id and (({} > :since and {} <= :today) "
    "or ({} > :since and {} <= :today)))";

}  // namespace

const std::string_view kIsOpenOnDay = KITH_IS_OPEN " and starts_on <= :day and ends_on >= :day";

std::optional<Date> begun_on(db::Session& session, std::int64_t school_id) {
  return session.maybe<Date>(kBegunOn, {{"school_id", school_id}});
}

void save_begun(db::Tx& tx, std::int64_t school_id, Date day) {
  tx.exec(kSaveBegun, {{"school_id", school_id}, {"day", day}});
}

std::vector<std::int64_t> school_ids(db::Session& session) { return session.all<std::int64_t>(kSchoolIds); }

std::vector<PeriodRow> open_periods_on(db::Session& session, std::int64_t school_id, Date day,
                                       Date counts_from, Date today) {
  static const auto sql = std::string(kPeriodColumns) + " where " + std::string(kIsOpenOnDay) +
                          " and exists (select 1 from norm_schools b where b.school_id = :school_id and "
                          "b.begun_on >= :today)";
  return session.all<PeriodRow>(
      {"norms.open_periods_on", sql},
      {{"school_id", school_id}, {"day", day}, {"counts_from", counts_from}, {"today", today}});
}

std::vector<PeriodRow> periods_begun(db::Session& session, std::int64_t school_id, Date counts_from) {
  return session.all<PeriodRow>(
      {"norms.periods_begun", std::string(kPeriodColumns) + " where " KITH_IS_OPEN " order by period_no"},
      {{"school_id", school_id}, {"counts_from", counts_from}});
}

void save_period(db::Tx& tx, const PeriodRow& period) { tx.exec(kSavePeriod, db::args_of(period)); }

void drop_period(db::Tx& tx, std::int64_t school_id, int period_no) {
  replace_tallies(tx, school_id, period_no, {});
  clear_scores(tx, school_id, period_no);
  tx.exec(kDropPeriod, {{"school_id", school_id}, {"period_no", period_no}});
}

void freeze_periods(db::Tx& tx, std::int64_t school_id, Date counts_from, Instant now) {
  db::Args args{{"school_id", school_id}, {"counts_from", counts_from}, {"now", now}};
  tx.exec(kDropFrozenWeeks, args);
  tx.exec(kFreeze, args);
}

bool roster_turned(db::Session& session, std::int64_t school_id, Date since, Date today) {
  static const auto sql = [] {
    std::string made = "select ";
    constexpr std::array<std::array<std::string_view, 3>, 7> kDated{
        {{"enrollments", "since_on", "until_on"},
         {"teachings", "since_on", "until_on"},
         {"staff", "hired_on", "left_on"},
         {"staff_posts", "since_on", "until_on"},
         {"staff_absences", "since_on", "until_on"},
         {"care_memberships", "since_on", "until_on"},
         {"committee_seats", "since_on", "until_on"}}};
    for (const auto& [table, from, to] : kDated)
      made += (made.size() > 7 ? " + " : "") + fmt::format(fmt::runtime(kTurns), table, from, from, to, to);
    return made;
  }();
  return session.one<std::int64_t>({"norms.roster_turned", sql},
                                   {{"school_id", school_id}, {"since", since}, {"today", today}}) > 0;
}

}  // namespace kith::norms
