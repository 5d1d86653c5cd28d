// SPDX-License-Identifier: Apache-2.0
// SQL of the facts that figures are counted from: the ledger's derived rows, those of voided contacts left
// out.
#pragma once

#include <map>

#include "norms/counting/figure.hpp"
#include "platform/db/db.hpp"

namespace kith::norms {

using Kinds = std::vector<ledger::ContactKind>;

struct Subject {
  Of of = Of::kStudent;
  std::int64_t id = 0;  // of a grade its number
  friend auto operator<=>(const Subject&, const Subject&) = default;
};

Of of_group(ledger::GroupKind kind);

// Whether contacts that were voided are read too, as they are to explain a frozen figure.
enum class Voided { kLeftOut, kRead };

// Of one subject, in order of days.
std::vector<Fact> facts_of(db::Session& session, std::int64_t school_id, const Subject& subject, Days days,
                           const Kinds& kinds, Voided voided = Voided::kLeftOut);

// Of a whole school. Each kind of contact from its own day on, so that what only a week asks for is not read
// for a year.
using FactsBySubject = std::map<Subject, std::vector<Fact>>;
using KindsSince = std::map<Date, Kinds>;
FactsBySubject all_facts(db::Session& session, std::int64_t school_id, const KindsSince& kinds, Date to,
                         Voided voided = Voided::kLeftOut);

}  // namespace kith::norms
