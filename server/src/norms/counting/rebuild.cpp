// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/rebuild.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "norms/adoption/adoption_store.hpp"
#include "norms/adoption/leeway_store.hpp"
#include "norms/counting/period_store.hpp"
#include "norms/counting/profiles.hpp"
#include "norms/counting/score_store.hpp"
#include "norms/counting/tally_store.hpp"
#include "norms/packs/about_duties.hpp"
#include "platform/secrets/random.hpp"

namespace kith::norms {
namespace {

using calendar::PeriodKind;
using std::chrono::days;

std::int64_t new_edition() {
  std::array<unsigned char, sizeof(std::int64_t)> bytes;
  secrets::SystemRandom().fill(bytes);
  return std::bit_cast<std::int64_t>(bytes);
}

// How many subjects had come up to each norm by the end of each week.
class Trend {
 public:
  Trend(const Measures& measures, Date until)
      : measures_(measures), from_(calendar::monday_of(measures.span.period.starts_on)), until_(until) {}

  void reached(const Norm& norm, Date day) { ++met_[norm.clause][calendar::monday_of(day)]; }

  std::vector<WeekScore> weeks(std::int64_t school_id, const std::map<std::string, int>& populations) const {
    std::vector<WeekScore> weeks;
    if (measures_.span.period.kind == PeriodKind::kWeek) return weeks;
    for (const auto& [norm, in_force] : *measures_.norms) {
      auto population = populations.find(norm->clause);
      if (population == populations.end()) continue;
      auto met = met_.find(norm->clause);
      int sum = 0;
      for (Date week = from_; week <= until_; week += days{7}) {
        if (met != met_.end())
          if (auto found = met->second.find(week); found != met->second.end()) sum += found->second;
        weeks.push_back(
            {school_id, norm->clause, measures_.span.period.period_no, week, population->second, sum});
      }
    }
    return weeks;
  }

 private:
  const Measures& measures_;
  Date from_;
  Date until_;
  std::map<std::string, std::map<Date, int>> met_;
};

KindsSince kinds_since(const std::vector<Measures>& periods) {
  std::map<ledger::ContactKind, Date> since;
  for (const auto& measures : periods)
    for (const auto& [norm, in_force] : *measures.norms) {
      if (norm->rule.due) continue;
      for (auto kind : counted_kinds(norm->rule.count)) {
        auto [found, is_new] = since.try_emplace(kind, measures.span.period.starts_on);
        if (!is_new) found->second = std::min(found->second, measures.span.period.starts_on);
      }
    }
  KindsSince kinds;
  for (const auto& [kind, day] : since) kinds[day].push_back(kind);
  return kinds;
}

void add(ScoreSteps& steps, const Tally& tally, const Norm& norm) {
  if (!tally.is_concerned(norm)) return;
  int met = tally.is_met(norm);
  steps[{tally.period_no, norm.clause, tally.class_id}].add(
      {1, met, int(tally.in_care), tally.in_care ? met : 0});
}

}  // namespace

Rebuild::Rebuild(db::Tx& tx, const Catalogue& catalogue, const Clock& clock, std::int64_t school_id)
    : tx_(tx), catalogue_(catalogue), clock_(clock), school_id_(school_id), today_(clock.today()) {}

void Rebuild::write(const std::vector<Span>& periods) {
  if (periods.empty()) return;
  tx_.lock(school_id_);
  auto adoptions = load_adoptions(tx_, school_id_);
  std::vector<Measures> measured;
  Date last = periods.front().period.ends_on;
  for (const auto& span : periods) {
    measured.push_back(measures_of(span, adoptions));
    last = std::max(last, span.period.ends_on);
  }
  auto facts = all_facts(tx_, school_id_, kinds_since(measured), last);
  // Periods of one day one after another: they share their profiles.
  std::ranges::stable_sort(measured, {},
                           [&](const Measures& measures) { return as_of(measures.span.period); });
  for (const auto& measures : measured) write_period(measures, facts);
}

Measures Rebuild::measures_of(const Span& span, const std::vector<Adoption>& adoptions) const {
  std::vector<Measured> norms;
  for (auto& in_force : norms_in_force(catalogue_, adoptions, as_of(span.period))) {
    const auto* norm = catalogue_.find(in_force.norm_id);
    if (!recurs_in(norm->rule, span.period.kind)) continue;
    if (norm->rule.each_school_day) in_force.target = in_force.raised_target = span.school_days;
    norms.push_back({norm, std::move(in_force)});
  }
  return {span, std::make_shared<std::vector<Measured>>(std::move(norms))};
}

const std::vector<Profile>& Rebuild::profiles_of(const calendar::Period& period) {
  bool asks_for_duties = std::any_of(catalogue_.norms().begin(), catalogue_.norms().end(),
                                     [](const Norm& norm) { return norm.rule.among.duty.has_value(); });
  std::pair wanted{as_of(period), asks_for_duties ? period.period_no : 0};
  if (profiled_ == wanted) return profiles_;
  profiles_ = {};
  profiles_ = load_profiles(tx_, school_id_, wanted.first, period, clock_);
  profiled_ = wanted;
  return profiles_;
}

void Rebuild::write_period(const Measures& measures, const FactsBySubject& facts) {
  const auto& period = measures.span.period;
  std::map<std::pair<std::string, std::int64_t>, bool> excused;
  for (const auto& excuse : excuses_of(tx_, school_id_, period.period_no))
    excused[{excuse.norm_id, excuse.subject_id}] = true;
  auto is_excused = [&](const Norm& norm, std::int64_t subject_id) {
    return excused.contains({norm.clause, subject_id});
  };
  Trend trend(measures, as_of(period));
  std::vector<Tally> tallies;
  ScoreSteps steps;
  std::map<std::string, int> populations;
  // Nobody is asked about where nothing is in force: a school is then not read.
  static const std::vector<Profile> kNobody;
  const auto& profiles = measures.norms->empty() ? kNobody : profiles_of(period);
  tallies.reserve(profiles.size());
  for (const auto& profile : profiles) {
    auto tally = begin_tally(profile, measures, is_excused);
    if (tally.concerned == 0) continue;
    static const std::vector<Fact> kNothing;
    auto own = facts.find({profile.of, profile.subject_id});
    measure(
        tally, measures, own == facts.end() ? kNothing : own->second, [](const Norm&) { return true; },
        [&](const Norm& norm, Date day) { trend.reached(norm, day); });
    for (const auto& [norm, in_force] : *measures.norms) {
      if (norm->rule.due || norm->rule.of != tally.of) continue;
      add(steps, tally, *norm);
      populations[norm->clause] += tally.is_concerned(*norm);
    }
    tallies.push_back(std::move(tally));
  }
  clear_scores(tx_, school_id_, period.period_no);
  save_period(tx_, {school_id_, period.period_no, period.kind, period.starts_on, period.ends_on,
                    measures.span.newcomers_from, measures.span.school_days, measures.span.second_saturday,
                    clock_.now(), new_edition()});
  replace_tallies(tx_, school_id_, period.period_no, tallies);
  write_scores(tx_, school_id_, measures, steps);
  write_weeks(tx_, school_id_, period.period_no, trend.weeks(school_id_, populations));
  for (const auto& [norm, in_force] : *measures.norms)
    if (norm->rule.due) recount_duties(tx_, clock_, school_id_, period, *norm);
}

void recount_duties(db::Tx& tx, const Clock& clock, std::int64_t school_id, const calendar::Period& period,
                    const Norm& norm) {
  DutyScore score;
  for (const auto& kind : norm.rule.due->duties) {
    auto each =
        count_duties(tx, school_id, kind, clock.at(period.starts_on), clock.at(period.ends_on + days{1}));
    score.population += each.population;
    score.met += each.met;
    score.late += each.late;
  }
  save_duty_score(tx, school_id, period.period_no, norm.clause, score);
}

}  // namespace kith::norms
