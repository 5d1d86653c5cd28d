// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace kith::db {

// Runs pg_dump (custom format) on the database at `url`; throws DbError when it fails or `file` exists.
// The password travels in the environment of the child, where the list of processes does not show it.
void pg_dump(const std::string& url, const std::filesystem::path& file);

}  // namespace kith::db
