// SPDX-License-Identifier: Apache-2.0
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include "platform/db/connection.hpp"
#include "platform/db/db_error.hpp"
#include "platform/db/sql_text.hpp"

namespace kith::db {
namespace {

// SOCI hides the type information of its backends, which the sanitizer's check of this cast would need.
[[gnu::no_sanitize("vptr")]] PGconn* handle_of(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

std::unique_ptr<soci::session> open_session(const std::string& url) {
  try {
    return std::make_unique<soci::session>(soci::postgresql, url);
  } catch (const soci::soci_error& error) {
    // SOCI's own words fill the first line; the server's reason is the second.
    auto message = error.get_error_message();
    throw postgres_error("08001", message.substr(message.find('\n') + 1), "open");
  }
}

// Sent to the server at once.
constexpr std::size_t kCopyBytes = 1 << 16;

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Reply = std::unique_ptr<PGresult, Clear>;

void check(PGconn* handle, const Reply& reply, std::string_view name) {
  switch (PQresultStatus(reply.get())) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_IN:
    case PGRES_EMPTY_QUERY:
      return;
    default:
      break;
  }
  const char* state = PQresultErrorField(reply.get(), PG_DIAG_SQLSTATE);
  throw postgres_error(state ? state : "", reply ? PQresultErrorMessage(reply.get()) : PQerrorMessage(handle),
                       name);
}

void drain(PGconn* handle) {
  while (Reply rest{PQgetResult(handle)}) {
  }
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url)
    : Connection(Engine::kPostgres, open_session(url)) {
  PQsetErrorVerbosity(handle_of(session()), PQERRORS_TERSE);
  PQsetNoticeProcessor(
      handle_of(session()), [](void*, const char*) {}, nullptr);
  // One plan for all tenants. Planned anew for each, a tenant that came after the tables were last looked at
  // is taken to have one row, and a join of its thousands becomes three nested loops. Compiling a statement
  // to machine code takes longer than any of ours, is done anew at each run, and is thought worth while
  // because a plan for all looks dear.
  script("open",
         "set client_min_messages = warning; set plan_cache_mode = force_generic_plan; set jit = off");
}

void PostgresConnection::script(std::string_view name, const std::string& text) {
  auto* handle = handle_of(session());
  check(handle, Reply(PQexec(handle, text.c_str())), name);
}

std::optional<std::int64_t> PostgresConnection::copy_in(std::string_view table,
                                                        const std::vector<std::string>& columns,
                                                        const std::vector<std::vector<Value>>& rows) {
  auto* handle = handle_of(session());
  std::string name = "copy " + std::string(table);
  check(handle, Reply(PQexec(handle, copy_text(table, columns).c_str())), name);
  const char* problem = nullptr;
  std::string lines;
  auto send = [&] {
    if (PQputCopyData(handle, lines.data(), static_cast<int>(lines.size())) != 1)
      problem = "the server stopped listening";
    lines.clear();
  };
  try {
    for (const auto& row : rows) {
      append_copy_line(lines, row);
      if (lines.size() >= kCopyBytes) send();
    }
    send();
  } catch (...) {
    // The connection is of no use before the server has heard that no more comes.
    PQputCopyEnd(handle, "given up");
    drain(handle);
    throw;
  }
  PQputCopyEnd(handle, problem);
  Reply reply(PQgetResult(handle));
  drain(handle);
  check(handle, reply, name);
  return std::atoll(PQcmdTuples(reply.get()));
}

bool PostgresConnection::is_alive() { return PQstatus(handle_of(session())) == CONNECTION_OK; }

}  // namespace kith::db
