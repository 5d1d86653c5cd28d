// SPDX-License-Identifier: Apache-2.0
// From starting the program on an existing database to its first answer, and what it holds while nobody asks.
#include <iostream>
#include <thread>

#include "bench/benchmarks.hpp"
#include "bench/program.hpp"
#include "bench/samples.hpp"

namespace kith::bench {
namespace {

constexpr int kRounds = 5;
constexpr auto kIdle = std::chrono::seconds(2);
constexpr double kPatience = 20;  // seconds

}  // namespace

void measure_start(const Plan& plan, Table& table) {
  District district(db::Engine::kSqlite, {.schools = 3, .students = 2400});
  district.database.close();
  auto folder = district.database.folder();
  Samples starts;
  double resident = 0;
  for (int round = 0; round < kRounds; ++round) {
    int port = free_port();
    auto begun = Stopwatch::now();
    Program program({plan.program, "serve", "--port", std::to_string(port)},
                    {"KITH_DATABASE=" + district.database.url(), "KITH_DATA_FOLDER=" + folder.string(),
                     "KITH_FIELD_KEY=0102030400000000000000000000000000000000000000000000000000000000"},
                    folder / "log");
    while (!answers(port, "/healthz")) {
      if (seconds_since(begun) > kPatience) throw std::runtime_error("the program does not answer");
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    starts.add(seconds_since(begun));
    if (round + 1 < kRounds) continue;
    std::this_thread::sleep_for(kIdle);
    resident = program.resident_megabytes();
  }
  table.add({.what = "start to first answer, existing database",
             .engine = "sqlite",
             .figure = starts.ms(0.5) / 1000,
             .limit = 0.3,
             .unit = "s",
             .note = "median of 5"});
  table.add({.what = "idle memory", .engine = "sqlite", .figure = resident, .limit = 60, .unit = "MB"});
}

}  // namespace kith::bench
