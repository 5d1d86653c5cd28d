// SPDX-License-Identifier: Apache-2.0
// SQL of the one fact that tells an invented district from a real one.
#pragma once

#include "platform/db/db.hpp"

namespace kith::demo {

void mark_demo(db::Tx& tx);
bool holds_demo(db::Session& session);

}  // namespace kith::demo
