// SPDX-License-Identifier: Apache-2.0
// Figures for operators in Prometheus' text format (version 0.0.4), served at /metrics. Labels are route
// patterns, verbs and statuses, never addresses or identifiers. All methods may be called from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

namespace kith::metrics {

struct Label {
  std::string name;
  std::string value;
};

// One line: name{labels} value.
void print_sample(std::string& out, const std::string& name, const std::vector<Label>& labels, double value);

class Metrics {
 public:
  // Upper ends of the latency histogram, in seconds.
  static constexpr std::array<double, 13> kBuckets = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                      0.1,    0.25,  0.5,    1,     2.5,  10};

  void count_request(const std::string& verb, const std::string& route, int status, double seconds);

  // A figure asked for at each scrape: open streams, length of a queue.
  void add_gauge(std::string name, std::string help, std::function<double()> read);

  // Further lines in the same format, such as statement counts.
  void add_source(std::function<void(std::string&)> append);

  std::string text() const;

 private:
  struct Latency {
    std::array<std::uint64_t, kBuckets.size() + 1> counts{};
    double sum = 0;
  };
  struct Gauge {
    std::string name, help;
    std::function<double()> read;
  };
  void print_requests(std::string& out) const;
  void print_latencies(std::string& out) const;

  mutable std::mutex mutex_;
  std::map<std::tuple<std::string, std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Latency> latencies_;
  std::vector<Gauge> gauges_;
  std::vector<std::function<void(std::string&)>> sources_;
};

}  // namespace kith::metrics
