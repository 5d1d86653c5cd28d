// SPDX-License-Identifier: Apache-2.0
// A policy pack: the clauses of one source policy, read from TOML (docs/norm-rules.md). Reading lists every
// flaw at once and gives a pack only when there is none. Pure.
#pragma once

#include <string_view>

#include "norms/packs/rule.hpp"
#include "people/school.hpp"

namespace kith::norms {

// Words shown to people, in the product's two languages.
struct Words {
  std::string zh;
  std::string en;
};
KITH_DESCRIBE(Words, (zh, en))

// kNorm and kDuty are measured by their rules; the others are done by a part of the product, which done_by
// names.
enum class ClauseKind { kNorm, kDuty, kFeature, kGuard, kRecord };
KITH_DESCRIBE_ENUM(ClauseKind, kNorm, kDuty, kFeature, kGuard, kRecord)

// label heads a column: at most six characters in Chinese.
struct Clause {
  std::string id;  // "P4.4"
  ClauseKind kind = ClauseKind::kNorm;
  Words title;
  Words label;
  std::optional<Rule> rule;
  std::optional<std::string> done_by;
};
KITH_DESCRIBE(Clause, (id, kind, title, label, rule, done_by))

// title is that of the source document. stages: the schools it is written for; empty for all.
struct Pack {
  std::string id;  // "P4"
  Words title;
  std::vector<people::Stage> stages;
  std::vector<Clause> clauses;

  bool is_for(people::Stage stage) const;
};
KITH_DESCRIBE(Pack, (id, title, stages, clauses))

enum class Flaw {
  kNotToml,  // `at` is the parser's description
  kUnknownKey,
  kMissingKey,
  kWrongType,
  kUnknownValue,
  kNoSuchPeriod,
  kOutOfRange,
  kTooLong,
  kSameId,             // two clauses under one id, in one pack or in two
  kForeignId,          // a clause id that does not begin with the pack's
  kDoesNotApply,       // a key that has no meaning for this `of` or kind
  kCountsNothing,      // no contact that can be recorded would ever count
  kNoSuchNorm,         // among.met names no norm
  kDifferentSubjects,  // among.met names a norm of other subjects or another period
};
KITH_DESCRIBE_ENUM(Flaw, kNotToml, kUnknownKey, kMissingKey, kWrongType, kUnknownValue, kNoSuchPeriod,
                   kOutOfRange, kTooLong, kSameId, kForeignId, kDoesNotApply, kCountsNothing, kNoSuchNorm,
                   kDifferentSubjects)

struct PackFlaw {
  std::string file;
  int line = 0;  // 1-based
  Flaw flaw = Flaw::kNotToml;
  std::string at;  // the key, with its path inside the clause
};
KITH_DESCRIBE(PackFlaw, (file, line, flaw, at))

// "p4.toml:12: unknown key: rule.shares", for the command line.
std::string sentence(const PackFlaw& flaw);

// The line on which a clause begins, for flaws that show only when packs meet.
struct PackReading {
  std::optional<Pack> pack;  // absent when there are flaws
  std::vector<PackFlaw> flaws;
  std::vector<int> clause_lines;
};

PackReading read_pack(const std::string& file, std::string_view text);

}  // namespace kith::norms
