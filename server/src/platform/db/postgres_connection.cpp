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

struct Options {
  explicit Options(const std::string& url) : all(PQconninfoParse(url.c_str(), nullptr)) {}
  ~Options() { PQconninfoFree(all); }
  Options(const Options&) = delete;
  PQconninfoOption* all;
};

// SOCI takes a connection string apart at spaces and equal signs, which an address does not survive.
std::string keywords_of(const std::string& url) {
  Options options(url);
  if (!options.all) throw DbError("open: the address of the database is not understood [08001]", "08001");
  std::string text;
  for (auto* option = options.all; option->keyword; ++option) {
    if (!option->val) continue;
    std::string value;
    for (const char* c = option->val; *c; ++c) {
      if (*c == '\'' || *c == '\\') value += '\\';
      value += *c;
    }
    text += (text.empty() ? "" : " ") + std::string(option->keyword) + "='" + value + "'";
  }
  return text;
}

std::unique_ptr<soci::session> open_session(const std::string& url) {
  try {
    return std::make_unique<soci::session>(soci::postgresql, keywords_of(url));
  } catch (const soci::soci_error& error) {
    throw postgres_error("08001", error.get_error_message(), "open");
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
