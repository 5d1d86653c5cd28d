// SPDX-License-Identifier: Apache-2.0
#include "platform/db/db_error.hpp"

#include <sqlite3.h>

namespace kith::db {
namespace {

constexpr std::string_view kClosed = "57P01";

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

DbError failure(std::string_view statement, std::string_view text, std::string_view sqlstate) {
  return DbError(
      std::string(statement) + ": " + std::string(first_line(text)) + " [" + std::string(sqlstate) + "]",
      std::string(sqlstate));
}

const char* sqlstate_of_sqlite(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return "23505";
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return "23503";
    case SQLITE_CONSTRAINT_NOTNULL:
      return "23502";
    case SQLITE_CONSTRAINT_CHECK:
      return "23514";
    case SQLITE_CONSTRAINT_TRIGGER:
      return "P0001";
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      return "23000";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "55P03";
    case SQLITE_FULL:
      return "53100";
    case SQLITE_IOERR:
      return "58030";
    case SQLITE_READONLY:
      return "25006";
    case SQLITE_INTERRUPT:
      return "57014";
    case SQLITE_CANTOPEN:
      return "08001";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "XX001";
    case SQLITE_ERROR:
      return "42000";
    default:
      return "XX000";
  }
}

}  // namespace

DbError sqlite_error(int code, std::string_view message, std::string_view statement) {
  // The full-text parser quotes what was searched for, and it reports under the same code as a bad statement.
  bool may_quote_a_value =
      message.find("fts5") != std::string_view::npos || message.find("JSON") != std::string_view::npos;
  return failure(statement, may_quote_a_value ? "a value was refused" : message, sqlstate_of_sqlite(code));
}

DbError postgres_error(std::string_view sqlstate, std::string_view message, std::string_view statement) {
  bool quotes_a_value = sqlstate.substr(0, 2) == "22";
  return failure(statement, quotes_a_value ? "a value was refused" : message,
                 sqlstate.empty() ? "08006" : sqlstate);
}

DbError closed_error() { return failure("write", "the database is closed", kClosed); }

bool is_closed(const DbError& error) { return error.sqlstate() == kClosed; }

}  // namespace kith::db
