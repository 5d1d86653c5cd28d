// SPDX-License-Identifier: Apache-2.0
// The family's home page over HTTP: changed (whole), unchanged (304 by its version), each against a static
// reply of two kilobytes from the same server in the same minute. Sixteen connections, one request at a time
// each.
#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "bench/client.hpp"
#include "bench/samples.hpp"
#include "bench/serving.hpp"
#include "people/viewer.hpp"

namespace kith::bench {
namespace {

constexpr int kConnections = 16;
constexpr int kTurns = 8;
constexpr double kChangedShare = 0.15, kUnchangedShare = 0.5, kSlowest = 10;

struct Rate {
  double per_second = 0;
  Samples samples;

  // Another turn of the same length.
  void add(const Rate& turn) {
    per_second += turn.per_second / kTurns;
    samples.add_all(turn.samples);
  }
};

// As many requests as fit into `seconds`.
Rate rate_of(int port, const std::string& headers, const std::string& path, int status, double seconds) {
  std::atomic<bool> is_wrong{false};
  std::vector<Samples> own(kConnections);
  std::vector<std::thread> threads;
  auto begun = Stopwatch::now();
  for (auto& samples : own)
    threads.emplace_back([&] {
      try {
        Client client(port);
        client.keep(headers);
        while (seconds_since(begun) < seconds)
          samples.time([&] {
            if (client.get(path).status != status) is_wrong = true;
          });
      } catch (const std::exception&) {
        is_wrong = true;
      }
    });
  for (auto& thread : threads) thread.join();
  auto took = seconds_since(begun);
  if (is_wrong) throw std::runtime_error(fmt::format("{} did not always answer {}", path, status));
  Rate rate;
  for (const auto& samples : own) rate.samples.add_all(samples);
  rate.per_second = double(rate.samples.size()) / took;
  return rate;
}

}  // namespace

void measure_home(const Plan& plan, Table& table) {
  Serving serving(
      plan, {{"index.html", "<!doctype html><title>Kith</title>"}, {"static.txt", std::string(2048, 'k')}});
  auto family = serving.session_of(people::kGuardian);
  Client once(serving.port());
  once.keep(family);
  auto version = once.get("/api/home").header("ETag");
  double seconds = plan.is_quick ? 1 : 8;
  rate_of(serving.port(), family, "/api/home", 200, seconds / 4);
  // By turns, so that whoever else uses the machine meets all three.
  Rate fixed, changed, unchanged;
  for (int turn = 0; turn < kTurns; ++turn) {
    fixed.add(rate_of(serving.port(), "", "/static.txt", 200, seconds / kTurns));
    changed.add(rate_of(serving.port(), family, "/api/home", 200, seconds / kTurns));
    unchanged.add(rate_of(serving.port(), family + "If-None-Match: " + version + "\r\n", "/api/home", 304,
                          seconds / kTurns));
  }
  auto beside = [&](const Rate& rate) {
    return fmt::format("{:.0f}/s beside {:.0f}/s", rate.per_second, fixed.per_second);
  };
  table.add({.what = "family home, changed, against a static reply of 2 KB",
             .engine = "sqlite",
             .figure = changed.per_second / fixed.per_second,
             .limit = kChangedShare,
             .unit = "×",
             .is_floor = true,
             .note = beside(changed)});
  table.add({.what = "family home, p99 at 16 connections",
             .engine = "sqlite",
             .figure = changed.samples.ms(0.99),
             .limit = kSlowest,
             .unit = "ms",
             .note = fmt::format("p50 {:.2f} ms", changed.samples.ms(0.5))});
  table.add({.what = "family home, unchanged, against a static reply of 2 KB",
             .engine = "sqlite",
             .figure = unchanged.per_second / fixed.per_second,
             .limit = kUnchangedShare,
             .unit = "×",
             .is_floor = true,
             .note = beside(unchanged)});
}

}  // namespace kith::bench
