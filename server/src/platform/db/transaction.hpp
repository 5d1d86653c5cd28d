// SPDX-License-Identifier: Apache-2.0
// The Tx both engines give to a write: statements of one connection inside a transaction that its
// owner has begun. After a failed statement it refuses every other one, as PostgreSQL does.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "platform/db/connection.hpp"

namespace kith::db {

using Actions = std::vector<std::function<void()>>;

class ConnectionTx : public Tx {
 public:
  // What after_commit is told is added to `actions`.
  ConnectionTx(Connection& connection, Actions& actions) : connection_(connection), actions_(actions) {}

  Engine engine() const override { return connection_.engine(); }
  std::int64_t exec(const Sql& sql, const Args& args) override;
  void lock(std::int64_t key) override;
  std::int64_t take_ids(std::int64_t tenant, std::int64_t count) override;
  void after_commit(std::function<void()> action) override { actions_.push_back(std::move(action)); }

  // Throws DbError 25P02 once a statement has failed.
  void check_whole() const;

 protected:
  void run_query(const Sql& sql, const Args& args, const OnRow& on_row) override;
  void run_query_later(const Sql& sql, const Args& args, const OnRow& on_row,
                       const std::function<void()>& on_end) override;
  void ask_what_waits() override;
  void insert_rows(std::string_view table, const std::vector<std::string>& columns,
                   const std::vector<std::vector<Value>>& rows, std::string_view suffix) override;
  std::int64_t insert_new_rows(std::string_view table, const std::vector<std::string>& columns,
                               const std::vector<std::vector<Value>>& rows) override;

 private:
  template <class Fn>
  auto guarded(Fn fn);

  void lock_tenant(std::int64_t tenant);

  Connection& connection_;
  Actions& actions_;
  std::set<std::int64_t> locked_tenants_;
  bool has_failed_ = false;
};

// Runs what a durable commit allows; failures are logged.
void run_actions(Actions& actions);

}  // namespace kith::db
