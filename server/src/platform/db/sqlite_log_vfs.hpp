// SPDX-License-Identifier: Apache-2.0
// SQLite's write-ahead log, written in one piece a commit. SQLite hands a page of it over in two pieces, head
// and page: thirty calls to the system for a contact, which together take as long as the disk. Pieces that
// follow on each other wait in memory until SQLite syncs the log, reads it or asks for its length.
#pragma once

namespace kith::db {

// The name, for sqlite3_open_v2, of the system's own file layer (VFS) but for that. Only for connections with
// `pragma synchronous = full`: whoever commits without a sync would show readers what is not in the file yet.
// Thread-safe.
const char* log_gathering_vfs();

}  // namespace kith::db
