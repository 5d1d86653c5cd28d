// SPDX-License-Identifier: Apache-2.0
// The system's own file layer (VFS) under SQLite, with two things added.
//
// The write-ahead log is written in one piece a commit. SQLite hands a page of it over in two pieces, head
// and page: thirty calls to the system for a commit of fifteen pages, which together take as long as the
// disk. Pieces that follow on each other wait in memory until SQLite syncs the log, reads it or asks for its
// length.
//
// What a checkpoint copies into the database can be put on the disk a little at a time. A commit that comes
// while thousands of pages are put there waits for most of them.
#pragma once

#include <sqlite3.h>

#include <functional>

namespace kith::db {

// The name for sqlite3_open_v2. Only for connections with `pragma synchronous = full`: whoever commits
// without a sync would show readers what is not in the file yet. Thread-safe.
const char* sqlite_vfs();

// Asked on the thread of a checkpoint after each 16 pages: true puts them on the disk before it goes on.
// Must not throw; may wait.
using BetweenPieces = std::function<bool()>;

// For the checkpoints of one connection, whose file must have been opened through sqlite_vfs(). `between`
// must outlive it.
void copy_in_pieces(sqlite3_file* database, const BetweenPieces* between);

}  // namespace kith::db
