// SPDX-License-Identifier: Apache-2.0
#include "app/demo/visit_plans.hpp"

#include <algorithm>

#include "capabilities/visits/planning/plans.hpp"

namespace kith::demo {

using std::chrono::days;

calendar::VisitSeason season_around(Date today, const std::vector<calendar::VisitSeason>& usual) {
  auto monday = calendar::monday_of(today);
  auto starts_on = monday - days{14};
  auto is_taken = [&](Date day) {
    return std::any_of(usual.begin(), usual.end(), [&](const calendar::VisitSeason& season) {
      return calendar::monday_of(season.starts_on) == day;
    });
  };
  while (is_taken(starts_on)) starts_on -= days{7};
  auto month = unsigned(std::chrono::year_month_day(today).month());
  return {month >= 8 || month == 1 ? "秋季走访" : "春季走访", starts_on, monday + days{34}};
}

void write_visit_plans(db::Tx& tx, std::int64_t school_id, std::int64_t by,
                       const calendar::VisitSeason& season, const Clock& clock, Date today,
                       const secrets::Sealer& sealer) {
  visits::Proposing proposing{.school_id = school_id,
                              .by = by,
                              .wanted = {.season = season.season, .starts_on = season.starts_on},
                              .from = season.starts_on,
                              .at = clock.at(season.starts_on, 9 * 60)};
  visits::propose_season(tx, proposing, sealer).value();
  proposing.from = today;
  proposing.at = clock.now();
  visits::propose_season(tx, proposing, sealer).value();
}

}  // namespace kith::demo
