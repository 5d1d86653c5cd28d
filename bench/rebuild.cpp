// SPDX-License-Identifier: Apache-2.0
// All norms anew from the ledger. The limit is set for a million students and falls with their number.
#include <fmt/format.h>

#include "bench/benchmarks.hpp"
#include "bench/samples.hpp"

namespace kith::bench {

void measure_rebuild(District& district, const Plan&, Table& table) {
  auto seconds = seconds_of([&] { district.norms.rebuild_all(district.db()); });
  double at_a_million = district.database.engine() == db::Engine::kSqlite ? 120 : 300;
  table.add({.what = fmt::format("rebuild all norms of {} students", district.report.students),
             .engine = district.engine(),
             .figure = seconds,
             .limit = at_a_million * double(district.report.students) / 1e6,
             .unit = "s",
             .note = fmt::format("limit {} s at 1,000,000", at_a_million)});
}

}  // namespace kith::bench
