// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_db.hpp"

#include "platform/db/db_error.hpp"
#include "platform/db/nesting.hpp"
#include "platform/db/pg_dump.hpp"

namespace kith::db {
namespace {

constexpr int kTries = 8;

bool is_lost_race(const DbError& error) { return error.sqlstate() == "40001" || error.sqlstate() == "40P01"; }

void roll_back(PostgresConnection& connection) {
  if (!connection.is_alive()) return;
  try {
    connection.roll_back();
  } catch (const DbError&) {
    // The server has just gone; the next begin finds out and opens another connection.
  }
}

// The server may have committed before it went away, so nobody may run the write again.
void commit(PostgresConnection& connection) {
  try {
    connection.commit();
  } catch (const DbError&) {
    if (connection.is_alive()) throw;
    throw DbError("commit: the connection was lost and the outcome is unknown [08007]", "08007");
  }
}

}  // namespace

PostgresDb::PostgresDb(std::string url, int readers, int writers)
    : url_(std::move(url)),
      readers_(readers, [this] { return std::make_unique<PostgresConnection>(url_); }),
      writers_(writers, [this] { return std::make_unique<PostgresConnection>(url_); }) {}

void PostgresDb::backup(const std::filesystem::path& file) { pg_dump(url_, file); }

void PostgresDb::begin(Connections::Lease& connection, const char* how) {
  if (connection.is_empty() || !connection->is_alive()) connection.replace();
  connection->begin_later(how);
}

void PostgresDb::run_read(const std::function<void(Session&)>& fn) {
  Nesting::allow_read(*this);
  Connections::Lease connection(readers_);
  Nesting nesting(*this, Nesting::Depth::kFunction);
  if (read_once(connection, fn)) return;
  // A connection that was lost while nobody used it, which its first statement has found out.
  if (!read_once(connection, fn)) throw DbError("begin: the connection was lost [08006]", "08006");
}

// False when the connection was lost before anything was read.
bool PostgresDb::read_once(Connections::Lease& connection, const std::function<void(Session&)>& fn) {
  begin(connection, "begin isolation level repeatable read read only");
  try {
    fn(*connection);
  } catch (const DbError&) {
    if (!connection->is_alive() && !connection->has_begun()) return false;
    roll_back(*connection);
    throw;
  } catch (...) {
    roll_back(*connection);
    throw;
  }
  roll_back(*connection);
  return true;
}

void PostgresDb::run_write(const std::function<bool(Tx&)>& fn) {
  Nesting::allow_write(*this);
  if (is_closed_) throw closed_error();
  Actions actions;
  {
    Connections::Lease connection(writers_);
    for (int tries_left = kTries;;) {
      actions.clear();
      begin(connection, "begin");
      try {
        if (!attempt(*connection, fn, actions)) actions.clear();
        break;
      } catch (const DbError& error) {
        bool is_worth_a_try = is_lost_race(error) || (!connection->is_alive() && error.sqlstate() != "08007");
        if (!is_worth_a_try || --tries_left == 0) throw;
      }
    }
  }
  Nesting nesting(*this, Nesting::Depth::kAction);
  run_actions(actions);
}

bool PostgresDb::attempt(PostgresConnection& connection, const std::function<bool(Tx&)>& fn,
                         Actions& actions) {
  try {
    Nesting nesting(*this, Nesting::Depth::kFunction);
    ConnectionTx tx(connection, actions);
    bool is_wanted = fn(tx);
    // A commit after a failed statement would roll back and report success.
    if (is_wanted) tx.check_whole();
    if (is_wanted)
      commit(connection);
    else
      roll_back(connection);
    return is_wanted;
  } catch (...) {
    roll_back(connection);
    throw;
  }
}

}  // namespace kith::db
