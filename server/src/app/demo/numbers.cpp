// SPDX-License-Identifier: Apache-2.0
#include "app/demo/numbers.hpp"

#include <fmt/format.h>

namespace kith::demo {
namespace {

constexpr std::int64_t kRange = 9'900'000;
// Coprime to the range, so that the walk meets every number once.
constexpr std::int64_t kStride = 4'111'849;
// Numbers beginning 199 011 are left to sample rosters: somebody who imports one beside a demo district must
// not find invented families of both joined by a telephone.
constexpr std::int64_t kSamplesBegin = 1'100'000, kSamples = 100'000;

}  // namespace

std::string telephone(std::int64_t index) {
  std::int64_t number = index % kRange * kStride % kRange;
  if (number >= kSamplesBegin) number += kSamples;
  return fmt::format("1990{:07}", number);
}

std::string identity_number(int town, Date born_on, int sequence) {
  std::chrono::year_month_day day{born_on};
  auto number = fmt::format("9901{:02}{:04}{:02}{:02}{:03}", town, int(day.year()), unsigned(day.month()),
                            unsigned(day.day()), sequence);
  return number + identity_check_digit(number);
}

char identity_check_digit(const std::string& seventeen) {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (seventeen[i] - '0') * kWeights[i];
  return "10X98765432"[sum % 11];
}

std::string enrolment_number(int entry_year, std::int64_t sequence) {
  return fmt::format("G99{:04}{:08}", entry_year, sequence % 100'000'000);
}

}  // namespace kith::demo
