// SPDX-License-Identifier: Apache-2.0
// A visit season around the demo's present, planned by the planner itself two weeks ago and again today.
#pragma once

#include "calendar/calendar.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::demo {

// Seven weeks that began two weeks before this one; never in a week in which one of `usual` begins.
calendar::VisitSeason season_around(Date today, const std::vector<calendar::VisitSeason>& usual);

// Requires: the season stands in the school's calendar, and people and contacts are written.
void write_visit_plans(db::Tx& tx, std::int64_t school_id, std::int64_t by,
                       const calendar::VisitSeason& season, const Clock& clock, Date today,
                       const secrets::Sealer& sealer);

}  // namespace kith::demo
