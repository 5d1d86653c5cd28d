// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/random.hpp"

#include <sodium.h>

#include <array>
#include <cstring>

#include "platform/secrets/sodium.hpp"

namespace kith::secrets {

std::uint32_t Random::below(std::uint32_t bound) {
  // Numbers of the incomplete last round are thrown away, else small results would be likelier.
  const std::uint32_t skipped = (std::uint32_t{0} - bound) % bound;
  while (true) {
    std::array<unsigned char, 4> bytes{};
    fill(bytes);
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data(), bytes.size());
    if (number >= skipped) return number % bound;
  }
}

SystemRandom::SystemRandom() { start_sodium(); }

void SystemRandom::fill(std::span<unsigned char> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

void SeededRandom::fill(std::span<unsigned char> bytes) {
  std::lock_guard lock(mutex_);
  for (auto& byte : bytes) byte = static_cast<unsigned char>(engine_() & 0xff);
}

}  // namespace kith::secrets
