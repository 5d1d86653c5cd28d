// SPDX-License-Identifier: Apache-2.0
// The figure of one subject in one period: how much of what happened counts for a rule. The one place that
// says so, for a contact just recorded as for the rebuilding of a district. Pure.
#pragma once

#include <span>

#include "norms/packs/rule.hpp"

namespace kith::norms {

// What a rule needs to know of one contact with a subject.
struct Fact {
  std::int64_t contact_id = 0;
  Date held_on{};
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  ledger::BegunBy begun_by = ledger::BegunBy::kSchool;
  ledger::Level level = ledger::Level::kClass;  // of events for groups
  bool by_homeroom = false;
  bool with_away = false;
  bool planned = false;
  int families = 0;  // of staff
};

struct Days {
  Date from{};
  Date to{};  // the last of them

  bool hold(Date day) const { return from <= day && day <= to; }
};

struct Figure {
  int value = 0;
  std::optional<Date> met_on;  // the day on which it came up to the target
};

bool counts(const Count& count, const Fact& fact);

// `facts` in order of their days; the same contact may stand there twice (two children of a family) and
// counts once.
Figure figure_of(const Count& count, Days days, std::span<const Fact> facts, int target);

}  // namespace kith::norms
