// SPDX-License-Identifier: Apache-2.0
// What a small demo's homeroom teachers give out and write down: contact cards, portfolios shown at home,
// plans for single students. Recorded through the ledger, as if on their days.
#pragma once

#include "app/demo/dice.hpp"
#include "app/demo/school_people.hpp"
#include "app/demo/span.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"

namespace kith::demo {

// Requires: the school's people are written and its identifiers kept.
void write_papers(db::Tx& tx, const SchoolPeople& school, const Clock& clock, const Span& span,
                  const Dice& dice);

}  // namespace kith::demo
