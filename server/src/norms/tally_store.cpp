// SPDX-License-Identifier: Apache-2.0
#include "norms/tally_store.hpp"

#include <fmt/format.h>

#include <tuple>

#include "norms/judgement.hpp"

namespace kith::norms {
namespace {

constexpr db::Sql kBegunOn{"norms.begun_on", "select begun_on from norm_schools where school_id = :school_id"};
constexpr db::Sql kNewcomerWeeks{"norms.newcomer_weeks",
                                 "select newcomer_weeks from norm_schools where school_id = :school_id"};
constexpr db::Sql kSaveBegun{
    "norms.save_begun",
    "insert into norm_schools (school_id, begun_on, newcomer_weeks) values (:school_id, :day, 2) "
    "on conflict (school_id) do update set begun_on = excluded.begun_on"};
constexpr db::Sql kSaveNewcomerWeeks{
    "norms.save_newcomer_weeks",
    "insert into norm_schools (school_id, begun_on, newcomer_weeks) values (:school_id, :day, :weeks) "
    "on conflict (school_id) do update set newcomer_weeks = excluded.newcomer_weeks"};
constexpr db::Sql kSchoolIds{"norms.school_ids", "select school_id from schools order by school_id"};
constexpr db::Sql kAdoptions{
    "norms.adoptions",
    "select school_id, norm_id, since_on, until_on, target, raised_target, share_permille, reason, set_by, "
    "set_at from adoptions where school_id = :school_id order by norm_id, since_on"};

constexpr std::string_view kPeriodColumns =
    "select school_id, period_no, kind, starts_on, ends_on, newcomers_from, school_days, second_saturday, "
    "tallied_at from periods where school_id = :school_id and frozen_at is null and ends_on >= :counts_from";
constexpr db::Sql kSavePeriod{
    "norms.save_period",
    "insert into periods (school_id, period_no, kind, starts_on, ends_on, newcomers_from, school_days, "
    "second_saturday, tallied_at) values (:school_id, :period_no, :kind, :starts_on, :ends_on, :newcomers_from, "
    ":school_days, :second_saturday, :tallied_at) on conflict (school_id, period_no) do update set "
    "starts_on = excluded.starts_on, ends_on = excluded.ends_on, newcomers_from = excluded.newcomers_from, "
    "school_days = excluded.school_days, second_saturday = excluded.second_saturday, "
    "tallied_at = excluded.tallied_at"};
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

constexpr db::Sql kClearTallies{
    "norms.clear_tallies", "delete from tallies where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kClearClassScores{
    "norms.clear_class_scores",
    "delete from class_scores where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kClearSchoolScores{
    "norms.clear_school_scores",
    "delete from school_scores where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kClearWeeks{
    "norms.clear_weeks", "delete from score_weeks where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kSaveTally{
    "norms.save_tally",
    "update tallies set in_care = :in_care, concerned = :concerned, raised = :raised, met = :met, figures = :figures "
    "where school_id = :school_id and subject_kind = :subject_kind and subject_id = :subject_id "
    "and period_no = :period_no and class_id = :class_id"};
constexpr db::Sql kClassScore{
    "norms.class_score",
    "select population, met from class_scores where school_id = :school_id and period_no = :period_no "
    "and norm_id = :norm_id and class_id = :class_id"};
constexpr db::Sql kMoveClass{
    "norms.move_class",
    "insert into class_scores (school_id, period_no, norm_id, class_id, population, met, care_population, "
    "care_met) values (:school_id, :period_no, :norm_id, :class_id, :population, :met, :care_population, "
    ":care_met) on conflict (school_id, period_no, norm_id, class_id) do update set "
    "population = class_scores.population + excluded.population, met = class_scores.met + excluded.met, "
    "care_population = class_scores.care_population + excluded.care_population, "
    "care_met = class_scores.care_met + excluded.care_met"};
constexpr db::Sql kDropEmptyClass{
    "norms.drop_empty_class",
    "delete from class_scores where school_id = :school_id and period_no = :period_no and norm_id = :norm_id "
    "and class_id = :class_id and population = 0"};
constexpr db::Sql kMoveSchool{
    "norms.move_school",
    "update school_scores set population = population + :population, met = met + :met, "
    "care_population = care_population + :care_population, care_met = care_met + :care_met, "
    "class_count = class_count + :class_count, classes_met = classes_met + :classes_met "
    "where period_no = :period_no and school_id = :school_id and norm_id = :norm_id"};
constexpr db::Sql kCountDuties{
    "norms.count_duties",
    "select count(*), coalesce(sum(case when fulfilled_at <= due_at then 1 else 0 end), 0), "
    "coalesce(sum(case when fulfilled_at > due_at then 1 else 0 end), 0) from duties "
    "where school_id = :school_id and kind = :kind and cancelled_at is null and due_at >= :from and due_at < :to"};
constexpr db::Sql kSaveDutyScore{
    "norms.save_duty_score",
    "update school_scores set population = :population, met = :met, late = :late "
    "where period_no = :period_no and school_id = :school_id and norm_id = :norm_id"};
constexpr db::Sql kSaveWeek{
    "norms.save_week",
    "insert into score_weeks (school_id, norm_id, period_no, week_on, population, met) "
    "select s.school_id, s.norm_id, s.period_no, cast(:week_on as text), s.population, s.met "
    "from periods p join school_scores s on s.period_no = p.period_no and s.school_id = p.school_id "
    "where p.school_id = :school_id and p.frozen_at is null and p.starts_on <= :today and p.ends_on >= :today "
    "and p.kind <> 'week' "
    "on conflict (school_id, norm_id, period_no, week_on) do update set population = excluded.population, "
    "met = excluded.met"};
constexpr db::Sql kExcuses{
    "norms.excuses",
    "select school_id, norm_id, period_no, subject_id, reason, set_by, set_at from excuses "
    "where school_id = :school_id and period_no = :period_no order by set_at"};
constexpr db::Sql kDropExcuse{
    "norms.drop_excuse",
    "delete from excuses where school_id = :school_id and norm_id = :norm_id and period_no = :period_no "
    "and subject_id = :subject_id"};

constexpr db::Sql kTalliesOfPeriod{
    "norms.tallies_of_period",
    "select school_id, subject_kind, subject_id, period_no, class_id, in_care, concerned, raised, met, figures "
    "from tallies where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kDropTally{
    "norms.drop_tally",
    "delete from tallies where school_id = :school_id and subject_kind = :subject_kind "
    "and subject_id = :subject_id and period_no = :period_no and class_id = :class_id"};
constexpr std::size_t kFewChanges = 200;

struct TallyRow {
  std::int64_t school_id = 0;
  Of subject_kind = Of::kStudent;
  std::int64_t subject_id = 0;
  int period_no = 0;
  std::int64_t class_id = 0;
  bool in_care = false;
  Bits concerned = 0;
  Bits raised = 0;
  Bits met = 0;
  std::string figures;
};
KITH_DESCRIBE(TallyRow, (school_id, subject_kind, subject_id, period_no, class_id, in_care, concerned, raised,
                         met, figures))

struct PeriodNormRow {
  int period_no = 0;
  std::string norm_id;
  int target = 1;
  int raised_target = 1;
  int share_permille = 1000;
  std::optional<std::string> stricter_by;
};
KITH_DESCRIBE(PeriodNormRow, (period_no, norm_id, target, raised_target, share_permille, stricter_by))

struct ClassScoreRow {
  std::int64_t school_id = 0;
  int period_no = 0;
  std::string norm_id;
  std::int64_t class_id = 0;
  int population = 0;
  int met = 0;
  int care_population = 0;
  int care_met = 0;
};
KITH_DESCRIBE(ClassScoreRow,
              (school_id, period_no, norm_id, class_id, population, met, care_population, care_met))

struct SchoolScoreRow {
  int period_no = 0;
  std::int64_t school_id = 0;
  std::string norm_id;
  int target = 1;
  int raised_target = 1;
  int share_permille = 1000;
  std::optional<std::string> stricter_by;
  int population = 0;
  int met = 0;
  int care_population = 0;
  int care_met = 0;
  int class_count = 0;
  int classes_met = 0;
  int late = 0;
};
KITH_DESCRIBE(SchoolScoreRow,
              (period_no, school_id, norm_id, target, raised_target, share_permille, stricter_by, population, met,
               care_population, care_met, class_count, classes_met, late))

TallyRow row_of(std::int64_t school_id, const Tally& tally) {
  return {school_id,     tally.of,        tally.subject_id, tally.period_no, tally.class_id,
          tally.in_care, tally.concerned, tally.raised,     tally.met,       figures_text(tally.figures)};
}

Tally tally_of(const TallyRow& row) {
  return {row.period_no, row.subject_kind, row.class_id, row.subject_id, row.in_care,
          row.concerned, row.raised,       row.met,      parse_figures(row.figures)};
}

using TallyKey = std::tuple<Of, std::int64_t, std::int64_t>;

TallyKey key_of(const Tally& tally) { return {tally.of, tally.subject_id, tally.class_id}; }

db::Args key_of(std::int64_t school_id, const ScoreKey& key) {
  return {{"school_id", school_id},
          {"period_no", key.period_no},
          {"norm_id", key.norm_id},
          {"class_id", key.class_id}};
}

}  // namespace

void ScoreStep::add(const ScoreStep& other) {
  population += other.population;
  met += other.met;
  care_population += other.care_population;
  care_met += other.care_met;
}

db::Args with_periods(db::Args args, const std::vector<int>& period_nos) {
  static const auto names = [] {
    std::array<std::string, kMostPeriods> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = "period_" + std::to_string(i + 1);
    return made;
  }();
  for (std::size_t i = 0; i < names.size(); ++i)
    args.emplace_back(names[i], i < period_nos.size() ? period_nos[i] : 0);
  return args;
}

const std::string& period_list() {
  static const auto list = [] {
    std::string made;
    for (std::size_t i = 1; i <= kMostPeriods; ++i)
      made += (i == 1 ? "(:period_" : ", :period_") + std::to_string(i);
    return made + ")";
  }();
  return list;
}

std::optional<Date> begun_on(db::Session& session, std::int64_t school_id) {
  return session.maybe<Date>(kBegunOn, {{"school_id", school_id}});
}

int newcomer_weeks(db::Session& session, std::int64_t school_id) {
  return session.maybe<int>(kNewcomerWeeks, {{"school_id", school_id}}).value_or(2);
}

void save_begun(db::Tx& tx, std::int64_t school_id, Date day) {
  tx.exec(kSaveBegun, {{"school_id", school_id}, {"day", day}});
}

void save_newcomer_weeks(db::Tx& tx, std::int64_t school_id, int weeks, Date today) {
  tx.exec(kSaveNewcomerWeeks, {{"school_id", school_id}, {"weeks", weeks}, {"day", today}});
}

std::vector<std::int64_t> school_ids(db::Session& session) { return session.all<std::int64_t>(kSchoolIds); }

void add_adoptions(db::Tx& tx, const std::vector<Adoption>& adoptions) {
  tx.insert_all("adoptions", adoptions,
                "on conflict (school_id, norm_id, since_on) do update set until_on = excluded.until_on, "
                "target = excluded.target, raised_target = excluded.raised_target, "
                "share_permille = excluded.share_permille, reason = excluded.reason, set_by = excluded.set_by, "
                "set_at = excluded.set_at");
}

std::vector<Adoption> load_adoptions(db::Session& session, std::int64_t school_id) {
  return session.all<Adoption>(kAdoptions, {{"school_id", school_id}});
}

std::vector<PeriodRow> open_periods_on(db::Session& session, std::int64_t school_id, Date day,
                                       Date counts_from) {
  return session.all<PeriodRow>({"norms.open_periods_on", std::string(kPeriodColumns) +
                                                              " and starts_on <= :day and ends_on >= :day"},
                                {{"school_id", school_id}, {"day", day}, {"counts_from", counts_from}});
}

std::vector<PeriodRow> periods_begun(db::Session& session, std::int64_t school_id, Date counts_from) {
  return session.all<PeriodRow>({"norms.periods_begun", std::string(kPeriodColumns) + " order by period_no"},
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
    constexpr std::array<std::array<std::string_view, 3>, 6> kDated{{{"enrollments", "since_on", "until_on"},
                                                                     {"teachings", "since_on", "until_on"},
                                                                     {"staff", "hired_on", "left_on"},
                                                                     {"staff_posts", "since_on", "until_on"},
                                                                     {"staff_absences", "since_on", "until_on"},
                                                                     {"care_memberships", "since_on", "until_on"}}};
    for (const auto& [table, from, to] : kDated)
      made += (made.size() > 7 ? " + " : "") + fmt::format(fmt::runtime(kTurns), table, from, from, to, to);
    return made;
  }();
  return session.one<std::int64_t>({"norms.roster_turned", sql},
                                   {{"school_id", school_id}, {"since", since}, {"today", today}}) > 0;
}

void clear_scores(db::Tx& tx, std::int64_t school_id, int period_no) {
  db::Args args{{"school_id", school_id}, {"period_no", period_no}};
  for (const auto& sql : {kClearClassScores, kClearSchoolScores, kClearWeeks}) tx.exec(sql, args);
}

void replace_tallies(db::Tx& tx, std::int64_t school_id, int period_no, const std::vector<Tally>& tallies) {
  db::Args period{{"school_id", school_id}, {"period_no", period_no}};
  std::map<TallyKey, Tally> standing;
  tx.each<TallyRow>(kTalliesOfPeriod, period, [&](const TallyRow& row) {
    auto tally = tally_of(row);
    standing.emplace(key_of(tally), std::move(tally));
  });
  std::vector<TallyRow> added;
  std::vector<const Tally*> changed;
  for (const auto& tally : tallies) {
    auto found = standing.find(key_of(tally));
    if (found == standing.end()) {
      added.push_back(row_of(school_id, tally));
      continue;
    }
    if (found->second != tally) changed.push_back(&tally);
    standing.erase(found);
  }
  // Many rows are sooner written anew than one by one.
  if (changed.size() + standing.size() > kFewChanges) {
    added.clear(), changed.clear(), standing.clear();
    tx.exec(kClearTallies, period);
    for (const auto& tally : tallies) added.push_back(row_of(school_id, tally));
  }
  for (const auto* tally : changed) save_tally(tx, school_id, *tally);
  for (const auto& [key, tally] : standing) tx.exec(kDropTally, db::args_of(row_of(school_id, tally)));
  tx.insert_all("tallies", added);
}

void save_tally(db::Tx& tx, std::int64_t school_id, const Tally& tally) {
  tx.exec(kSaveTally, db::args_of(row_of(school_id, tally)));
}

std::vector<Tally> tallies_of(db::Session& session, std::int64_t school_id, const Subject& subject,
                              const std::vector<int>& period_nos) {
  static const auto sql =
      "select school_id, subject_kind, subject_id, period_no, class_id, in_care, concerned, raised, met, figures "
      "from tallies where school_id = :school_id and subject_kind = :subject_kind and subject_id = :subject_id "
      "and period_no in " +
      period_list();
  std::vector<Tally> tallies;
  session.each<TallyRow>({"norms.tallies_of", sql},
                         with_periods({{"school_id", school_id},
                                       {"subject_kind", subject.of},
                                       {"subject_id", subject.id}},
                                      period_nos),
                         [&](const TallyRow& row) { tallies.push_back(tally_of(row)); });
  return tallies;
}

std::vector<PeriodNorm> norms_of_periods(db::Session& session, std::int64_t school_id,
                                         const std::vector<int>& period_nos) {
  static const auto sql =
      "select period_no, norm_id, target, raised_target, share_permille, stricter_by from school_scores "
      "where school_id = :school_id and period_no in " +
      period_list();
  std::vector<PeriodNorm> norms;
  session.each<PeriodNormRow>({"norms.norms_of_periods", sql},
                              with_periods({{"school_id", school_id}}, period_nos),
                              [&](const PeriodNormRow& row) {
                                norms.push_back({row.period_no,
                                                 {row.norm_id, row.target, row.raised_target,
                                                  row.share_permille, row.stricter_by}});
                              });
  return norms;
}

void write_scores(db::Tx& tx, std::int64_t school_id, const Measures& measures, const ScoreSteps& steps) {
  std::vector<ClassScoreRow> classes;
  std::vector<SchoolScoreRow> schools;
  for (const auto& [norm, in_force] : measures.norms) {
    auto& school = schools.emplace_back(SchoolScoreRow{.period_no = measures.span.period.period_no,
                                                       .school_id = school_id,
                                                       .norm_id = norm->clause,
                                                       .target = in_force.target,
                                                       .raised_target = in_force.raised_target,
                                                       .share_permille = in_force.share_permille,
                                                       .stricter_by = in_force.stricter_by});
    for (auto at = steps.lower_bound({school.period_no, norm->clause, 0});
         at != steps.end() && at->first.period_no == school.period_no && at->first.norm_id == norm->clause; ++at) {
      const auto& step = at->second;
      classes.push_back({school_id, school.period_no, norm->clause, at->first.class_id, step.population, step.met,
                         step.care_population, step.care_met});
      school.population += step.population;
      school.met += step.met;
      school.care_population += step.care_population;
      school.care_met += step.care_met;
      if (norm->rule.in_each != InEach::kClass) continue;
      ++school.class_count;
      school.classes_met += reaches(step.met, step.population, in_force.share_permille);
    }
  }
  tx.insert_all("class_scores", classes);
  tx.insert_all("school_scores", schools);
}

void move_scores(db::Tx& tx, std::int64_t school_id, const std::vector<Measures>& periods,
                 const ScoreSteps& steps) {
  for (const auto& [key, step] : steps) {
    if (step.is_nothing()) continue;
    auto args = key_of(school_id, key);
    args.emplace_back("population", step.population);
    args.emplace_back("met", step.met);
    args.emplace_back("care_population", step.care_population);
    args.emplace_back("care_met", step.care_met);
    int class_count = 0, classes_met = 0;
    for (const auto& measures : periods)
      for (const auto& [norm, in_force] : measures.norms) {
        if (measures.span.period.period_no != key.period_no || norm->clause != key.norm_id ||
            norm->rule.in_each != InEach::kClass)
          continue;
        auto before = tx.maybe<ClassScore>(kClassScore, key_of(school_id, key)).value_or(ClassScore{});
        ClassScore after{before.population + step.population, before.met + step.met};
        class_count = int(after.population > 0) - int(before.population > 0);
        classes_met = int(reaches(after.met, after.population, in_force.share_permille)) -
                      int(reaches(before.met, before.population, in_force.share_permille));
      }
    args.emplace_back("class_count", class_count);
    args.emplace_back("classes_met", classes_met);
    tx.exec(kMoveClass, args);
    if (step.population < 0) tx.exec(kDropEmptyClass, args);
    tx.exec(kMoveSchool, args);
  }
}

DutyScore count_duties(db::Session& session, std::int64_t school_id, const std::string& kind, Instant from,
                       Instant to) {
  return session.one<DutyScore>(kCountDuties,
                                {{"school_id", school_id}, {"kind", kind}, {"from", from}, {"to", to}});
}

void save_duty_score(db::Tx& tx, std::int64_t school_id, int period_no, const std::string& norm_id,
                     const DutyScore& score) {
  auto args = db::args_of(score);
  args.emplace_back("school_id", school_id);
  args.emplace_back("period_no", period_no);
  args.emplace_back("norm_id", norm_id);
  tx.exec(kSaveDutyScore, args);
}

void write_weeks(db::Tx& tx, std::int64_t school_id, int period_no, const std::vector<WeekScore>& weeks) {
  tx.exec(kClearWeeks, {{"school_id", school_id}, {"period_no", period_no}});
  tx.insert_all("score_weeks", weeks);
}

void save_week(db::Tx& tx, std::int64_t school_id, Date monday, Date today) {
  tx.exec(kSaveWeek, {{"school_id", school_id}, {"week_on", monday}, {"today", today}});
}

std::vector<Excuse> excuses_of(db::Session& session, std::int64_t school_id, int period_no) {
  return session.all<Excuse>(kExcuses, {{"school_id", school_id}, {"period_no", period_no}});
}

void save_excuse(db::Tx& tx, const Excuse& excuse) {
  tx.insert_all("excuses", std::vector{excuse},
                "on conflict (school_id, norm_id, period_no, subject_id) do update set reason = excluded.reason, "
                "set_by = excluded.set_by, set_at = excluded.set_at");
}

void drop_excuse(db::Tx& tx, const Excuse& excuse) { tx.exec(kDropExcuse, db::args_of(excuse)); }

}  // namespace kith::norms
