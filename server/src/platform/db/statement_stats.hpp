// SPDX-License-Identifier: Apache-2.0
// How often each statement ran and how long it took, over the whole process. Thread-safe; counting costs
// two atomic additions.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kith::db {

struct StatementStat {
  std::string name;
  std::uint64_t count = 0;
  std::uint64_t microseconds = 0;  // in total
};

// In the order of the names.
std::vector<StatementStat> statement_stats();

struct StatementCounter {
  std::atomic<std::uint64_t> count = 0;
  std::atomic<std::uint64_t> nanoseconds = 0;
};

// The counter of a name; it lives as long as the process.
StatementCounter& statement_counter(std::string_view name);

}  // namespace kith::db
