// SPDX-License-Identifier: Apache-2.0
// All norms anew from the ledger, and the memory it takes. The limit of time is set for a million students
// and falls with their number; that of memory holds for any.
#include <fmt/format.h>
#include <unistd.h>

#include "bench/benchmarks.hpp"
#include "bench/process_memory.hpp"
#include "bench/samples.hpp"
#include "platform/memory.hpp"

namespace kith::bench {

void measure_rebuild(District& district, const Plan&, Table& table) {
  give_back_memory();
  forget_peak_memory();
  auto seconds = seconds_of([&] { district.norms.rebuild_all(district.db()); });
  double at_a_million = district.database.engine() == db::Engine::kSqlite ? 120 : 300;
  table.add({.what = fmt::format("rebuild all norms of {} students", district.report.students),
             .engine = district.engine(),
             .figure = seconds,
             .limit = at_a_million * double(district.report.students) / 1e6,
             .unit = "s",
             .note = fmt::format("limit {} s at 1,000,000", at_a_million)});
  table.add({.what = "peak memory meanwhile, of the whole process",
             .engine = district.engine(),
             .figure = process_megabytes(::getpid(), "VmHWM:").value_or(0),
             .limit = 500,
             .unit = "MB"});
}

}  // namespace kith::bench
