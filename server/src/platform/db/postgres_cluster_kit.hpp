// SPDX-License-Identifier: Apache-2.0
// A throw-away PostgreSQL cluster for tests: made once in a process when first asked for, on a socket in
// a temporary folder, without durability, gone when the process ends. Root starts it as the user postgres,
// because PostgreSQL refuses root.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace kith::db {

enum class Durability { kNone, kFull };

class PostgresCluster {
 public:
  // For benchmarks, which need a cluster that syncs. One a process: its folder is named by the process.
  explicit PostgresCluster(Durability durability = Durability::kNone);
  static PostgresCluster& shared();
  ~PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;

  // A connection string.
  std::string url(const std::string& database) const;
  // Makes a database with every migration applied; returns its name.
  std::string make_database();
  // Makes one without a table.
  std::string make_empty_database();
  void drop_database(const std::string& name);

 private:
  void initialise();
  void start(Durability durability);
  void wait_until_ready();
  void run_sql(const std::string& text);

  std::filesystem::path folder_;
  pid_t server_ = 0;
  int databases_made_ = 0;
  bool has_template_ = false;
};

}  // namespace kith::db
