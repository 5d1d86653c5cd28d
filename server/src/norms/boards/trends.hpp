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

  // Of all norms of these periods: one statement for the weeks of longer periods, one for past weeks, one for
  // duties, of which those due before `now` count.
  Trends(db::Session& session, const Frame& frame, const Periods& periods, const Hides& hides,
         const Catalogue& catalogue, const Clock& clock);

  // The trend of the line, with its own share as the last point while its period runs.
  std::vector<TrendPoint> of(const NormLine& line) const;

 private:
  void read_past_weeks(db::Session& session, const Frame& frame, const calendar::Period& week,
                       const Hides& hides);

  void read_duties(db::Session& session, const Frame& frame, const Clock& clock);
  std::vector<TrendPoint> of_duties(const NormLine& line) const;

  struct DutiesDue {
    int due = 0;
    int in_time = 0;
  };

  const Catalogue& catalogue_;
  Date this_week_;
  std::map<std::string, std::map<Date, DutiesDue>> duties_;                // by kind and Monday
  std::map<std::pair<int, std::string>, std::vector<TrendPoint>> points_;  // by period_no and norm
};

}  // namespace kith::norms
