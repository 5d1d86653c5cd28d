// SPDX-License-Identifier: Apache-2.0
// Traces that are told by their shape: telephone and other long numbers, classes, house numbers, days,
// accounts, villages. Pure.
#pragma once

#include "capabilities/practice/anonymity.hpp"
#include "capabilities/practice/folded_text.hpp"

namespace kith::practice {

// Letters [from, from + length) of a folded text.
struct Span {
  std::size_t from = 0;
  std::size_t length = 0;
  Trace trace = Trace::kNumber;
  Instead instead = Instead::kNothing;
};

// Any run of that many digits may be a telephone, an enrolment or an identity number; a year has four.
constexpr std::size_t kLongNumber = 5;
// 零一二…: of so many.
constexpr std::size_t kLongSpokenNumber = 7;

std::vector<Span> shaped_traces(const std::u32string& letters);

}  // namespace kith::practice
