// SPDX-License-Identifier: Apache-2.0
// Randomness, injected. SystemRandom is what a server uses; SeededRandom repeats itself, for tests and the
// demo generator, and must never make a real secret. Both may be called from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <span>

namespace kith::secrets {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<unsigned char> bytes) = 0;

  // Evenly distributed in [0, bound). Requires: bound > 0.
  std::uint32_t below(std::uint32_t bound);
};

class SystemRandom : public Random {
 public:
  SystemRandom();
  void fill(std::span<unsigned char> bytes) override;
};

class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<unsigned char> bytes) override;

 private:
  std::mutex mutex_;
  std::mt19937_64 engine_;
};

}  // namespace kith::secrets
