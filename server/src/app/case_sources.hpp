// SPDX-License-Identifier: Apache-2.0
// What the cases of practice need of its siblings: records of visits and exchange meetings.
#pragma once

#include "capabilities/gatherings/gatherings.hpp"
#include "capabilities/practice/original.hpp"
#include "capabilities/visits/records/records.hpp"

namespace kith::app {

// A record as the viewer may read it, without photographs and without what was noticed of the child's
// condition (signs), which no case is made of.
Result<practice::Original> original_of(records::Records& records, const people::Viewer& viewer,
                                       std::int64_t contact_id);

std::vector<practice::ExchangeMeeting> exchange_meetings_of(gatherings::Gatherings& gatherings,
                                                            const people::Viewer& viewer);

}  // namespace kith::app
