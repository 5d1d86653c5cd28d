// SPDX-License-Identifier: Apache-2.0
#include "bench/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace kith::bench {

void Statements::print(const std::string& part, std::ostream& out) const {
  std::map<std::string, db::StatementStat> before;
  for (const auto& stat : before_) before[stat.name] = stat;
  auto stats = db::statement_stats();
  for (auto& stat : stats) {
    stat.count -= before[stat.name].count;
    stat.microseconds -= before[stat.name].microseconds;
  }
  std::erase_if(stats, [](const db::StatementStat& stat) { return stat.count == 0; });
  std::ranges::sort(stats, std::ranges::greater{}, &db::StatementStat::microseconds);
  for (const auto& stat : stats)
    out << fmt::format("{}: {:>9.1f} ms in all {:>9} times {:>8.1f} µs each  {}\n", part,
                       double(stat.microseconds) / 1000, stat.count,
                       double(stat.microseconds) / double(stat.count), stat.name);
}

}  // namespace kith::bench
