// SPDX-License-Identifier: Apache-2.0
// Databases for tests. A store test runs on both engines:
//
//   class VisitStore : public db::BothEngines {};
//   TEST_P(VisitStore, KeepsTheNote) { db().write([](db::Tx& tx) { … }); }
//   KITH_BOTH_ENGINES(VisitStore);
//
// Every test has a database of its own with all migrations applied.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "platform/db/db.hpp"
#include "platform/temporary_folder.hpp"

namespace kith::db {

enum class Content { kMigrated, kNothing };

// A database of either engine that is gone when the object is.
class ScratchDatabase {
 public:
  explicit ScratchDatabase(Engine engine = Engine::kSqlite, Content content = Content::kMigrated);
  ~ScratchDatabase();
  ScratchDatabase(const ScratchDatabase&) = delete;

  const std::string& url() const { return url_; }
  // Opened when first asked for, by whichever thread.
  Db& db();
  void close() { db_.reset(); }

 private:
  Engine engine_;
  TemporaryFolder folder_;
  std::string name_;  // on PostgreSQL
  std::string url_;
  std::mutex opening_;
  std::unique_ptr<Db> db_;
};

class BothEngines : public ::testing::TestWithParam<Engine> {
 protected:
  Engine engine() const { return GetParam(); }
  Db& db() { return database_.db(); }
  ScratchDatabase& database() { return database_; }

 private:
  ScratchDatabase database_{GetParam()};
};

std::string engine_name(const ::testing::TestParamInfo<Engine>& info);

#define KITH_BOTH_ENGINES(FIXTURE)                                                                    \
  INSTANTIATE_TEST_SUITE_P(On, FIXTURE,                                                               \
                           ::testing::Values(kith::db::Engine::kSqlite, kith::db::Engine::kPostgres), \
                           kith::db::engine_name)

}  // namespace kith::db
