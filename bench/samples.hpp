// SPDX-License-Identifier: Apache-2.0
// Durations of one thing done often.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace kith::bench {

using Stopwatch = std::chrono::steady_clock;

inline double seconds_since(Stopwatch::time_point start) {
  return std::chrono::duration<double>(Stopwatch::now() - start).count();
}

template <class Fn>
double seconds_of(Fn&& fn) {
  auto start = Stopwatch::now();
  fn();
  return seconds_since(start);
}

class Samples {
 public:
  template <class Fn>
  void time(Fn&& fn) {
    seconds_.push_back(seconds_of(fn));
  }
  void add(double seconds) { seconds_.push_back(seconds); }
  void add_all(const Samples& other) {
    seconds_.insert(seconds_.end(), other.seconds_.begin(), other.seconds_.end());
  }
  std::size_t size() const { return seconds_.size(); }

  // The value that `share` of all samples do not exceed, in milliseconds. Requires: at least one sample.
  double ms(double share) {
    std::sort(seconds_.begin(), seconds_.end());
    auto place = std::size_t(std::ceil(share * double(seconds_.size())));
    return seconds_[std::clamp<std::size_t>(place, 1, seconds_.size()) - 1] * 1000;
  }

 private:
  std::vector<double> seconds_;
};

}  // namespace kith::bench
