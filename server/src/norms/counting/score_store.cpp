// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/score_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "norms/counting/judgement.hpp"
#include "norms/counting/tally_store.hpp"

namespace kith::norms {
namespace {

constexpr db::Sql kClearClassScores{
    "norms.clear_class_scores",
    "delete from class_scores where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kClearSchoolScores{
    "norms.clear_school_scores",
    "delete from school_scores where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kClearWeeks{
    "norms.clear_weeks", "delete from score_weeks where school_id = :school_id and period_no = :period_no"};
constexpr std::string_view kAddedToClass =
    "on conflict (school_id, period_no, norm_id, class_id) do update set "
    "population = class_scores.population + excluded.population, met = class_scores.met + excluded.met, "
    "care_population = class_scores.care_population + excluded.care_population, "
    "care_met = class_scores.care_met + excluded.care_met";
constexpr db::Sql kDropEmptyClass{
    "norms.drop_empty_class",
    "delete from class_scores where school_id = :school_id and period_no = :period_no and norm_id = :norm_id "
    "and class_id = :class_id and population = 0"};
constexpr std::string_view kAddedToSchool =
    "on conflict (period_no, school_id, norm_id) do update set "
    "population = school_scores.population + excluded.population, met = school_scores.met + excluded.met, "
    "care_population = school_scores.care_population + excluded.care_population, "
    "care_met = school_scores.care_met + excluded.care_met, "
    "class_count = school_scores.class_count + excluded.class_count, "
    "classes_met = school_scores.classes_met + excluded.classes_met";
constexpr db::Sql kCountDuties{
    "norms.count_duties",
    "select count(*), coalesce(sum(case when fulfilled_at <= due_at then 1 else 0 end), 0), "
    "coalesce(sum(case when fulfilled_at > due_at then 1 else 0 end), 0) from duties "
    "where school_id = :school_id and kind = :kind and cancelled_at is null and due_at >= :from and due_at < "
    ":to"};
constexpr db::Sql kSaveDutyScore{
    "norms.save_duty_score",
    "update school_scores set population = :population, met = :met, late = :late "
    "where period_no = :period_no and school_id = :school_id and norm_id = :norm_id"};
constexpr std::string_view kCountedUp =
    "on conflict (school_id) do update set changes = score_marks.changes + excluded.changes";
constexpr db::Sql kSaveWeek{
    "norms.save_week",
    "insert into score_weeks (school_id, norm_id, period_no, week_on, population, met) "
    "select s.school_id, s.norm_id, s.period_no, cast(:week_on as text), s.population, s.met "
    "from periods p join school_scores s on s.period_no = p.period_no and s.school_id = p.school_id "
    "where p.school_id = :school_id and p.frozen_at is null and p.starts_on <= :today and p.ends_on >= "
    ":today "
    "and p.kind <> 'week' "
    "on conflict (school_id, norm_id, period_no, week_on) do update set population = excluded.population, "
    "met = excluded.met"};
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
              (period_no, school_id, norm_id, target, raised_target, share_permille, stricter_by, population,
               met, care_population, care_met, class_count, classes_met, late))
db::Args key_of(std::int64_t school_id, const ScoreKey& key) {
  return {{"school_id", school_id},
          {"period_no", key.period_no},
          {"norm_id", key.norm_id},
          {"class_id", key.class_id}};
}

struct ClassScore {
  int period_no = 0;
  std::string norm_id;
  std::int64_t class_id = 0;
  int population = 0;
  int met = 0;
};
KITH_DESCRIBE(ClassScore, (period_no, norm_id, class_id, population, met))
struct ScoreMarkRow {
  std::int64_t school_id = 0;
  std::int64_t changes = 0;
};
KITH_DESCRIBE(ScoreMarkRow, (school_id, changes))

SchoolScoreRow school_row(std::int64_t school_id, int period_no, const Measured& measured) {
  const auto& [norm, in_force] = measured;
  return {.period_no = period_no,
          .school_id = school_id,
          .norm_id = norm->clause,
          .target = in_force.target,
          .raised_target = in_force.raised_target,
          .share_permille = in_force.share_permille,
          .stricter_by = in_force.stricter_by};
}

ClassScoreRow class_row(std::int64_t school_id, const ScoreKey& key, const ScoreStep& step) {
  return {.school_id = school_id,
          .period_no = key.period_no,
          .norm_id = key.norm_id,
          .class_id = key.class_id,
          .population = step.population,
          .met = step.met,
          .care_population = step.care_population,
          .care_met = step.care_met};
}

void add(SchoolScoreRow& school, const ScoreStep& step) {
  school.population += step.population;
  school.met += step.met;
  school.care_population += step.care_population;
  school.care_met += step.care_met;
}

// For a norm that must hold in each class: how many classes have somebody it is about, and how many meet it.
void add_class(SchoolScoreRow& school, const ClassScore& before, const ScoreStep& step) {
  const int population = before.population + step.population, met = before.met + step.met;
  school.class_count += int(population > 0) - int(before.population > 0);
  school.classes_met += int(reaches(met, population, school.share_permille)) -
                        int(reaches(before.met, before.population, school.share_permille));
}

const Measured& measured_by(const std::vector<Measures>& periods, const ScoreKey& key) {
  const auto& norms = *std::ranges::find(periods, key.period_no, [](const Measures& measures) {
                         return measures.span.period.period_no;
                       })->norms;
  return *std::ranges::find(norms, key.norm_id, [](const Measured& each) { return each.norm->clause; });
}

bool is_in_each_class(const Measured& measured) { return measured.norm->rule.in_each == InEach::kClass; }

// So many at once, in one statement that stays prepared; places left over ask for no class.
constexpr std::size_t kScoresAtOnce = 4;

std::string asking_for_scores() {
  std::string list;
  for (std::size_t i = 0; i < kScoresAtOnce; ++i)
    list += fmt::format("{}(cast(:period_{} as integer), cast(:norm_{} as text), cast(:class_{} as bigint))",
                        i ? ", " : "", i, i, i);
  return "with wanted (period_no, norm_id, class_id) as (values " + list +
         ") select s.period_no, s.norm_id, s.class_id, s.population, s.met from wanted w cross join "
         "class_scores s where s.school_id = :school_id and s.period_no = w.period_no "
         "and s.norm_id = w.norm_id and s.class_id = w.class_id";
}

db::Args asked_for(std::int64_t school_id, std::span<const ScoreKey> keys) {
  db::Args args{{"school_id", school_id}};
  for (std::size_t i = 0; i < kScoresAtOnce; ++i) {
    const auto key = i < keys.size() ? keys[i] : ScoreKey{};
    args.emplace_back(fmt::format("period_{}", i), key.period_no);
    args.emplace_back(fmt::format("norm_{}", i), key.norm_id);
    args.emplace_back(fmt::format("class_{}", i), key.class_id);
  }
  return args;
}

std::map<ScoreKey, ClassScore> class_scores_of(db::Session& session, std::int64_t school_id,
                                               std::span<const ScoreKey> keys) {
  static const auto sql = asking_for_scores();
  std::map<ScoreKey, ClassScore> scores;
  while (!keys.empty()) {
    auto some = keys.first(std::min(kScoresAtOnce, keys.size()));
    for (const auto& score :
         session.all<ClassScore>({"norms.class_scores_of", sql}, asked_for(school_id, some)))
      scores[{score.period_no, score.norm_id, score.class_id}] = score;
    keys = keys.subspan(some.size());
  }
  return scores;
}

void mark_changed(db::Tx& tx, std::int64_t school_id) {
  tx.insert_all("score_marks", std::vector<ScoreMarkRow>{{school_id, 1}}, kCountedUp);
}

}  // namespace

void ScoreStep::add(const ScoreStep& other) {
  population += other.population;
  met += other.met;
  care_population += other.care_population;
  care_met += other.care_met;
}

void clear_scores(db::Tx& tx, std::int64_t school_id, int period_no) {
  db::Args args{{"school_id", school_id}, {"period_no", period_no}};
  for (const auto& sql : {kClearClassScores, kClearSchoolScores, kClearWeeks}) tx.exec(sql, args);
  mark_changed(tx, school_id);
}

std::vector<PeriodNorm> norms_of_periods(db::Session& session, std::int64_t school_id,
                                         const std::vector<int>& period_nos) {
  static const auto sql =
      "select period_no, norm_id, target, raised_target, share_permille, stricter_by from school_scores "
      "where school_id = :school_id and period_no in " +
      period_list();
  std::vector<PeriodNorm> norms;
  session.each<PeriodNormRow>(
      {"norms.norms_of_periods", sql}, with_periods({{"school_id", school_id}}, period_nos),
      [&](const PeriodNormRow& row) {
        norms.push_back({row.period_no,
                         {row.norm_id, row.target, row.raised_target, row.share_permille, row.stricter_by}});
      });
  return norms;
}

void write_scores(db::Tx& tx, std::int64_t school_id, const Measures& measures, const ScoreSteps& steps) {
  std::vector<ClassScoreRow> classes;
  std::vector<SchoolScoreRow> schools;
  const auto period_no = measures.span.period.period_no;
  for (const auto& measured : *measures.norms) {
    auto& school = schools.emplace_back(school_row(school_id, period_no, measured));
    for (auto at = steps.lower_bound({period_no, school.norm_id, 0});
         at != steps.end() && at->first.period_no == period_no && at->first.norm_id == school.norm_id; ++at) {
      classes.push_back(class_row(school_id, at->first, at->second));
      add(school, at->second);
      if (is_in_each_class(measured)) add_class(school, {}, at->second);
    }
  }
  tx.insert_all("class_scores", classes);
  tx.insert_all("school_scores", schools);
  mark_changed(tx, school_id);
}

// All but the scores that are read goes to the server along with what comes after it.
void move_scores(db::Tx& tx, std::int64_t school_id, const std::vector<Measures>& periods,
                 const ScoreSteps& steps) {
  std::vector<ScoreKey> moved, in_each_class;
  for (const auto& [key, step] : steps) {
    if (step.is_nothing()) continue;
    moved.push_back(key);
    if (is_in_each_class(measured_by(periods, key))) in_each_class.push_back(key);
  }
  if (moved.empty()) return;
  auto before = class_scores_of(tx, school_id, in_each_class);
  std::vector<ClassScoreRow> classes;
  std::map<std::pair<int, std::string>, SchoolScoreRow> schools;
  for (const auto& key : moved) {
    const auto& step = steps.at(key);
    const auto& measured = measured_by(periods, key);
    auto& school =
        schools.try_emplace({key.period_no, key.norm_id}, school_row(school_id, key.period_no, measured))
            .first->second;
    add(school, step);
    if (is_in_each_class(measured)) add_class(school, before[key], step);
    classes.push_back(class_row(school_id, key, step));
  }
  std::vector<SchoolScoreRow> school_rows;
  for (const auto& [key, row] : schools) school_rows.push_back(row);
  tx.insert_all("school_scores", school_rows, kAddedToSchool);
  tx.insert_all("class_scores", classes, kAddedToClass);
  mark_changed(tx, school_id);
  for (const auto& key : moved)
    if (steps.at(key).population < 0) tx.exec(kDropEmptyClass, key_of(school_id, key));
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
  mark_changed(tx, school_id);
}

void write_weeks(db::Tx& tx, std::int64_t school_id, int period_no, const std::vector<WeekScore>& weeks) {
  tx.exec(kClearWeeks, {{"school_id", school_id}, {"period_no", period_no}});
  tx.insert_all("score_weeks", weeks);
}

void save_week(db::Tx& tx, std::int64_t school_id, Date monday, Date today) {
  tx.exec(kSaveWeek, {{"school_id", school_id}, {"week_on", monday}, {"today", today}});
}

}  // namespace kith::norms
