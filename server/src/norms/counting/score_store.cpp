// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/score_store.hpp"

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
constexpr db::Sql kClassScore{
    "norms.class_score",
    "select population, met from class_scores where school_id = :school_id and period_no = :period_no "
    "and norm_id = :norm_id and class_id = :class_id"};
constexpr std::string_view kAddedToClass =
    "on conflict (school_id, period_no, norm_id, class_id) do update set "
    "population = class_scores.population + excluded.population, met = class_scores.met + excluded.met, "
    "care_population = class_scores.care_population + excluded.care_population, "
    "care_met = class_scores.care_met + excluded.care_met";
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
    "where school_id = :school_id and kind = :kind and cancelled_at is null and due_at >= :from and due_at < "
    ":to"};
constexpr db::Sql kSaveDutyScore{
    "norms.save_duty_score",
    "update school_scores set population = :population, met = :met, late = :late "
    "where period_no = :period_no and school_id = :school_id and norm_id = :norm_id"};
constexpr db::Sql kMarkChanged{"norms.mark_scores_changed",
                               "insert into score_marks (school_id, changes) values (:school_id, 1) "
                               "on conflict (school_id) do update set changes = score_marks.changes + 1"};
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

// What one norm of one period moves by in the whole school.
struct SchoolStep {
  ScoreStep of_students;
  int class_count = 0;
  int classes_met = 0;

  void add_class(const ClassScore& before, const ScoreStep& step, int share_permille) {
    ClassScore after{before.population + step.population, before.met + step.met};
    class_count += int(after.population > 0) - int(before.population > 0);
    classes_met += int(reaches(after.met, after.population, share_permille)) -
                   int(reaches(before.met, before.population, share_permille));
  }
};

void move_school(db::Tx& tx, std::int64_t school_id, int period_no, const std::string& norm_id,
                 const SchoolStep& step) {
  tx.exec(kMoveSchool, {{"population", step.of_students.population},
                        {"met", step.of_students.met},
                        {"care_population", step.of_students.care_population},
                        {"care_met", step.of_students.care_met},
                        {"class_count", step.class_count},
                        {"classes_met", step.classes_met},
                        {"period_no", period_no},
                        {"school_id", school_id},
                        {"norm_id", norm_id}});
}

const InForce* counted_in_each_class(const std::vector<Measures>& periods, const ScoreKey& key) {
  for (const auto& measures : periods)
    for (const auto& [norm, in_force] : measures.norms)
      if (measures.span.period.period_no == key.period_no && norm->clause == key.norm_id &&
          norm->rule.in_each == InEach::kClass)
        return &in_force;
  return nullptr;
}

void mark_changed(db::Tx& tx, std::int64_t school_id) { tx.exec(kMarkChanged, {{"school_id", school_id}}); }

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
  for (const auto& [norm, in_force] : measures.norms) {
    auto& school = schools.emplace_back(SchoolScoreRow{.period_no = measures.span.period.period_no,
                                                       .school_id = school_id,
                                                       .norm_id = norm->clause,
                                                       .target = in_force.target,
                                                       .raised_target = in_force.raised_target,
                                                       .share_permille = in_force.share_permille,
                                                       .stricter_by = in_force.stricter_by});
    for (auto at = steps.lower_bound({school.period_no, norm->clause, 0});
         at != steps.end() && at->first.period_no == school.period_no && at->first.norm_id == norm->clause;
         ++at) {
      const auto& step = at->second;
      classes.push_back({school_id, school.period_no, norm->clause, at->first.class_id, step.population,
                         step.met, step.care_population, step.care_met});
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
  mark_changed(tx, school_id);
}

void move_scores(db::Tx& tx, std::int64_t school_id, const std::vector<Measures>& periods,
                 const ScoreSteps& steps) {
  std::vector<ClassScoreRow> classes;
  std::vector<ScoreKey> shrunk;
  std::map<std::pair<int, std::string>, SchoolStep> schools;
  for (const auto& [key, step] : steps) {
    if (step.is_nothing()) continue;
    auto& school = schools[{key.period_no, key.norm_id}];
    school.of_students.add(step);
    if (const auto* in_force = counted_in_each_class(periods, key))
      school.add_class(tx.maybe<ClassScore>(kClassScore, key_of(school_id, key)).value_or(ClassScore{}), step,
                       in_force->share_permille);
    classes.push_back({school_id, key.period_no, key.norm_id, key.class_id, step.population, step.met,
                       step.care_population, step.care_met});
    if (step.population < 0) shrunk.push_back(key);
  }
  if (classes.empty()) return;
  for (const auto& [key, step] : schools) move_school(tx, school_id, key.first, key.second, step);
  tx.insert_all("class_scores", classes, kAddedToClass);
  for (const auto& key : shrunk) tx.exec(kDropEmptyClass, key_of(school_id, key));
  mark_changed(tx, school_id);
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
