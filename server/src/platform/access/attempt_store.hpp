// SPDX-License-Identifier: Apache-2.0
// Rows of `attempts`.
#pragma once

#include "platform/access/attempts.hpp"

namespace kith::access {

// Held until the transaction ends, so that two tries of one subject are counted one after the other.
void lock_attempts(db::Tx& tx, const std::string& subject);
std::optional<Window> find_window(db::Session& session, const std::string& subject);
void save_window(db::Tx& tx, const std::string& subject, const Window& window);
void take_one_less(db::Tx& tx, const std::string& subject);
std::int64_t delete_windows(db::Tx& tx, Instant begun_before);

}  // namespace kith::access
