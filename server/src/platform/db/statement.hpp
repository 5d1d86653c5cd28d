// SPDX-License-Identifier: Apache-2.0
// One prepared SOCI statement with the variables it is bound to. It remembers the types it was bound
// with and is bound anew when they change. After each use it is reset, because a statement that SQLite
// has not finished pins its session's snapshot and blocks the checkpoint.
// Used by one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace soci {
class session;
}

namespace kith::db {

struct StatementCounter;

class Statement {
 public:
  Statement(soci::session& session, Engine engine, const Sql& sql);
  ~Statement();
  Statement(const Statement&) = delete;

  // Requires: not is_busy().
  void query(const Args& args, const std::vector<ColumnKind>& columns,
             const std::function<void(const Cells&)>& on_row);
  std::int64_t exec(const Args& args);
  // One value for each parameter, in their order.
  std::int64_t exec(const std::vector<const Value*>& values);

  // True while its rows are being read: a caller that needs the same text meanwhile takes another statement.
  bool is_busy() const { return is_busy_; }

 private:
  struct Variable;
  class Use;

  std::vector<const Value*> values_of(const Args& args);
  void bind(const std::vector<const Value*>& values, const std::vector<ColumnKind>& columns);
  void rebind(const std::vector<const Value*>& values, const std::vector<ColumnKind>& columns);
  void unbind();
  std::int64_t run(const std::vector<const Value*>& values, const std::vector<ColumnKind>& columns,
                   const std::function<void(const Cells&)>& on_row);
  void read_into(Cells& cells) const;
  void reset();

  struct Prepared;
  Engine engine_;
  std::string name_;
  std::vector<std::string> parameters_;
  std::vector<ColumnKind> columns_;
  std::unique_ptr<Prepared> prepared_;
  StatementCounter& counter_;
  bool is_bound_ = false;
  bool is_busy_ = false;
};

}  // namespace kith::db
