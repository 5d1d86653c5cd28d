// SPDX-License-Identifier: Apache-2.0
// The words that guards look for. A rule finds a clause (the words between two marks) that holds one of
// `any` and one of `with` where there are some, in a sentence that holds none of `but`.
#pragma once

#include <string_view>
#include <vector>

#include "capabilities/notices/guards/guards.hpp"

namespace kith::notices {

using WordList = std::vector<std::string_view>;

struct GuardRule {
  WordConcern concern;
  bool is_refused;
  WordList any;
  WordList with = {};
  WordList but = {};
};

// In lower case and without blanks, as clauses are.
const std::vector<GuardRule>& guard_rules();

// A clause with one of these forbids, warns or says that nothing is asked. The second list is taken out
// first: what sounds like a denial and is none (请不要忘记交).
const WordList& denials();
const WordList& mere_sounds();

// An amount of money beside one of these is asked for.
const WordList& asking_for_money();

}  // namespace kith::notices
