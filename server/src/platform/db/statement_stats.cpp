// SPDX-License-Identifier: Apache-2.0
#include "platform/db/statement_stats.hpp"

#include <map>
#include <mutex>

namespace kith::db {
namespace {

struct Counters {
  std::mutex mutex;
  std::map<std::string, StatementCounter, std::less<>> by_name;
};

Counters& counters() {
  static Counters counters;
  return counters;
}

}  // namespace

StatementCounter& statement_counter(std::string_view name) {
  std::lock_guard lock(counters().mutex);
  auto& by_name = counters().by_name;
  auto found = by_name.find(name);
  return found != by_name.end() ? found->second : by_name[std::string(name)];
}

std::vector<StatementStat> statement_stats() {
  std::lock_guard lock(counters().mutex);
  std::vector<StatementStat> stats;
  for (const auto& [name, counter] : counters().by_name) {
    stats.push_back({name, counter.count.load(), counter.nanoseconds.load() / 1000});
  }
  return stats;
}

}  // namespace kith::db
