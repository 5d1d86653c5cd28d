// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar_store.hpp"

namespace kith::calendar {
namespace {

constexpr db::Sql kTerms{"calendar.terms",
                         "select school_year, term_no, starts_on, ends_on from terms "
                         "where school_id = :school_id order by starts_on"};
constexpr db::Sql kHolidays{
    "calendar.holidays",
    "select day_on, name, is_working from holidays where school_id = :school_id order by day_on"};

constexpr db::Sql kSeasons{
    "calendar.seasons",
    "select season, starts_on, ends_on from visit_seasons where school_id = :school_id "
    "order by starts_on, season"};

constexpr db::Sql kMilestones{"calendar.milestones",
                              "select code, school_year, term_no, starts_on, ends_on from milestones "
                              "where school_id = :school_id order by starts_on, code"};

constexpr db::Sql kDropTerms{"calendar.drop_terms",
                             "delete from terms where school_id = :school_id and school_year = :school_year"};
constexpr db::Sql kDropMilestones{
    "calendar.drop_milestones",
    "delete from milestones where school_id = :school_id and school_year = :school_year"};
constexpr db::Sql kDropHolidays{
    "calendar.drop_holidays",
    "delete from holidays where school_id = :school_id and day_on between :first_on and :last_on"};
constexpr db::Sql kDropSeasons{
    "calendar.drop_seasons",
    "delete from visit_seasons where school_id = :school_id and starts_on between :first_on and :last_on"};

struct MilestoneRow {
  std::int64_t school_id = 0;
  MilestoneCode code = MilestoneCode::kMidtermExam;
  Date starts_on{};
  Date ends_on{};
  int school_year = 0;
  int term_no = 0;
};
KITH_DESCRIBE(MilestoneRow, (school_id, code, starts_on, ends_on, school_year, term_no))

struct SeasonRow {
  std::int64_t school_id = 0;
  std::string season;
  Date starts_on{};
  Date ends_on{};
};
KITH_DESCRIBE(SeasonRow, (school_id, season, starts_on, ends_on))

struct TermRow {
  std::int64_t school_id = 0;
  int school_year = 0;
  int term_no = 0;
  Date starts_on{};
  Date ends_on{};
};
KITH_DESCRIBE(TermRow, (school_id, school_year, term_no, starts_on, ends_on))

struct HolidayRow {
  std::int64_t school_id = 0;
  Date day_on{};
  std::string name;
  bool is_working = false;
};
KITH_DESCRIBE(HolidayRow, (school_id, day_on, name, is_working))

}  // namespace

Calendar load_calendar(db::Session& session, std::int64_t school_id) {
  return {session.all<Term>(kTerms, {{"school_id", school_id}}),
          session.all<Holiday>(kHolidays, {{"school_id", school_id}}),
          session.all<VisitSeason>(kSeasons, {{"school_id", school_id}}),
          session.all<Milestone>(kMilestones, {{"school_id", school_id}})};
}

void add_to_calendar(db::Tx& tx, std::int64_t school_id, const Calendar& calendar) {
  std::vector<TermRow> terms;
  for (const auto& term : calendar.terms)
    terms.push_back({school_id, term.school_year, term.term_no, term.starts_on, term.ends_on});
  std::vector<HolidayRow> holidays;
  for (const auto& day : calendar.holidays)
    holidays.push_back({school_id, day.day_on, day.name, day.is_working});
  std::vector<SeasonRow> seasons;
  for (const auto& season : calendar.seasons)
    seasons.push_back({school_id, season.season, season.starts_on, season.ends_on});
  std::vector<MilestoneRow> milestones;
  for (const auto& one : calendar.milestones)
    milestones.push_back({school_id, one.code, one.starts_on, one.ends_on, one.school_year, one.term_no});
  tx.insert_all("milestones", milestones, "on conflict do nothing");
  tx.insert_all("visit_seasons", seasons, "on conflict do nothing");
  tx.insert_all("terms", terms, "on conflict do nothing");
  tx.insert_all("holidays", holidays, "on conflict do nothing");
}

void replace_year(db::Tx& tx, std::int64_t school_id, const YearCalendar& year) {
  const db::Args of_year{{"school_id", school_id}, {"school_year", year.school_year}};
  const db::Args in_days{{"school_id", school_id},
                         {"first_on", first_day_of(year.school_year)},
                         {"last_on", last_day_of(year.school_year)}};
  tx.exec(kDropTerms, of_year);
  tx.exec(kDropMilestones, of_year);
  tx.exec(kDropHolidays, in_days);
  tx.exec(kDropSeasons, in_days);
  add_to_calendar(tx, school_id, calendar_of(year));
}

void found_calendar(db::Tx& tx, std::int64_t school_id, Date today) {
  auto district = load_calendar(tx, 0);
  add_to_calendar(tx, school_id, district.terms.empty() ? usual_calendar(school_year_of(today)) : district);
}

}  // namespace kith::calendar
