// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_connection.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <thread>

#include "platform/db/db_error.hpp"
#include "platform/db/sqlite_statement.hpp"

namespace kith::db {
namespace {

// A writer of another process (a command beside the server) is waited for this long.
constexpr int kBusyMilliseconds = 10'000;
// A checkpoint that needs the writer's lock gives way sooner than anybody would notice.
constexpr int kCheckpointMilliseconds = 50;
constexpr std::chrono::milliseconds kBetweenTries{5};

constexpr int kKilobytesKept = 16 * 1024;
constexpr int kKilobytesKeptOfALargeFile = 64 * 1024;
constexpr std::uintmax_t kLockByte = 0x40000000;

// Of the index of the write-ahead log: its first page in bytes, one copy of its head in words.
constexpr int kIndexPage = 32 * 1024;
constexpr std::size_t kIndexHead = 12;

// A connection belongs to one thread at a time, and nobody asks how much memory SQLite holds: without its
// own locks for both, readers do not wait for each other. Refused, harmlessly, once SQLite is in use.
void drop_needless_locks() {
  [[maybe_unused]] static const bool is_done = [] {
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return true;
  }();
}

bool is_busy(const DbError& error) { return error.sqlstate() == "55P03"; }

// The writer finds its way through every index, a reader through one or two. But SQLite sorts the pages it
// has split by way of the page with the lock byte. In a file that does not reach so far it then takes this
// page for one that was cut off, and looks through all it keeps: 0.7 ms of a commit for 64 MB.
int kilobytes_kept(const std::filesystem::path& file, SqliteConnection::Access access) {
  std::error_code is_new;
  auto size = std::filesystem::file_size(file, is_new);
  bool is_large = !is_new && size > kLockByte;
  return is_large && access == SqliteConnection::Access::kReadWrite ? kKilobytesKeptOfALargeFile
                                                                    : kKilobytesKept;
}

}  // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Access access)
    : Connection(Engine::kSqlite) {
  drop_needless_locks();
  int code =
      sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, sqlite_vfs());
  try {
    if (code != SQLITE_OK) throw sqlite_error(code, sqlite3_errmsg(handle_), "open " + file.native());
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, kBusyMilliseconds);
    keep_a_log();
    // What one long write has made of the log is given back when it begins anew, down to 256 MB: more than it
    // grows to otherwise.
    script("open",
           "pragma synchronous = full; pragma foreign_keys = on;"
           "pragma temp_store = memory; pragma wal_autocheckpoint = 0;"
           "pragma journal_size_limit = 268435456;");
    script("open", fmt::format("pragma cache_size = -{}", kilobytes_kept(file, access)));
    if (access == Access::kReadOnly) script("open", "pragma query_only = on");
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

// For a new file this takes a lock that SQLite does not wait for while another connection is doing the same.
void SqliteConnection::keep_a_log() {
  const auto gives_up_at = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyMilliseconds);
  while (true) {
    try {
      return script("open", "pragma journal_mode = wal");
    } catch (const DbError& error) {
      if (!is_busy(error) || std::chrono::steady_clock::now() > gives_up_at) throw;
      std::this_thread::sleep_for(kBetweenTries);
    }
  }
}

SqliteConnection::~SqliteConnection() {
  forget_statements();
  sqlite3_close(handle_);
}

std::unique_ptr<Statement> SqliteConnection::prepare(const Sql& sql) {
  return std::make_unique<SqliteStatement>(handle_, sql, parse_sql(sql.text, Engine::kSqlite));
}

void SqliteConnection::script(std::string_view name, const std::string& text) {
  int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw sqlite_error(code, sqlite3_errmsg(handle_), name);
}

bool SqliteConnection::is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void SqliteConnection::watch_log(std::function<void(int)> on_commit) {
  on_commit_ = std::move(on_commit);
  sqlite3_wal_hook(
      handle_,
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<SqliteConnection*>(self)->on_commit_(pages);
        return SQLITE_OK;
      },
      this);
}

int SqliteConnection::checkpoint(Checkpoint kind) {
  int mode = kind == Checkpoint::kPassive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE;
  sqlite3_busy_timeout(handle_, kCheckpointMilliseconds);
  int in_log = 0;
  int copied = 0;
  int code = sqlite3_wal_checkpoint_v2(handle_, nullptr, mode, &in_log, &copied);
  sqlite3_busy_timeout(handle_, kBusyMilliseconds);
  if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY) return std::max(0, in_log - copied);
  throw sqlite_error(code, sqlite3_errmsg(handle_), "checkpoint");
}

void SqliteConnection::copy_in_pieces(BetweenPieces between) {
  between_pieces_ = std::move(between);
  if (auto* opened = file()) db::copy_in_pieces(opened, &between_pieces_);
}

void SqliteConnection::sync_file() {
  auto* opened = file();
  if (!opened) return;
  int code = opened->pMethods->xSync(opened, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
  if (code != SQLITE_OK) throw sqlite_error(code, "the file cannot be written", "sync");
}

sqlite3_file* SqliteConnection::file() {
  sqlite3_file* opened = nullptr;
  sqlite3_file_control(handle_, "main", SQLITE_FCNTL_FILE_POINTER, &opened);
  return opened && opened->pMethods ? opened : nullptr;
}

// The file itself must not be opened for this: to close it again would let go of every lock that SQLite holds
// on it in this process. SQLite has it in memory, where its interface for file systems shows it.
const std::uint32_t* SqliteConnection::log_index() {
  std::call_once(index_mapped_, [&] {
    script("look at the log", "select count(*) from sqlite_schema");
    auto* opened = file();
    if (!opened || opened->pMethods->iVersion < 2) return;
    volatile void* mapped = nullptr;
    if (opened->pMethods->xShmMap(opened, 0, kIndexPage, 0, &mapped) == SQLITE_OK)
      log_index_ = static_cast<const std::uint32_t*>(const_cast<void*>(mapped));
  });
  return log_index_;
}

// "WAL-Index File Format": the head counts the transactions and carries the checksum of the last one. It is
// written twice, the second copy first.
std::optional<std::int64_t> SqliteConnection::log_version() {
  const auto* index = log_index();
  if (!index) return std::nullopt;
  auto word = [&](std::size_t at) { return __atomic_load_n(index + at, __ATOMIC_ACQUIRE); };
  std::uint64_t version = 0;
  std::array<std::uint32_t, kIndexHead> head;
  for (std::size_t at = 0; at < kIndexHead; ++at) head[at] = word(at);
  for (std::size_t at = 0; at < kIndexHead; ++at) {
    if (word(kIndexHead + at) != head[at]) return std::nullopt;
    version = (version ^ head[at]) * 0x9e3779b97f4a7c15u;
    version ^= version >> 32;
  }
  return static_cast<std::int64_t>(version);
}

void SqliteConnection::copy_to(const std::filesystem::path& file) {
  std::string quoted;
  for (char c : file.native()) quoted += c == '\'' ? "''" : std::string(1, c);
  script("backup", "vacuum into '" + quoted + "'");
}

}  // namespace kith::db
