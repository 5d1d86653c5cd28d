// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_db.hpp"

#include "platform/db/nesting.hpp"
#include "platform/db/version.hpp"

namespace kith::db {
namespace {

using Access = SqliteConnection::Access;

constexpr Sql kBegin{"db.begin_read", "begin"};
constexpr Sql kEnd{"db.end_read", "commit"};

// Ends the read transaction however the function ends.
class Snapshot {
 public:
  explicit Snapshot(SqliteConnection& connection) : connection_(connection) { connection_.exec(kBegin); }
  ~Snapshot() {
    if (connection_.is_in_transaction()) connection_.exec(kEnd);
  }

 private:
  SqliteConnection& connection_;
};

}  // namespace

SqliteDb::SqliteDb(std::filesystem::path file, int readers, const CopyingPace& pace)
    : file_(std::move(file)),
      readers_(readers, [this] { return std::make_unique<SqliteConnection>(file_, Access::kReadOnly); }),
      watcher_(file_, Access::kReadOnly) {
  auto writing = std::make_unique<SqliteConnection>(file_, Access::kReadWrite);
  writing->watch_log([this](int pages) { checkpointer_->log_has(pages); });
  writer_ = std::make_unique<SqliteWriter>(*this, std::move(writing));
  checkpointer_ = std::make_unique<SqliteCheckpointer>(
      std::make_unique<SqliteConnection>(file_, Access::kReadWrite), pace,
      [this](const std::function<void()>& fn) { writer_->between_writes(fn); });
}

SqliteDb::~SqliteDb() { close(); }

void SqliteDb::close() { writer_->close(); }

void SqliteDb::backup(const std::filesystem::path& file) {
  SqliteConnection(file_, Access::kReadWrite).copy_to(file);
}

std::optional<std::int64_t> version_of(Db& db) {
  auto* sqlite = dynamic_cast<SqliteDb*>(&db);
  return sqlite ? sqlite->version() : std::nullopt;
}

void SqliteDb::run_read(const std::function<void(Session&)>& fn) {
  Nesting::allow_read(*this);
  Pool<SqliteConnection>::Lease reader(readers_);
  Nesting nesting(*this, Nesting::Depth::kFunction);
  Snapshot snapshot(*reader);
  fn(*reader);
}

void SqliteDb::run_write(const std::function<bool(Tx&)>& fn) {
  Nesting::allow_write(*this);
  writer_->run(fn);
}

}  // namespace kith::db
