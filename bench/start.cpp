// SPDX-License-Identifier: Apache-2.0
// From starting the program on an existing database to its first answer, and what it holds while nobody asks.
#include <thread>

#include "bench/samples.hpp"
#include "bench/serving.hpp"

namespace kith::bench {
namespace {

constexpr int kRounds = 5;
constexpr auto kIdle = std::chrono::seconds(2);

}  // namespace

void measure_start(const Plan& plan, Table& table) {
  District district(db::Engine::kSqlite, {.schools = 3, .students = 2400});
  district.database.close();
  Samples starts;
  std::unique_ptr<Program> program;
  for (int round = 0; round < kRounds; ++round) {
    program.reset();
    int port = free_port();
    starts.time([&] { program = start_serving(plan, district, port); });
  }
  std::this_thread::sleep_for(kIdle);
  table.add({.what = "start to first answer, existing database",
             .engine = "sqlite",
             .figure = starts.ms(0.5) / 1000,
             .limit = 0.3,
             .unit = "s",
             .note = "median of 5"});
  table.add({.what = "idle memory",
             .engine = "sqlite",
             .figure = program->resident_megabytes(),
             .limit = 60,
             .unit = "MB"});
}

}  // namespace kith::bench
