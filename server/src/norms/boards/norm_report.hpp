// SPDX-License-Identifier: Apache-2.0
// What `kith norms` and `kith policies` print. Shares are fractions from 0 to 1, rounded to three decimals;
// the share of nobody is absent.
#pragma once

#include "norms/boards/boards.hpp"

namespace kith::norms {

// id: the student, family or member of staff. A family is named by its child in the class.
struct ReportedName {
  std::int64_t id = 0;
  std::string name;
  std::optional<std::string> class_name;
  int figure = 0;
  std::optional<std::string> owner;  // the homeroom teacher
};
KITH_DESCRIBE(ReportedName, (id, name, class_name, figure, owner))

struct ReportedNorm {
  std::string clause;
  std::string title;
  std::string period;
  int population = 0;
  int met = 0;
  std::optional<double> share;
  bool is_recorded = true;  // false: nothing in the product records this yet
  double target = 1;
  int at_least = 1;
  std::optional<int> classes;  // where the share must hold in each class
  std::optional<int> classes_met;
  State state = State::kNothingToJudge;
  std::vector<ReportedName> missing;
};
KITH_DESCRIBE(ReportedNorm, (clause, title, period, population, met, share, is_recorded, target, at_least,
                             classes, classes_met, state, missing))

// Of the running periods, with every missing name.
std::vector<ReportedNorm> report_norms(Boards& boards, std::int64_t school_id);

struct ReportedClause {
  std::string id;
  ClauseKind kind = ClauseKind::kNorm;
  std::string title;
  std::string title_en;
  std::optional<Rule> rule;
  std::string done_by;  // the part of the product that does it; norms for what is measured
};
KITH_DESCRIBE(ReportedClause, (id, kind, title, title_en, rule, done_by))

struct ReportedPack {
  std::string id;
  std::string title;
  std::string title_en;
  std::vector<ReportedClause> clauses;
};
KITH_DESCRIBE(ReportedPack, (id, title, title_en, clauses))

std::vector<ReportedPack> report_packs(const std::vector<Pack>& packs);

}  // namespace kith::norms
