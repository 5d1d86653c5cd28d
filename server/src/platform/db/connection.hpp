// SPDX-License-Identifier: Apache-2.0
// One connection to either engine with its prepared statements. A lost connection is never mended but
// replaced by a new Connection, so that no prepared statement outlives the server session that knew it.
// Used by one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
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
  // The same where nobody waits for the answer: done before whatever comes next, which throws if it fails.
  virtual void exec_later(const Sql& sql, const std::vector<const Value*>& values) { exec(sql, values); }
  // Several statements without parameters, not prepared; `name` appears in errors.
  virtual void script(std::string_view name, const std::string& text) = 0;
  // Loads rows faster than insert statements do; nullopt where the engine has no such way.
  virtual std::optional<std::int64_t> copy_in(std::string_view table, const std::vector<std::string>& columns,
                                              const std::vector<std::vector<Value>>& rows);

 protected:
  explicit Connection(Engine engine) : engine_(engine) {}
  void run_query(const Sql& sql, const Args& args, const OnRow& on_row) override;
  // Asked at once, where a question costs no trip.
  void run_query_later(const Sql& sql, const Args& args, const OnRow& on_row,
                       const std::function<void()>& on_end) override;
  void ask_what_waits() override {}

  // Throws DbError when the engine does not take the text.
  virtual std::unique_ptr<Statement> prepare(const Sql& sql) = 0;
  // The statement that is kept for this text.
  Statement& kept(const Sql& sql);
  // Before the connection is closed.
  void forget_statements() { statements_.clear(); }

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
  // While rows of the one that is kept are being read, another one.
  template <class Fn>
  auto with_statement(const Sql& sql, Fn fn);
  void forget_oldest();

  Engine engine_;
  std::unordered_map<std::string, Cached, TextHash, std::equal_to<>> statements_;
  std::uint64_t uses_ = 0;
};

}  // namespace kith::db
