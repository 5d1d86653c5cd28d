// SPDX-License-Identifier: Apache-2.0
#include "app/demo/dice.hpp"

namespace kith::demo {
namespace {

// SplitMix64's finisher.
std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9u;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebu;
  return bits ^ (bits >> 31);
}

}  // namespace

Dice Dice::stream(std::string_view purpose, std::int64_t number) const {
  std::uint64_t seed = mixed(state_ ^ 0x5851f42d4c957f2du);
  for (unsigned char c : purpose) seed = mixed(seed ^ c);
  return Dice(mixed(seed + std::uint64_t(number) * 0x9e3779b97f4a7c15u));
}

std::uint64_t Dice::next() { return mixed(state_ += 0x9e3779b97f4a7c15u); }

int Dice::below(int bound) { return int((next() >> 32) * std::uint64_t(bound) >> 32); }

}  // namespace kith::demo
