// SPDX-License-Identifier: Apache-2.0
// What SQLite plans its queries by. Without statistics the first column of a key looks as selective as the
// whole key, so that a query for a few rows of a tenant may walk through all of them. Measured statistics
// would come too late: the first import of a tenant is written before there is anything to measure.
#pragma once

#include "platform/db/connection.hpp"

namespace kith::db {

// Writes an assumption for each index that has no statistics yet: a column that leads many indexes (the
// tenant's) is shared by very many rows, and every further column narrows sharply; an index of some rows
// holds few. Connections opened later plan by it. Requires: SQLite, migrated.
void assume_statistics(Connection& connection);

}  // namespace kith::db
