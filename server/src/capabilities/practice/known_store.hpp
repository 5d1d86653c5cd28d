// SPDX-License-Identifier: Apache-2.0
// SQL of what a school knows of itself: the names, places and small groups that no case may carry out of it.
#pragma once

#include "capabilities/practice/anonymity.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::practice {

// For a case about one child. People who have left the school are among them.
Known load_known(db::Session& session, const secrets::Sealer& sealer, std::int64_t school_id,
                 std::int64_t student_id, Date today);

}  // namespace kith::practice
