// SPDX-License-Identifier: Apache-2.0
// Whether a database has changed, asked more cheaply than by reading it.
#pragma once

#include "platform/db/db.hpp"

namespace kith::db {

// While two calls give the same number, nothing was committed between them, by this process or another. It
// may differ without cause. Thread-safe, and may be called inside a read. Nothing where it would cost as much
// as a read: on PostgreSQL.
std::optional<std::int64_t> version_of(Db& db);

}  // namespace kith::db
