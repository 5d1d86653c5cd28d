// SPDX-License-Identifier: Apache-2.0
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include "platform/db/connection.hpp"
#include "platform/db/db_error.hpp"

namespace kith::db {
namespace {

PGconn* handle_of(soci::session& session) {
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

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url)
    : Connection(Engine::kPostgres, open_session(url)) {
  PQsetErrorVerbosity(handle_of(session()), PQERRORS_TERSE);
  PQsetNoticeProcessor(
      handle_of(session()), [](void*, const char*) {}, nullptr);
  script("open", "set client_min_messages = warning");
}

void PostgresConnection::script(std::string_view name, const std::string& text) {
  std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(handle_of(session()), text.c_str()), &PQclear);
  auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  throw postgres_error(state ? state : "", PQerrorMessage(handle_of(session())), name);
}

bool PostgresConnection::is_alive() { return PQstatus(handle_of(session())) == CONNECTION_OK; }

}  // namespace kith::db
