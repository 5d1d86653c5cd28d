// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace kith::db {
namespace {

// The system's layer takes less than 128 KB at a time.
constexpr int kMostWaiting = 127 * 1024;
constexpr int kPagesInPiece = 16;
// Of the locks on the log's index, the one of whoever writes (https://www.sqlite.org/walformat.html, 2.3.1).
constexpr int kWriteLock = 0;

sqlite3_vfs* system_vfs() {
  static sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
  return vfs;
}

// A file stays the system's: SQLite sets memory aside for it, with room behind it for what is added here, and
// finds what may be done with it in a table, of which a copy has a few entries of ours.
struct DatabaseFile {
  const sqlite3_io_methods* system;
  sqlite3_io_methods methods;
  sqlite3_file* log;
  const BetweenPieces* between;
  int pages;  // written since it was asked
};

struct LogFile {
  const sqlite3_io_methods* system;
  sqlite3_io_methods methods;
  sqlite3_file* database;
  std::unique_ptr<char[]> waiting;
  int length;          // of what waits, in bytes
  sqlite3_int64 from;  // where it belongs in the file
};

template <class File>
File& added_to(sqlite3_file* file) {
  return *reinterpret_cast<File*>(reinterpret_cast<char*>(file) + system_vfs()->szOsFile);
}

template <class File>
File& add_to(sqlite3_file* file) {
  auto& added = *new (&added_to<File>(file)) File{.system = file->pMethods, .methods = *file->pMethods};
  file->pMethods = &added.methods;
  return added;
}

int write_waiting(sqlite3_file* file) {
  auto& log = added_to<LogFile>(file);
  int length = std::exchange(log.length, 0);
  return length == 0 ? SQLITE_OK : log.system->xWrite(file, log.waiting.get(), length, log.from);
}

int write_log(sqlite3_file* file, const void* piece, int length, sqlite3_int64 at) {
  auto& log = added_to<LogFile>(file);
  if (!log.waiting) log.waiting.reset(new (std::nothrow) char[kMostWaiting]);
  bool follows = at == log.from + log.length && length <= kMostWaiting - log.length;
  if (!follows) {
    if (int code = write_waiting(file); code != SQLITE_OK) return code;
    log.from = at;
  }
  if (!log.waiting || length > kMostWaiting) return log.system->xWrite(file, piece, length, at);
  std::memcpy(log.waiting.get() + log.length, piece, static_cast<std::size_t>(length));
  log.length += length;
  return SQLITE_OK;
}

template <auto kMethod, class... Args>
int write_waiting_and(sqlite3_file* file, Args... args) {
  if (int code = write_waiting(file); code != SQLITE_OK) return code;
  return (added_to<LogFile>(file).system->*kMethod)(file, args...);
}

int close_log(sqlite3_file* file) {
  auto& log = added_to<LogFile>(file);
  const auto* system = log.system;
  added_to<DatabaseFile>(log.database).log = nullptr;
  std::destroy_at(&log);
  return system->xClose(file);
}

// What still waits when the lock is given back was taken back or failed. Written later it would fall upon
// what others have committed meanwhile.
int lock_index(sqlite3_file* file, int first, int count, int flags) {
  auto& database = added_to<DatabaseFile>(file);
  constexpr int kGivesBack = SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE;
  if (database.log && first == kWriteLock && (flags & kGivesBack) == kGivesBack)
    added_to<LogFile>(database.log).length = 0;
  return database.system->xShmLock(file, first, count, flags);
}

// Only checkpoints write into the database.
int write_page(sqlite3_file* file, const void* page, int length, sqlite3_int64 at) {
  auto& database = added_to<DatabaseFile>(file);
  if (int code = database.system->xWrite(file, page, length, at); code != SQLITE_OK) return code;
  if (!database.between || ++database.pages < kPagesInPiece) return SQLITE_OK;
  database.pages = 0;
  if (!(*database.between)()) return SQLITE_OK;
  return database.system->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened_as) {
  int code = system_vfs()->xOpen(system_vfs(), name, file, flags, opened_as);
  if (code != SQLITE_OK) return code;
  if (flags & SQLITE_OPEN_MAIN_DB) {
    auto& database = add_to<DatabaseFile>(file);
    database.methods.xShmLock = lock_index;
    database.methods.xWrite = write_page;
  } else if (flags & SQLITE_OPEN_WAL) {
    auto& log = add_to<LogFile>(file);
    log.database = sqlite3_database_file_object(name);
    added_to<DatabaseFile>(log.database).log = file;
    log.methods.xWrite = write_log;
    log.methods.xSync = write_waiting_and<&sqlite3_io_methods::xSync>;
    log.methods.xRead = write_waiting_and<&sqlite3_io_methods::xRead>;
    log.methods.xFileSize = write_waiting_and<&sqlite3_io_methods::xFileSize>;
    log.methods.xTruncate = write_waiting_and<&sqlite3_io_methods::xTruncate>;
    log.methods.xClose = close_log;
  }
  return SQLITE_OK;
}

}  // namespace

const char* sqlite_vfs() {
  static sqlite3_vfs added_to_system = [] {
    auto vfs = *system_vfs();
    vfs.szOsFile += static_cast<int>(std::max(sizeof(DatabaseFile), sizeof(LogFile)));
    vfs.zName = "kith";
    vfs.pNext = nullptr;
    vfs.xOpen = open_file;
    return vfs;
  }();
  [[maybe_unused]] static const int registered = sqlite3_vfs_register(&added_to_system, 0);
  return added_to_system.zName;
}

void copy_in_pieces(sqlite3_file* database, const BetweenPieces* between) {
  added_to<DatabaseFile>(database).between = between;
}

}  // namespace kith::db
