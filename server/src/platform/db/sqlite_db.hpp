// SPDX-License-Identifier: Apache-2.0
// Db over one SQLite file: a pool of readers, one writer, one checkpointer.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "platform/db/pool.hpp"
#include "platform/db/sqlite_checkpointer.hpp"
#include "platform/db/sqlite_writer.hpp"

namespace kith::db {

class SqliteDb : public Db {
 public:
  SqliteDb(std::filesystem::path file, int readers, const CopyingPace& pace = {});
  ~SqliteDb() override;

  Engine engine() const override { return Engine::kSqlite; }
  void close() override;
  void backup(const std::filesystem::path& file) override;
  // See version.hpp.
  std::optional<std::int64_t> version() { return watcher_.log_version(); }
  std::size_t queued_writes() const { return writer_->queued(); }

 protected:
  void run_read(const std::function<void(Session&)>& fn) override;
  void run_write(const std::function<bool(Tx&)>& fn) override;

 private:
  std::filesystem::path file_;
  Pool<SqliteConnection> readers_;
  std::unique_ptr<SqliteWriter> writer_;
  std::unique_ptr<SqliteCheckpointer> checkpointer_;
  SqliteConnection watcher_;  // asked for nothing but the version
};

}  // namespace kith::db
