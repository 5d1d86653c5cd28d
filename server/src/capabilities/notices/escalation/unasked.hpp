// SPDX-License-Identifier: Apache-2.0
// SQL of the students a notice is for whom nobody could be asked about, because nobody may receive for them.
#pragma once

#include "people/audience.hpp"
#include "platform/clock.hpp"

namespace kith::notices {

// Rows (student_id). Who has joined since belongs to them only where newcomers are told.
people::Selection unasked_students(db::Session& session, const Clock& clock, std::int64_t notice_id);

}  // namespace kith::notices
