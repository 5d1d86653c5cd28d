// SPDX-License-Identifier: Apache-2.0
// A connection to PostgreSQL. Every question takes a trip to the server and back, which costs more than most
// statements do there. So what nobody waits for (the beginning of a transaction, inserts) waits here and goes
// along with what is asked next, in one trip (libpq's pipeline mode).
#pragma once

#include <libpq-fe.h>

#include <memory>

#include "platform/db/connection.hpp"

namespace kith::db {

// Values as the texts that are sent.
class PostgresValues {
 public:
  PostgresValues() = default;
  explicit PostgresValues(const std::vector<const Value*>& values);

  int size() const { return int(texts_.size()); }
  std::size_t bytes() const { return bytes_; }
  // Good until this changes or moves.
  std::vector<const char*> pointers() const;

 private:
  std::vector<std::optional<std::string>> texts_;
  std::size_t bytes_ = 0;
};

class PostgresConnection : public Connection {
 public:
  // `url` is a postgresql:// address or a libpq connection string. Throws DbError when nobody answers.
  explicit PostgresConnection(const std::string& url);
  ~PostgresConnection() override;

  // "begin …", along with the first statement. A transaction without any never reaches the server.
  void begin_later(const std::string& how);
  bool has_begun() const { return has_begun_; }
  // What still waits, and the commit.
  void commit();
  // Throws what still waits away.
  void roll_back();

  void exec_later(const Sql& sql, const std::vector<const Value*>& values) override;
  void ask_what_waits() override;
  void script(std::string_view name, const std::string& text) override;
  std::optional<std::int64_t> copy_in(std::string_view table, const std::vector<std::string>& columns,
                                      const std::vector<std::vector<Value>>& rows) override;
  // False once the server has gone.
  bool is_alive() const { return PQstatus(handle_) == CONNECTION_OK; }

 private:
  friend class PostgresStatement;
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Reply = std::unique_ptr<PGresult, Clear>;
  struct Command {
    std::string name;      // in errors
    std::string text;      // of what is not prepared
    std::string prepared;  // the statement's name at the server
    PostgresValues values;
    std::function<void(const PGresult&)> on_reply = nullptr;  // of what somebody wants to know later
  };

  void run_query_later(const Sql& sql, const Args& args, const OnRow& on_row,
                       const std::function<void()>& on_end) override;
  std::unique_ptr<Statement> prepare(const Sql& sql) override;
  // What waits and then `command`, whose reply it is.
  Reply ask(const Command& command);
  void wait_for_company(Command command);
  Reply ask_in_one_trip(const Command* last);
  void send(const Command& command);
  Reply reply_to(const Command& command);
  void check(const Reply& reply, std::string_view name) const;
  [[noreturn]] void fail(std::string_view name) const;

  PGconn* handle_ = nullptr;
  std::vector<Command> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool has_begun_ = false;
  bool is_closing_ = false;
  int prepared_ = 0;
};

}  // namespace kith::db
