// SPDX-License-Identifier: Apache-2.0
// One connection to either engine with its prepared statements. A lost connection is never mended but
// replaced by a new Connection, so that no prepared statement outlives the server session that knew it.
// Used by one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/db/db.hpp"
#include "platform/db/statement.hpp"

namespace kith::db {

class Connection : public Session {
 public:
  ~Connection() override;
  Engine engine() const override { return engine_; }

  std::int64_t exec(const Sql& sql, const Args& args = {});
  // One value for each parameter, in their order.
  std::int64_t exec(const Sql& sql, const std::vector<const Value*>& values);
  // Several statements without parameters, not prepared; `name` appears in errors.
  virtual void script(std::string_view name, const std::string& text) = 0;
  // Loads rows faster than insert statements do; nullopt where the engine has no such way.
  virtual std::optional<std::int64_t> copy_in(std::string_view table, const std::vector<std::string>& columns,
                                              const std::vector<std::vector<Value>>& rows);

 protected:
  Connection(Engine engine, std::unique_ptr<soci::session> session);
  void run_query(const Sql& sql, const Args& args, const std::vector<ColumnKind>& columns,
                 const std::function<void(const Cells&)>& on_row) override;
  soci::session& session() { return *session_; }

 private:
  friend class ConnectionTx;
  struct Cached {
    std::unique_ptr<Statement> statement;
    std::uint64_t last_use = 0;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Fn>
  auto with_statement(const Sql& sql, Fn fn);
  void forget_oldest();

  Engine engine_;
  std::unique_ptr<soci::session> session_;
  std::unordered_map<std::string, Cached, TextHash, std::equal_to<>> statements_;
  std::uint64_t uses_ = 0;
};

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
  enum class Checkpoint { kPassive, kRestart, kTruncate };
  // Pages of the log that are not yet in the database.
  int checkpoint(Checkpoint kind);
  // Another number after every commit of any connection or process, at the price of reading 96 bytes of
  // memory: the head of the index of the write-ahead log. Nothing while a commit is just being entered there.
  // Of any thread.
  std::optional<std::int64_t> log_version();
  // A consistent copy as a new file; throws DbError when `file` exists.
  void copy_to(const std::filesystem::path& file);

 private:
  const std::uint32_t* log_index();

  std::function<void(int)> on_commit_;
  std::once_flag index_mapped_;
  const std::uint32_t* log_index_ = nullptr;
};

// PostgreSQL with terse errors and quiet notices.
class PostgresConnection : public Connection {
 public:
  // `url` is a postgresql:// address or a libpq connection string. Throws DbError when nobody answers.
  explicit PostgresConnection(const std::string& url);

  void script(std::string_view name, const std::string& text) override;
  std::optional<std::int64_t> copy_in(std::string_view table, const std::vector<std::string>& columns,
                                      const std::vector<std::vector<Value>>& rows) override;
  // False once the server has gone.
  bool is_alive();
};

}  // namespace kith::db
