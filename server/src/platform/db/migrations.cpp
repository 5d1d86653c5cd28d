// SPDX-License-Identifier: Apache-2.0
#include "platform/db/migrations.hpp"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "platform/clock.hpp"

namespace kith::db {

struct AppliedMigration {
  std::int64_t number = 0;
  std::string name;
  std::string sha256;
  Instant applied_at;
};
KITH_DESCRIBE(AppliedMigration, (number, name, sha256, applied_at))

namespace {

constexpr std::string_view kSqliteEnding = ".sqlite.sql";
constexpr std::string_view kPostgresEnding = ".postgres.sql";
// Held by the program that migrates, so that others that start wait for it.
constexpr std::int64_t kMigrationLock = 0x6b697468;

constexpr const char* kCreateTable =
    "create table if not exists schema_migrations (number integer not null primary key, name text not null, "
    "sha256 text not null, applied_at bigint not null)";
constexpr Sql kApplied{"db.applied_migrations",
                       "select number, name, sha256, applied_at from schema_migrations order by number"};
constexpr Sql kRemember{"db.remember_migration",
                        "insert into schema_migrations (number, name, sha256, applied_at) "
                        "values (:number, :name, :sha256, :applied_at)"};
constexpr Sql kLock{"db.migration_lock", "select pg_advisory_xact_lock(:key)"};

std::string sha256_of(std::string_view text) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  char hex[2 * sizeof hash + 1];
  return sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
}

// Replaces each `/*+ sqlite: words */`.
std::string script_for(Engine engine, std::string_view text) {
  constexpr std::string_view kMark = "/*+ sqlite:";
  std::string script;
  while (true) {
    auto at = text.find(kMark);
    script += text.substr(0, at);
    if (at == std::string_view::npos) return script;
    auto end = text.find("*/", at);
    if (end == std::string_view::npos) throw std::logic_error("migrations: a mark for SQLite is not closed");
    auto words = text.substr(at + kMark.size(), end - at - kMark.size());
    words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
    words.remove_suffix(words.size() - words.find_last_not_of(' ') - 1);
    if (engine == Engine::kSqlite) script += words;
    text.remove_prefix(end + 2);
  }
}

Migration migration_of(const EmbeddedFile& file, Engine engine) {
  Migration migration;
  migration.name = file.name;
  migration.sha256 = sha256_of(file.text);
  migration.script = script_for(engine, file.text);
  auto [end, problem] =
      std::from_chars(file.name.data(), file.name.data() + file.name.size(), migration.number);
  if (problem != std::errc{} || end != file.name.data() + 4 || *end != '_') {
    throw std::logic_error("migrations: the name begins with no number: " + migration.name);
  }
  return migration;
}

[[noreturn]] void refuse(const std::string& reason) {
  throw DbError("migrations: " + reason + " [0A000]", "0A000");
}

// What was applied has to be a beginning of what the program carries.
void check_history(const std::vector<AppliedMigration>& applied, const std::vector<Migration>& migrations) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const auto& done = applied[i];
    if (i >= migrations.size()) {
      refuse("the database is at " + done.name + ", newer than this program, which ends at " +
             (migrations.empty() ? std::string("nothing") : migrations.back().name));
    }
    if (done.number != migrations[i].number)
      refuse("number " + std::to_string(migrations[i].number) + " was never applied, later ones were");
    if (done.sha256 != migrations[i].sha256) refuse(done.name + " was changed after it had been applied");
  }
}

class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) {
    bool is_sqlite = connection.engine() == Engine::kSqlite;
    connection.script("migrations", is_sqlite ? "begin immediate" : "begin");
    if (!is_sqlite) connection.exec(kLock, {{"key", kMigrationLock}});
  }
  ~Transaction() {
    if (is_done_) return;
    try {
      connection_.script("migrations", "rollback");
    } catch (const DbError&) {
      // What made the migration fail is under way already.
    }
  }
  void commit() {
    connection_.script("migrations", "commit");
    is_done_ = true;
  }

 private:
  Connection& connection_;
  bool is_done_ = false;
};

// False when nothing was left to do.
bool apply_next(Connection& connection, const std::vector<Migration>& migrations) {
  Transaction transaction(connection);
  connection.script("migrations", kCreateTable);
  auto applied = connection.all<AppliedMigration>(kApplied);
  check_history(applied, migrations);
  bool is_left = applied.size() < migrations.size();
  if (is_left) {
    const auto& next = migrations[applied.size()];
    connection.script(next.name, next.script);
    connection.exec(kRemember,
                    args_of(AppliedMigration{next.number, next.name, next.sha256, SystemClock().now()}));
  }
  transaction.commit();
  return is_left;
}

}  // namespace

std::vector<Migration> migrations_for(Engine engine, const std::vector<EmbeddedFile>& files) {
  auto other = engine == Engine::kSqlite ? kPostgresEnding : kSqliteEnding;
  std::vector<Migration> migrations;
  for (const auto& file : files) {
    if (!file.name.ends_with(other)) migrations.push_back(migration_of(file, engine));
  }
  std::sort(migrations.begin(), migrations.end(), [](auto& a, auto& b) { return a.number < b.number; });
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    if (migrations[i].number != static_cast<int>(i) + 1) {
      throw std::logic_error("migrations: a gap or a repeat at " + migrations[i].name);
    }
  }
  return migrations;
}

void migrate(Connection& connection, const std::vector<Migration>& migrations) {
  while (apply_next(connection, migrations)) {
  }
}

void check_migrated(Connection& connection, const std::vector<Migration>& migrations) {
  auto applied = connection.all<AppliedMigration>(kApplied);
  check_history(applied, migrations);
  if (applied.size() < migrations.size())
    refuse("the database is older than this program; it has to be migrated");
}

}  // namespace kith::db
