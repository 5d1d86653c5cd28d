// SPDX-License-Identifier: Apache-2.0
// Tells the school's open pages that a family has opened or answered a notice.
#pragma once

#include "ledger/asks.hpp"
#include "platform/events/events.hpp"

namespace kith::notices {

// After the commit, to the staff of the child's classes and to the school's desk. Nothing without `events`.
void tell_answered(db::Tx& tx, events::Events* events, std::int64_t notice_id, std::int64_t guardian_id);

}  // namespace kith::notices
