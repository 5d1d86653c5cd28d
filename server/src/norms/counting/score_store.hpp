// SPDX-License-Identifier: Apache-2.0
// SQL of the scores of classes and schools, as they are written, and of the figures in force behind them.
// Whatever writes a school's scores counts up its mark (score_marks) in the same transaction.
#pragma once

#include <map>

#include "norms/adoption/adoptions.hpp"

namespace kith::norms {

// What is added to the scores of one norm in one class and period. The classes' own counts are for norms that
// must hold in each.
struct ScoreKey {
  int period_no = 0;
  std::string norm_id;
  std::int64_t class_id = 0;
  friend auto operator<=>(const ScoreKey&, const ScoreKey&) = default;
};
struct ScoreStep {
  int population = 0;
  int met = 0;
  int care_population = 0;
  int care_met = 0;

  bool is_nothing() const { return !population && !met && !care_population && !care_met; }
  void add(const ScoreStep& other);
};
using ScoreSteps = std::map<ScoreKey, ScoreStep>;

// A rule about duties in one period: due in it, done in time, done late.
struct DutyScore {
  int population = 0;
  int met = 0;
  int late = 0;
};
KITH_DESCRIBE(DutyScore, (population, met, late))

void clear_scores(db::Tx& tx, std::int64_t school_id, int period_no);

// The norms in force in these periods, with the figures of their time.
struct PeriodNorm {
  int period_no = 0;
  InForce in_force;
};
std::vector<PeriodNorm> norms_of_periods(db::Session& session, std::int64_t school_id,
                                         const std::vector<int>& period_nos);
// Writes the scores of a whole period; `steps` hold all there is.
void write_scores(db::Tx& tx, std::int64_t school_id, const Measures& measures, const ScoreSteps& steps);
// Moves scores by the steps.
void move_scores(db::Tx& tx, std::int64_t school_id, const std::vector<Measures>& periods,
                 const ScoreSteps& steps);

DutyScore count_duties(db::Session& session, std::int64_t school_id, const std::string& kind, Instant from,
                       Instant to);
void save_duty_score(db::Tx& tx, std::int64_t school_id, int period_no, const std::string& norm_id,
                     const DutyScore& score);

struct WeekScore {
  std::int64_t school_id = 0;
  std::string norm_id;
  int period_no = 0;
  Date week_on{};
  int population = 0;
  int met = 0;
};
KITH_DESCRIBE(WeekScore, (school_id, norm_id, period_no, week_on, population, met))
void write_weeks(db::Tx& tx, std::int64_t school_id, int period_no, const std::vector<WeekScore>& weeks);
// The running week's row of every open period, from the scores as they stand.
void save_week(db::Tx& tx, std::int64_t school_id, Date monday, Date today);

}  // namespace kith::norms
