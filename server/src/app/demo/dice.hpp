// SPDX-License-Identifier: Apache-2.0
// Chance that repeats itself: the same seed gives the same throws on every machine and compiler, which the
// standard distributions do not promise. Not for secrets. A Dice belongs to one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kith::demo {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  // An independent stream of its own, whatever was thrown before: adding a throw to one part of the demo
  // leaves all other parts as they were.
  Dice stream(std::string_view purpose, std::int64_t number = 0) const;

  std::uint64_t next();
  // 0 … bound-1. Requires: bound > 0.
  int below(int bound);
  // Both ends included.
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(int permille) { return below(1000) < permille; }

  template <class T>
  const T& pick(std::span<const T> of) {
    return of[std::size_t(below(int(of.size())))];
  }
  template <class T>
  const T& pick(const std::vector<T>& of) {
    return pick(std::span<const T>(of));
  }
  template <class T, std::size_t N>
  const T& pick(const T (&of)[N]) {
    return pick(std::span<const T>(of));
  }

 private:
  std::uint64_t state_;
};

}  // namespace kith::demo
