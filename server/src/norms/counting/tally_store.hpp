// SPDX-License-Identifier: Apache-2.0
// SQL of tallies, as they are written. Reading for people is in boards/board_store.hpp.
#pragma once

#include <functional>

#include "norms/counting/fact_store.hpp"
#include "norms/counting/measure.hpp"

namespace kith::norms {

// At most this many periods hold one day: a kind each, and overlapping seasons.
constexpr std::size_t kMostPeriods = 16;
db::Args with_periods(db::Args args, const std::vector<int>& period_nos);
// "(:period_1, :period_2, …)"
const std::string& period_list();

// Makes these the tallies of the period. What stands there already is left alone, so that a change of the
// roster writes a few rows and not thousands.
void replace_tallies(db::Tx& tx, std::int64_t school_id, int period_no, const std::vector<Tally>& tallies);
// Each in the place of the one that stands there.
void save_tallies(db::Tx& tx, std::int64_t school_id, const std::vector<Tally>& tallies);
// In no order.
std::vector<Tally> tallies_of(db::Session& session, std::int64_t school_id,
                              const std::vector<Subject>& subjects, const std::vector<int>& period_nos);
// Of the periods in which an entry of `day` counts, those that end on `counts_from` or later. Asks for them
// and tells them when it is called (see db::Session::later).
std::function<std::vector<Tally>()> tallies_on_later(db::Session& session, std::int64_t school_id,
                                                     const std::vector<Subject>& subjects, Date day,
                                                     Date counts_from);

}  // namespace kith::norms
