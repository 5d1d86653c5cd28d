// SPDX-License-Identifier: Apache-2.0
// Db over PostgreSQL: a pool of readers and a pool of writers. Reads see one snapshot (repeatable read);
// writes are read committed, so that what is read after tx.lock() is what the last holder left.
#pragma once

#include <atomic>
#include <string>

#include "platform/db/pool.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/db/transaction.hpp"

namespace kith::db {

class PostgresDb : public Db {
 public:
  PostgresDb(std::string url, int readers, int writers);

  Engine engine() const override { return Engine::kPostgres; }
  void close() override { is_closed_ = true; }
  void backup(const std::filesystem::path& file) override;

 protected:
  void run_read(const std::function<void(Session&)>& fn) override;
  void run_write(const std::function<bool(Tx&)>& fn) override;

 private:
  using Connections = Pool<PostgresConnection>;
  void begin(Connections::Lease& connection, const char* how);
  bool read_once(Connections::Lease& connection, const std::function<void(Session&)>& fn);
  // False when `fn` did not want its write kept.
  bool attempt(PostgresConnection& connection, const std::function<bool(Tx&)>& fn, Actions& actions);

  std::string url_;
  Connections readers_;
  Connections writers_;
  std::atomic<bool> is_closed_ = false;
};

}  // namespace kith::db
