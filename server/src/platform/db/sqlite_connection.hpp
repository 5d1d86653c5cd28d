// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <mutex>

#include "platform/db/connection.hpp"
#include "platform/db/sqlite_vfs.hpp"

namespace kith::db {

// SQLite in WAL with durable commits and foreign keys. Checkpoints are left to SqliteCheckpointer.
class SqliteConnection : public Connection {
 public:
  enum class Access { kReadOnly, kReadWrite };
  // Throws DbError when the file cannot be opened.
  SqliteConnection(const std::filesystem::path& file, Access access);
  ~SqliteConnection() override;

  void script(std::string_view name, const std::string& text) override;
  bool is_in_transaction() const;
  // Calls `on_commit` with the pages in the write-ahead log after each commit of this connection.
  void watch_log(std::function<void(int pages)> on_commit);
  enum class Checkpoint { kPassive, kTruncate };
  // Pages of the log that are not yet in the database.
  int checkpoint(Checkpoint kind);
  // Has checkpoints of this connection ask, piece by piece.
  void copy_in_pieces(BetweenPieces between);
  // Waits until what passive checkpoints have copied so far is on the disk: the one that copies the last page
  // waits for all of it otherwise.
  void sync_file();
  // Another number after every commit of any connection or process, at the price of reading 96 bytes of
  // memory: the head of the index of the write-ahead log. Nothing while a commit is just being entered there.
  // Of any thread.
  std::optional<std::int64_t> log_version();
  // A consistent copy as a new file; throws DbError when `file` exists.
  void copy_to(const std::filesystem::path& file);

 private:
  void keep_a_log();
  std::unique_ptr<Statement> prepare(const Sql& sql) override;
  const std::uint32_t* log_index();
  // As SQLite's own interface for file systems knows it.
  sqlite3_file* file();

  sqlite3* handle_ = nullptr;
  std::function<void(int)> on_commit_;
  BetweenPieces between_pieces_;
  std::once_flag index_mapped_;
  const std::uint32_t* log_index_ = nullptr;
};

}  // namespace kith::db
