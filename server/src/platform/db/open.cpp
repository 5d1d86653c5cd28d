// SPDX-License-Identifier: Apache-2.0
#include "platform/db/migrations.hpp"
#include "platform/db/postgres_db.hpp"
#include "platform/db/sqlite_db.hpp"
#include "platform/db/sqlite_statistics.hpp"

namespace kith::db {
namespace {

bool is_postgres(const std::string& url) {
  return url.starts_with("postgresql://") || url.starts_with("postgres://") || url.starts_with("host=");
}

void prepare(Connection& connection, Migrate migration) {
  auto migrations = migrations_for(connection.engine(), embedded_migrations());
  if (migration == Migrate::kYes)
    migrate(connection, migrations);
  else
    check_migrated(connection, migrations);
}

}  // namespace

std::unique_ptr<Db> open(const Options& options, Migrate migration) {
  if (is_postgres(options.url)) {
    PostgresConnection connection(options.url);
    prepare(connection, migration);
    return std::make_unique<PostgresDb>(options.url, options.readers, options.writers);
  }
  constexpr std::string_view kScheme = "sqlite:";
  std::filesystem::path file =
      options.url.starts_with(kScheme) ? options.url.substr(kScheme.size()) : options.url;
  {
    SqliteConnection connection(file, SqliteConnection::Access::kReadWrite);
    prepare(connection, migration);
    if (migration == Migrate::kYes) assume_statistics(connection);
  }
  return std::make_unique<SqliteDb>(file, options.readers);
}

}  // namespace kith::db
