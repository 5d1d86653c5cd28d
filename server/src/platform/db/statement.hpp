// SPDX-License-Identifier: Apache-2.0
// One prepared statement of a connection: its parameters by name, how often it ran and how long that took.
// What an engine does with it is in sqlite_statement and postgres_connection. Used by one thread at a time.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace kith::db {

struct StatementCounter;

class Statement {
 public:
  // `parameters`: the name of each place, in the order of the engine.
  Statement(const Sql& sql, std::vector<std::string> parameters);
  virtual ~Statement() = default;
  Statement(const Statement&) = delete;

  // Requires: not is_busy().
  void query(const Args& args, const OnRow& on_row);
  // Rows affected.
  std::int64_t exec(const Args& args);
  // One value for each parameter, in their order.
  std::int64_t exec(const std::vector<const Value*>& values);

  // True while its rows are being read: a caller that needs the same text meanwhile takes another statement.
  bool is_busy() const { return is_busy_; }
  const std::string& name() const { return name_; }

 protected:
  // Without `on_row` rows are not wanted. Returns rows affected.
  virtual std::int64_t run(const std::vector<const Value*>& values, const OnRow& on_row) = 0;
  // One for each parameter, in their order; they are those of `args`.
  std::vector<const Value*> values_of(const Args& args) const;
  // One more run.
  void count(std::chrono::nanoseconds took);
  // A text without NUL: SQLite would keep one and PostgreSQL would silently cut the text there.
  const std::string& checked(const std::string& text) const;
  // Says where it happened what `read` complains about.
  template <class Fn>
  void reading(Fn read) const {
    try {
      read();
    } catch (const RowMismatch& error) {
      throw RowMismatch(name_ + ": " + error.what());
    }
  }

 private:
  class Use;

  std::string name_;
  std::vector<std::string> parameters_;
  StatementCounter& counter_;
  bool is_busy_ = false;
};

}  // namespace kith::db
