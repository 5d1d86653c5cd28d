// SPDX-License-Identifier: Apache-2.0
// SQL of the periods a school has begun.
#pragma once

#include "norms/counting/fact_store.hpp"
#include "norms/counting/population.hpp"

namespace kith::norms {

// A period counts until so long after its last day; then it is frozen.
constexpr std::chrono::days kFrozenAfter{14};

// A period as it was begun. newcomers_from …: see Span. edition: of the norms and figures it is judged by;
// never the same again once they are written anew.
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
  std::int64_t edition = 0;

  Span span() const {
    return {{period_no, kind, starts_on, ends_on}, newcomers_from, school_days, second_saturday};
  }
};
KITH_DESCRIBE(PeriodRow, (school_id, period_no, kind, starts_on, ends_on, newcomers_from, school_days,
                          second_saturday, tallied_at, edition))

// The day up to which a school's periods have been begun; absent before its first.
std::optional<Date> begun_on(db::Session& session, std::int64_t school_id);
void save_begun(db::Tx& tx, std::int64_t school_id, Date day);
std::vector<std::int64_t> school_ids(db::Session& session);

// What SQL asks of a row of periods that is open and holds :day, ending on :counts_from or later.
extern const std::string_view kIsOpenOnDay;
// Begun periods that hold `day` and end on `counts_from` or later; none while those of `today` are not begun.
std::vector<PeriodRow> open_periods_on(db::Session& session, std::int64_t school_id, Date day,
                                       Date counts_from, Date today);
std::vector<PeriodRow> periods_begun(db::Session& session, std::int64_t school_id, Date counts_from);
void save_period(db::Tx& tx, const PeriodRow& period);
// Forgets a period that the calendar no longer has.
void drop_period(db::Tx& tx, std::int64_t school_id, int period_no);
// Freezes periods that ended before `counts_from`; of frozen weeks only the scores stay.
void freeze_periods(db::Tx& tx, std::int64_t school_id, Date counts_from, Instant now);
// Whether an enrolment, a teaching, an employment, a leave or a care membership begins or ends after `since`
// and up to `today`.
bool roster_turned(db::Session& session, std::int64_t school_id, Date since, Date today);

}  // namespace kith::norms
