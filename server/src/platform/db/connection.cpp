// SPDX-License-Identifier: Apache-2.0
#include "platform/db/connection.hpp"

#include <algorithm>

namespace kith::db {
namespace {
// Enough for every constant statement of the product; texts built at run time push each other out.
constexpr std::size_t kKeptStatements = 600;
}  // namespace

Connection::~Connection() = default;

Statement& Connection::kept(const Sql& sql) {
  auto found = statements_.find(sql.text);
  if (found == statements_.end()) {
    auto statement = prepare(sql);
    if (statements_.size() >= kKeptStatements) {
      ask_what_waits();  // it may need the one that goes
      forget_oldest();
    }
    found = statements_.emplace(std::string(sql.text), Cached{std::move(statement)}).first;
  }
  found->second.last_use = ++uses_;
  return *found->second.statement;
}

template <class Fn>
auto Connection::with_statement(const Sql& sql, Fn fn) {
  auto& statement = kept(sql);
  return statement.is_busy() ? fn(*prepare(sql)) : fn(statement);
}

void Connection::forget_oldest() {
  auto oldest = statements_.end();
  for (auto it = statements_.begin(); it != statements_.end(); ++it) {
    if (it->second.statement->is_busy()) continue;
    if (oldest == statements_.end() || it->second.last_use < oldest->second.last_use) oldest = it;
  }
  if (oldest != statements_.end()) statements_.erase(oldest);
}

std::int64_t Connection::exec(const Sql& sql, const Args& args) {
  return with_statement(sql, [&](Statement& statement) { return statement.exec(args); });
}

std::int64_t Connection::exec(const Sql& sql, const std::vector<const Value*>& values) {
  return with_statement(sql, [&](Statement& statement) { return statement.exec(values); });
}

std::optional<std::int64_t> Connection::copy_in(std::string_view, const std::vector<std::string>&,
                                                const std::vector<std::vector<Value>>&) {
  return std::nullopt;
}

void Connection::run_query(const Sql& sql, const Args& args, const OnRow& on_row) {
  with_statement(sql, [&](Statement& statement) { statement.query(args, on_row); });
}

void Connection::run_query_later(const Sql& sql, const Args& args, const OnRow& on_row,
                                 const std::function<void()>& on_end) {
  run_query(sql, args, on_row);
  on_end();
}

}  // namespace kith::db
