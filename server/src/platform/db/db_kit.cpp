// SPDX-License-Identifier: Apache-2.0
#include "platform/db/db_kit.hpp"

#include "platform/db/postgres_cluster_kit.hpp"

namespace kith::db {
namespace {

// A migrated file, made once in a process, to be copied.
const std::filesystem::path& migrated_file() {
  static TemporaryFolder folder;
  static const std::filesystem::path file = [] {
    auto made = folder.path() / "migrated.db";
    kith::db::open({.url = made.string()});
    return made;
  }();
  return file;
}

}  // namespace

ScratchDatabase::ScratchDatabase(Engine engine, Content content) : engine_(engine) {
  if (engine == Engine::kSqlite) {
    auto file = folder_.path() / "kith.db";
    if (content == Content::kMigrated) std::filesystem::copy_file(migrated_file(), file);
    url_ = file.string();
  } else {
    auto& cluster = PostgresCluster::shared();
    name_ = content == Content::kMigrated ? cluster.make_database() : cluster.make_empty_database();
    url_ = cluster.url(name_);
  }
}

ScratchDatabase::~ScratchDatabase() {
  db_.reset();
  if (engine_ == Engine::kPostgres) PostgresCluster::shared().drop_database(name_);
}

Db& ScratchDatabase::db() {
  std::lock_guard lock(opening_);
  if (!db_) db_ = kith::db::open({.url = url_});
  return *db_;
}

std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::kSqlite ? "Sqlite" : "Postgres";
}

}  // namespace kith::db
