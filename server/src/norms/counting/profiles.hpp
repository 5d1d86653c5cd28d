// SPDX-License-Identifier: Apache-2.0
// SQL of who there is on a day: the profiles that populations are chosen from.
#pragma once

#include "norms/counting/population.hpp"
#include "platform/db/db.hpp"

namespace kith::norms {

// Everybody and everything a norm may be about, as the roster stands on `day`. A family stands there once a
// class where it has a child. `period` bounds the duties that a profile names.
std::vector<Profile> load_profiles(db::Session& session, std::int64_t school_id, Date day,
                                   const calendar::Period& period, const Clock& clock);

// Of one student alone.
std::optional<Profile> load_student_profile(db::Session& session, std::int64_t school_id,
                                            std::int64_t student_id, Date day, const calendar::Period& period,
                                            const Clock& clock);

}  // namespace kith::norms
