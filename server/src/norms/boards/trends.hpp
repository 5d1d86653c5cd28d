// SPDX-License-Identifier: Apache-2.0
// How the norms of a board came to where they stand: their shares week by week. Read once a board.
#pragma once

#include <functional>
#include <map>

#include "norms/boards/board.hpp"
#include "norms/boards/frame.hpp"

namespace kith::norms {

class Trends {
 public:
  // Whether a share of so many must not be shown.
  using Hides = std::function<bool(const std::string& norm_id, int population)>;

  // Of all norms of these periods: one statement for the weeks of longer periods, one for past weeks.
  Trends(db::Session& session, const Frame& frame, const Periods& periods, const Hides& hides);

  // The trend of the line, with its own share as the last point while its period runs.
  std::vector<TrendPoint> of(const NormLine& line) const;

 private:
  void read_past_weeks(db::Session& session, const Frame& frame, const calendar::Period& week,
                       const Hides& hides);

  Date this_week_;
  std::map<std::pair<int, std::string>, std::vector<TrendPoint>> points_;  // by period_no and norm
};

}  // namespace kith::norms
