// SPDX-License-Identifier: Apache-2.0
// A fresh database with an invented district, and the parts of the program that work on it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/demo/demo.hpp"
#include "ledger/ledger.hpp"
#include "norms/norms.hpp"
#include "platform/db/postgres_cluster_kit.hpp"
#include "platform/temporary_folder.hpp"

namespace kith::bench {

std::string engine_name(db::Engine engine);

// An empty, migrated database that syncs what it commits.
class FreshDatabase {
 public:
  explicit FreshDatabase(db::Engine engine);

  const std::string& url() const { return url_; }
  const std::filesystem::path& folder() const { return folder_.path(); }
  db::Db& db() { return *db_; }
  db::Engine engine() const { return engine_; }
  // Leaves the database as a server has it that is up for an hour: PostgreSQL has tidied up after so much
  // writing, and what it holds was read by somebody.
  void settle();
  // Lets go of the database, so that another process may be timed with it.
  void close() { db_.reset(); }

 private:
  db::Engine engine_;
  TemporaryFolder folder_;
  std::unique_ptr<db::PostgresCluster> cluster_;
  std::string url_;
  std::unique_ptr<db::Db> db_;
};

// The clock stands at seven in the morning of a Saturday in the fifteenth week of an autumn term: a million
// students have ten million contacts by then.
class District {
 public:
  District(db::Engine engine, const demo::DemoOptions& options);

  FreshDatabase database;
  FixedClock clock;
  std::unique_ptr<norms::Catalogue> catalogue = norms::built_in_catalogue();
  norms::Norms norms{*catalogue, clock};
  ledger::Ledger ledger{clock};
  double seconds_to_make = 0;
  demo::DemoReport report;

  db::Db& db() { return database.db(); }
  std::string engine() const { return engine_name(database.engine()); }
};

inline const secrets::FieldKey kKey{1, 2, 3, 4};

}  // namespace kith::bench
