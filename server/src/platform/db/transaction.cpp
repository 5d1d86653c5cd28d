// SPDX-License-Identifier: Apache-2.0
#include "platform/db/transaction.hpp"

#include <spdlog/spdlog.h>

#include "platform/db/sql_text.hpp"

namespace kith::db {
namespace {

// Rows of one insert statement. Few sizes, so that the prepared statements are used again.
constexpr std::size_t kChunks[] = {128, 16, 4, 1};

// From here on a COPY is quicker than insert statements.
constexpr std::size_t kWorthACopy = 50;

constexpr Sql kLock{"db.lock", "select pg_advisory_xact_lock(:key)"};
constexpr Sql kLockTenant{"db.lock_tenant",
                          "select last_number from id_sequences where tenant_id = :tenant for update"};
constexpr Sql kTakeIds{
    "db.take_ids",
    "insert into id_sequences (tenant_id, last_number) values (:tenant, :count) "
    "on conflict (tenant_id) do update set last_number = id_sequences.last_number + :count "
    "returning last_number"};

template <class Fn>
void in_chunks(std::string_view table, const std::vector<std::string>& columns,
               const std::vector<std::vector<Value>>& rows, std::string_view suffix, Fn exec) {
  const std::string name = "insert " + std::string(table);
  std::vector<const Value*> values;
  std::size_t done = 0;
  for (auto chunk : kChunks) {
    if (rows.size() - done < chunk) continue;
    const auto text = insert_text(table, columns, chunk, suffix);
    for (; rows.size() - done >= chunk; done += chunk) {
      values.clear();
      for (std::size_t i = done; i < done + chunk; ++i)
        for (const auto& value : rows[i]) values.push_back(&value);
      exec(Sql{name, text}, values);
    }
  }
}

bool is_tenant(std::int64_t key) { return key >= 0 && key < kIdsPerTenant; }

}  // namespace

template <class Fn>
auto ConnectionTx::guarded(Fn fn) {
  check_whole();
  try {
    return fn();
  } catch (const DbError&) {
    has_failed_ = true;
    throw;
  }
}

void ConnectionTx::check_whole() const {
  if (has_failed_) throw DbError("a statement of this write has failed before [25P02]", "25P02");
}

std::int64_t ConnectionTx::exec(const Sql& sql, const Args& args) {
  return guarded([&] { return connection_.exec(sql, args); });
}

void ConnectionTx::run_query(const Sql& sql, const Args& args, const OnRow& on_row) {
  guarded([&] { connection_.run_query(sql, args, on_row); });
}

void ConnectionTx::run_query_later(const Sql& sql, const Args& args, const OnRow& on_row,
                                   const std::function<void()>& on_end) {
  guarded([&] { connection_.run_query_later(sql, args, on_row, on_end); });
}

void ConnectionTx::ask_what_waits() {
  guarded([&] { connection_.ask_what_waits(); });
}

void ConnectionTx::insert_rows(std::string_view table, const std::vector<std::string>& columns,
                               const std::vector<std::vector<Value>>& rows, std::string_view suffix) {
  guarded([&] {
    if (suffix.empty() && rows.size() >= kWorthACopy && connection_.copy_in(table, columns, rows)) return;
    in_chunks(table, columns, rows, suffix, [&](const Sql& sql, const std::vector<const Value*>& values) {
      connection_.exec_later(sql, values);
    });
  });
}

std::int64_t ConnectionTx::insert_new_rows(std::string_view table, const std::vector<std::string>& columns,
                                           const std::vector<std::vector<Value>>& rows) {
  return guarded([&] {
    std::int64_t inserted = 0;
    in_chunks(table, columns, rows, "on conflict do nothing",
              [&](const Sql& sql, const std::vector<const Value*>& values) {
                inserted += connection_.exec(sql, values);
              });
    return inserted;
  });
}

// A tenant's lock is the row its identifiers are taken from. Whoever has taken some holds it, and nobody can
// wait for the one while holding the other.
void ConnectionTx::lock(std::int64_t key) {
  if (engine() != Engine::kPostgres) return;
  if (is_tenant(key))
    lock_tenant(key);
  else
    exec(kLock, {{"key", key}});
}

void ConnectionTx::lock_tenant(std::int64_t tenant) {
  if (locked_tenants_.contains(tenant)) return;
  if (maybe<std::int64_t>(kLockTenant, {{"tenant", tenant}}))
    locked_tenants_.insert(tenant);
  else
    take_ids(tenant, 0);
}

std::int64_t ConnectionTx::take_ids(std::int64_t tenant, std::int64_t count) {
  auto last = one<std::int64_t>(kTakeIds, {{"tenant", tenant}, {"count", count}});
  locked_tenants_.insert(tenant);
  return tenant * kIdsPerTenant + last - count + 1;
}

void run_actions(Actions& actions) {
  for (auto& action : actions) {
    try {
      action();
    } catch (const std::exception& problem) {
      spdlog::error("an after-commit action failed: {}", problem.what());
    }
  }
}

}  // namespace kith::db
