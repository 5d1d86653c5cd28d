// SPDX-License-Identifier: Apache-2.0
// Best next acts: the few families of a class whose contact closes most. Pure.
#pragma once

#include <map>

#include "norms/packs/rule.hpp"

namespace kith::norms {

// What an act would do for one clause.
struct Credit {
  std::string clause;
  bool closes = false;     // the figure reaches its target; otherwise it only comes nearer
  bool of_family = false;  // served for all children of the family at once
};

struct ActOption {
  ledger::ContactKind kind = ledger::ContactKind::kCall;
  ledger::Mode mode = ledger::Mode::kTelephone;
  std::optional<std::int64_t> guardian_id;
  std::vector<Credit> credits;
};

// A student and what could be done; the lighter act first.
struct Candidate {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  std::int64_t family_id = 0;
  std::vector<ActOption> options;
};

// guardian_id: whom to ask for, when the clause wants a certain guardian.
struct NextAct {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  std::int64_t family_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kCall;
  ledger::Mode mode = ledger::Mode::kTelephone;
  std::optional<std::int64_t> guardian_id;
  std::vector<std::string> clauses;
};
KITH_DESCRIBE(NextAct, (student_id, name, given_name, family_id, kind, mode, guardian_id, clauses))

// How much a class still needs of a clause. Without an end, `to_go` is kAlways.
struct Need {
  static constexpr int kAlways = 1 << 20;
  int to_go = kAlways;
  bool is_behind = false;  // slow or too late in this class
};

// Takes the act worth most, one after the other: 2 for a clause it closes, 1 for one it brings nearer, twice
// as much for a clause that is behind. A clause is worth nothing once the class needs no more of it (clauses
// without a need always count) or the family has been taken for it. The lighter act and the earlier student
// win a tie. Acts worth nothing are not given.
std::vector<NextAct> choose_acts(const std::vector<Candidate>& candidates, std::map<std::string, Need> needs,
                                 std::size_t limit);

}  // namespace kith::norms
