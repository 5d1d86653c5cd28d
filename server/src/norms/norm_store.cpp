// SPDX-License-Identifier: Apache-2.0
#include "norms/norm_store.hpp"

#include <array>

namespace kith::norms {
namespace {

constexpr db::Sql kAdoptions{"norms.adoptions",
                             "select school_id, norm_id, since_on, until_on, target, share_permille, reason, "
                             "set_by, set_at from adoptions "
                             "where school_id = :school_id and since_on <= :day order by norm_id, since_on"};
constexpr db::Sql kTalliedPeriods{"norms.tallied_periods",
                                  "select period_no, kind, starts_on, ends_on from periods where school_id = "
                                  ":school_id and starts_on <= :day "
                                  "and ends_on >= :day and ends_on >= :counts_from"};
constexpr db::Sql kTalliedAt{
    "norms.tallied_at",
    "select tallied_at from periods where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kSavePeriod{
    "norms.save_period",
    "insert into periods (school_id, period_no, kind, starts_on, ends_on, tallied_at) "
    "values (:school_id, :period_no, :kind, :starts_on, :ends_on, :now) on conflict (school_id, period_no) "
    "do update set "
    "starts_on = excluded.starts_on, ends_on = excluded.ends_on, tallied_at = excluded.tallied_at"};
constexpr db::Sql kClearTallies{
    "norms.clear_tallies", "delete from tallies where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kClearClassScores{
    "norms.clear_class_scores",
    "delete from class_scores where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kClearSchoolScores{
    "norms.clear_school_scores",
    "delete from school_scores where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kScoreClasses{
    "norms.score_classes",
    "insert into class_scores (school_id, period_no, norm_id, class_id, population, met) "
    "select school_id, period_no, norm_id, class_id, count(*), sum(met) from tallies "
    "where school_id = :school_id and period_no = :period_no group by school_id, period_no, norm_id, "
    "class_id"};
constexpr db::Sql kScoreSchool{
    "norms.score_school",
    "insert into school_scores (period_no, school_id, norm_id, target, share_permille, population, met, "
    "class_count, "
    "classes_met) select cast(:period_no as integer), cast(:school_id as bigint), cast(:norm_id as text), "
    "cast(:target as integer), cast(:share_permille as integer), coalesce(sum(population), 0), "
    "coalesce(sum(met), 0), "
    "coalesce(sum(cast(:in_each as integer)), 0), "
    "coalesce(sum(case when cast(:in_each as integer) = 1 and met * 1000 >= population * "
    "cast(:share_permille as integer) "
    "then 1 else 0 end), 0) from class_scores "
    "where school_id = :school_id and period_no = :period_no and norm_id = :norm_id"};
constexpr db::Sql kDropFrozenWeeks{
    "norms.drop_frozen_weeks",
    "delete from tallies where school_id = :school_id and period_no in (select period_no from periods "
    "where school_id = :school_id and kind = 'week' and frozen_at is null and ends_on < :counts_from)"};
constexpr db::Sql kFreeze{
    "norms.freeze",
    "update periods set frozen_at = :now where school_id = :school_id and frozen_at is null "
    "and ends_on < :counts_from"};
constexpr db::Sql kTurned{"norms.roster_turned",
                          "select (select count(*) from enrollments where school_id = :school_id and "
                          "((since_on > :since and since_on <= :today) "
                          "or (until_on > :since and until_on <= :today))) + "
                          "(select count(*) from teachings where school_id = :school_id and ((since_on > "
                          ":since and since_on <= :today) "
                          "or (until_on > :since and until_on <= :today))) + "
                          "(select count(*) from staff where school_id = :school_id and ((hired_on > :since "
                          "and hired_on <= :today) "
                          "or (left_on > :since and left_on <= :today)))"};
constexpr db::Sql kSchoolIds{"norms.school_ids", "select school_id from schools order by school_id"};

constexpr db::Sql kInForce{"norms.in_force",
                           "select norm_id, target, share_permille from school_scores where period_no = "
                           ":period_no and school_id = :school_id "
                           "and norm_id = :norm_id"};
constexpr db::Sql kClassScore{
    "norms.class_score",
    "select population, met from class_scores where school_id = :school_id and period_no = :period_no "
    "and norm_id = :norm_id and class_id = :class_id"};
constexpr db::Sql kSaveTally{
    "norms.save_tally",
    "update tallies set figure = :figure, met = :met where school_id = :school_id and period_no = :period_no "
    "and class_id = :class_id and subject_id = :subject_id and norm_id = :norm_id"};
constexpr db::Sql kAddTally{"norms.add_tally",
                            "insert into tallies (school_id, period_no, class_id, subject_id, norm_id, "
                            "figure, target, met) values (:school_id, "
                            ":period_no, :class_id, :subject_id, :norm_id, :figure, :target, :met)"};
constexpr db::Sql kRemoveTally{
    "norms.remove_tally",
    "delete from tallies where school_id = :school_id and period_no = :period_no and class_id = :class_id "
    "and subject_id = :subject_id and norm_id = :norm_id"};
constexpr db::Sql kShiftClass{
    "norms.shift_class",
    "insert into class_scores (school_id, period_no, norm_id, class_id, population, met) "
    "values (:school_id, :period_no, :norm_id, :class_id, :population, :met) "
    "on conflict (school_id, period_no, norm_id, class_id) do update set "
    "population = class_scores.population + excluded.population, met = class_scores.met + excluded.met"};
constexpr db::Sql kDropEmptyClass{
    "norms.drop_empty_class",
    "delete from class_scores where school_id = :school_id and period_no = :period_no and norm_id = :norm_id "
    "and class_id = :class_id and population = 0"};
constexpr db::Sql kShiftSchool{
    "norms.shift_school",
    "update school_scores set population = population + :population, met = met + :met, "
    "class_count = class_count + :class_count, classes_met = classes_met + :classes_met "
    "where period_no = :period_no and school_id = :school_id and norm_id = :norm_id"};

constexpr std::size_t kPeriodKinds = 4;

db::Args key_of(std::int64_t school_id, const Tally& tally) {
  return {{"school_id", school_id},
          {"period_no", tally.period_no},
          {"class_id", tally.class_id},
          {"subject_id", tally.subject_id},
          {"norm_id", tally.norm_id}};
}

}  // namespace

NormStore::NormStore(const Catalogue& catalogue) : catalogue_(catalogue) {
  for (const auto& norm : catalogue.norms()) sql_.emplace_back(norm);
}

void NormStore::add_adoptions(db::Tx& tx, const std::vector<Adoption>& adoptions) const {
  tx.insert_all("adoptions", adoptions, "on conflict do nothing");
}

std::vector<InForce> NormStore::norms_in_force(db::Session& session, std::int64_t school_id, Date day) const {
  std::vector<const Adoption*> newest(catalogue_.norms().size());
  auto adoptions = session.all<Adoption>(kAdoptions, {{"school_id", school_id}, {"day", day}});
  for (const auto& adoption : adoptions)
    if (const auto* norm = catalogue_.find(adoption.norm_id)) newest[std::size_t(norm->number)] = &adoption;
  std::vector<InForce> found;
  for (const auto& norm : catalogue_.norms()) {
    const auto* adoption = newest[std::size_t(norm.number)];
    if (!adoption || (adoption->until_on && *adoption->until_on <= day)) continue;
    found.push_back({norm.clause, adoption->target.value_or(norm.rule.at_least),
                     adoption->share_permille.value_or(norm.rule.share_permille)});
  }
  return found;
}

std::vector<calendar::Period> NormStore::tallied_periods(db::Session& session, std::int64_t school_id,
                                                         Date day, Date counts_from) const {
  return session.all<calendar::Period>(
      kTalliedPeriods, {{"school_id", school_id}, {"day", day}, {"counts_from", counts_from}});
}

std::optional<Instant> NormStore::tallied_at(db::Session& session, std::int64_t school_id,
                                             int period_no) const {
  return session.maybe<Instant>(kTalliedAt, {{"school_id", school_id}, {"period_no", period_no}});
}

void NormStore::write_period(db::Tx& tx, std::int64_t school_id, const calendar::Period& period,
                             const std::vector<InForce>& norms, Date as_of, Instant now) const {
  db::Args args{{"school_id", school_id},
                {"period_no", period.period_no},
                {"kind", period.kind},
                {"starts_on", period.starts_on},
                {"ends_on", period.ends_on},
                {"as_of", as_of},
                {"now", now}};
  tx.exec(kSavePeriod, args);
  tx.exec(kClearTallies, args);
  tx.exec(kClearClassScores, args);
  tx.exec(kClearSchoolScores, args);
  for (const auto& norm : norms) {
    auto own = args;
    own.emplace_back("target", norm.target);
    tx.exec(sql_[std::size_t(catalogue_.find(norm.norm_id)->number)].fill(), own);
  }
  tx.exec(kScoreClasses, args);
  for (const auto& norm : norms) {
    auto own = args;
    own.emplace_back("norm_id", norm.norm_id);
    own.emplace_back("target", norm.target);
    own.emplace_back("share_permille", norm.share_permille);
    own.emplace_back("in_each", catalogue_.find(norm.norm_id)->rule.in_each == InEach::kClass);
    tx.exec(kScoreSchool, own);
  }
}

void NormStore::freeze(db::Tx& tx, std::int64_t school_id, Date counts_from, Instant now) const {
  db::Args args{{"school_id", school_id}, {"counts_from", counts_from}, {"now", now}};
  tx.exec(kDropFrozenWeeks, args);
  tx.exec(kFreeze, args);
}

bool NormStore::roster_turned(db::Session& session, std::int64_t school_id, Date since, Date today) const {
  return session.one<std::int64_t>(kTurned, {{"school_id", school_id}, {"since", since}, {"today", today}}) >
         0;
}

std::vector<std::int64_t> NormStore::school_ids(db::Session& session) const {
  return session.all<std::int64_t>(kSchoolIds);
}

std::vector<Tally> NormStore::tallies_of(db::Session& session, std::int64_t school_id,
                                         std::int64_t subject_id,
                                         const std::vector<calendar::Period>& periods) const {
  std::array<int, kPeriodKinds> numbers{};
  for (std::size_t i = 0; i < numbers.size() && i < periods.size(); ++i) numbers[i] = periods[i].period_no;
  return session.all<Tally>(kTalliesOf, {{"school_id", school_id},
                                         {"subject_id", subject_id},
                                         {"period_1", numbers[0]},
                                         {"period_2", numbers[1]},
                                         {"period_3", numbers[2]},
                                         {"period_4", numbers[3]}});
}

int NormStore::figure(db::Session& session, const Norm& norm, std::int64_t school_id, std::int64_t subject_id,
                      const calendar::Period& period) const {
  return session.one<int>(sql_[std::size_t(norm.number)].figure(), {{"school_id", school_id},
                                                                    {"subject_id", subject_id},
                                                                    {"starts_on", period.starts_on},
                                                                    {"ends_on", period.ends_on}});
}

std::optional<InForce> NormStore::in_force(db::Session& session, std::int64_t school_id, int period_no,
                                           const std::string& norm_id) const {
  return session.maybe<InForce>(kInForce,
                                {{"period_no", period_no}, {"school_id", school_id}, {"norm_id", norm_id}});
}

ClassScore NormStore::class_score(db::Session& session, std::int64_t school_id, const Tally& tally) const {
  return session.maybe<ClassScore>(kClassScore, key_of(school_id, tally)).value_or(ClassScore{});
}

void NormStore::save_tally(db::Tx& tx, std::int64_t school_id, const Tally& tally) const {
  auto args = key_of(school_id, tally);
  args.emplace_back("figure", tally.figure);
  args.emplace_back("met", tally.met);
  tx.exec(kSaveTally, args);
}

void NormStore::add_tally(db::Tx& tx, std::int64_t school_id, const Tally& tally) const {
  auto args = key_of(school_id, tally);
  args.emplace_back("figure", tally.figure);
  args.emplace_back("target", tally.target);
  args.emplace_back("met", tally.met);
  tx.exec(kAddTally, args);
}

void NormStore::remove_tally(db::Tx& tx, std::int64_t school_id, const Tally& tally) const {
  tx.exec(kRemoveTally, key_of(school_id, tally));
}

void NormStore::shift_scores(db::Tx& tx, std::int64_t school_id, const Tally& tally,
                             const ScoreStep& step) const {
  auto args = key_of(school_id, tally);
  args.emplace_back("population", step.population);
  args.emplace_back("met", step.met);
  args.emplace_back("class_count", step.class_count);
  args.emplace_back("classes_met", step.classes_met);
  tx.exec(kShiftClass, args);
  if (step.population < 0) tx.exec(kDropEmptyClass, args);
  tx.exec(kShiftSchool, args);
}

}  // namespace kith::norms
