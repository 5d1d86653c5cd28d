// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_statement.hpp"

#include "platform/db/db_error.hpp"

namespace kith::db {
namespace {

class SqliteRow : public Cells {
 public:
  explicit SqliteRow(sqlite3_stmt* row) : row_(row) {}
  bool is_null(int place) const override { return sqlite3_column_type(row_, place) == SQLITE_NULL; }
  std::int64_t integer(int place) const override { return sqlite3_column_int64(row_, place); }
  double real(int place) const override { return sqlite3_column_double(row_, place); }
  std::string_view text(int place) const override {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row_, place));
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(row_, place))};
  }

 private:
  sqlite3_stmt* row_;
};

}  // namespace

// Between two uses the statement holds on to nothing.
class SqliteStatement::Run {
 public:
  explicit Run(sqlite3_stmt* prepared) : prepared_(prepared) {}
  ~Run() { sqlite3_reset(prepared_); }
  Run(const Run&) = delete;

 private:
  sqlite3_stmt* prepared_;
};

SqliteStatement::SqliteStatement(sqlite3* handle, const Sql& sql, SqlText text)
    : Statement(sql, std::move(text.parameters)), handle_(handle) {
  check(sqlite3_prepare_v3(handle_, text.text.data(), static_cast<int>(text.text.size()),
                           SQLITE_PREPARE_PERSISTENT, &prepared_, nullptr));
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(prepared_); }

void SqliteStatement::check(int code) const {
  if (code != SQLITE_OK) throw sqlite_error(code, sqlite3_errmsg(handle_), name());
}

void SqliteStatement::bind(const std::vector<const Value*>& values) {
  for (int place = 1; const auto* value : values) {
    if (const auto* number = std::get_if<std::int64_t>(value))
      check(sqlite3_bind_int64(prepared_, place, *number));
    else if (const auto* real = std::get_if<double>(value))
      check(sqlite3_bind_double(prepared_, place, *real));
    else if (const auto* text = std::get_if<std::string>(value))
      check(sqlite3_bind_text64(prepared_, place, checked(*text).data(), text->size(), SQLITE_STATIC,
                                SQLITE_UTF8));
    else
      check(sqlite3_bind_null(prepared_, place));
    ++place;
  }
}

bool SqliteStatement::step() {
  int code = sqlite3_step(prepared_);
  if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
  return code == SQLITE_ROW;
}

std::int64_t SqliteStatement::run(const std::vector<const Value*>& values, const OnRow& on_row) {
  Run run(prepared_);
  bind(values);
  const SqliteRow row(prepared_);
  while (step())
    if (on_row) reading([&] { on_row(row); });
  return on_row ? 0 : sqlite3_changes64(handle_);
}

}  // namespace kith::db
