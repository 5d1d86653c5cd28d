// SPDX-License-Identifier: Apache-2.0
// SQL of periods, tallies and scores, as they are written. Reading for people is in board_store.hpp.
#pragma once

#include <array>

#include "norms/adoptions.hpp"
#include "norms/fact_store.hpp"

namespace kith::norms {

// A period as it was begun. newcomers_from …: see Span.
struct PeriodRow {
  std::int64_t school_id = 0;
  int period_no = 0;
  calendar::PeriodKind kind = calendar::PeriodKind::kTerm;
  Date starts_on{};
  Date ends_on{};
  Date newcomers_from{};
  int school_days = 0;
  std::optional<Date> second_saturday;
  Instant tallied_at{};

  Span span() const {
    return {{period_no, kind, starts_on, ends_on}, newcomers_from, school_days, second_saturday};
  }
};
KITH_DESCRIBE(PeriodRow, (school_id, period_no, kind, starts_on, ends_on, newcomers_from, school_days,
                          second_saturday, tallied_at))

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

struct ClassScore {
  int population = 0;
  int met = 0;
};
KITH_DESCRIBE(ClassScore, (population, met))

// A rule about duties in one period: due in it, done in time, done late.
struct DutyScore {
  int population = 0;
  int met = 0;
  int late = 0;
};
KITH_DESCRIBE(DutyScore, (population, met, late))

// At most this many periods hold one day: a kind each, and overlapping seasons.
constexpr std::size_t kMostPeriods = 16;
db::Args with_periods(db::Args args, const std::vector<int>& period_nos);
// "(:period_1, :period_2, …)"
const std::string& period_list();

// -- What is kept of a school.
// The day up to which its periods have been begun; absent before its first.
std::optional<Date> begun_on(db::Session& session, std::int64_t school_id);
int newcomer_weeks(db::Session& session, std::int64_t school_id);
void save_begun(db::Tx& tx, std::int64_t school_id, Date day);
void save_newcomer_weeks(db::Tx& tx, std::int64_t school_id, int weeks, Date today);
std::vector<std::int64_t> school_ids(db::Session& session);

// -- Adoptions.
void add_adoptions(db::Tx& tx, const std::vector<Adoption>& adoptions);
std::vector<Adoption> load_adoptions(db::Session& session, std::int64_t school_id);

// -- Periods.
// Begun periods that hold `day` and end on `counts_from` or later.
std::vector<PeriodRow> open_periods_on(db::Session& session, std::int64_t school_id, Date day, Date counts_from);
std::vector<PeriodRow> periods_begun(db::Session& session, std::int64_t school_id, Date counts_from);
void save_period(db::Tx& tx, const PeriodRow& period);
// Forgets a period that the calendar no longer has.
void drop_period(db::Tx& tx, std::int64_t school_id, int period_no);
// Freezes periods that ended before `counts_from`; of frozen weeks only the scores stay.
void freeze_periods(db::Tx& tx, std::int64_t school_id, Date counts_from, Instant now);
// Whether an enrolment, a teaching, an employment, a leave or a care membership begins or ends after `since`
// and up to `today`.
bool roster_turned(db::Session& session, std::int64_t school_id, Date since, Date today);

// -- Tallies and scores of a period.
void clear_scores(db::Tx& tx, std::int64_t school_id, int period_no);
// Makes these the tallies of the period. What stands there already is left alone, so that a change of the roster
// writes a few rows and not thousands.
void replace_tallies(db::Tx& tx, std::int64_t school_id, int period_no, const std::vector<Tally>& tallies);
void save_tally(db::Tx& tx, std::int64_t school_id, const Tally& tally);
std::vector<Tally> tallies_of(db::Session& session, std::int64_t school_id, const Subject& subject,
                              const std::vector<int>& period_nos);
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

// -- Rules about duties.
DutyScore count_duties(db::Session& session, std::int64_t school_id, const std::string& kind, Instant from,
                       Instant to);
void save_duty_score(db::Tx& tx, std::int64_t school_id, int period_no, const std::string& norm_id,
                     const DutyScore& score);

// -- Trends.
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

// -- Excuses.
struct Excuse {
  std::int64_t school_id = 0;
  std::string norm_id;
  int period_no = 0;
  std::int64_t subject_id = 0;
  std::string reason;
  std::int64_t set_by = 0;
  Instant set_at{};
};
KITH_DESCRIBE(Excuse, (school_id, norm_id, period_no, subject_id, reason, set_by, set_at))
std::vector<Excuse> excuses_of(db::Session& session, std::int64_t school_id, int period_no);
void save_excuse(db::Tx& tx, const Excuse& excuse);
void drop_excuse(db::Tx& tx, const Excuse& excuse);

}  // namespace kith::norms
