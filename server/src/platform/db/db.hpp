// SPDX-License-Identifier: Apache-2.0
// One database interface over SQLite (the default) and PostgreSQL (the outgrown case).
//
// `read(fn)` runs fn(Session&) on a reader inside one snapshot. `write(fn)` runs fn(Tx&) inside a
// transaction and returns after it is durable. On SQLite the writes of several threads share one
// commit: each is a savepoint, and no caller returns before the commit. A write function may run
// more than once (a lost group, a serialization failure): it has no outside effects; what should
// happen outside goes into after_commit. After a failed statement a write is lost as a whole, on both
// engines: ask first or use `on conflict`, a caught DbError saves nothing.
//
// Db is thread-safe; Session and Tx belong to the thread that runs the function, which for a write on
// SQLite may be that of another caller. Reads and writes do not nest: calling the same Db inside one throws
// std::logic_error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/id.hpp"
#include "platform/json/describe.hpp"

namespace kith::db {

enum class Engine { kSqlite, kPostgres };

// A statement: its name appears in metrics and logs, its text is SQL both engines accept, with
// parameters written :name (a name may be used several times).
struct Sql {
  std::string_view name;
  std::string_view text;
};

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

// How a C++ type is stored: booleans and enums as small integers and text, instants as bigint
// milliseconds, dates as YYYY-MM-DD text, absent as null.
inline Value to_value(std::nullptr_t) { return {}; }
inline Value to_value(bool value) { return std::int64_t{value}; }
inline Value to_value(double value) { return value; }
inline Value to_value(std::string value) { return value; }
inline Value to_value(std::string_view value) { return std::string(value); }
inline Value to_value(const char* value) { return std::string(value); }
inline Value to_value(Instant value) { return std::int64_t{value.time_since_epoch().count()}; }
inline Value to_value(Date value) { return kith::to_text(value); }
template <class T>
requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) Value to_value(T value) {
  return static_cast<std::int64_t>(value);
}
template <class Tag>
Value to_value(Id<Tag> value) {
  return value.value;
}
template <DescribedEnum E>
Value to_value(E value) {
  return kith::to_text(value);
}
template <class T>
Value to_value(const std::optional<T>& value) {
  return value ? to_value(*value) : Value{};
}

struct Arg {
  template <class T>
  Arg(std::string_view name, const T& value) : name(name), value(to_value(value)) {}
  std::string name;
  Value value;
};
using Args = std::vector<Arg>;

// The members of a described struct as parameters of the same names.
template <Described T>
Args args_of(const T& row) {
  Args args;
  boost::mp11::mp_for_each<Members<T>>([&](auto d) { args.emplace_back(d.name, row.*d.pointer); });
  return args;
}

// The cells of one row by their place, good while it is being read. A cell is only read as what it is, which
// the C++ type behind it knows; what cannot be read so throws RowMismatch.
class Cells {
 public:
  virtual bool is_null(int place) const = 0;
  // Of a cell that is not null.
  virtual std::int64_t integer(int place) const = 0;
  virtual double real(int place) const = 0;
  virtual std::string_view text(int place) const = 0;

 protected:
  ~Cells() = default;
};
using OnRow = std::function<void(const Cells&)>;

class Session;

// Rows that have been asked for; see Session::later.
template <class Row>
class Later {
 public:
  // Waits for them unless they have come along with something else. Once, and within the same read or write.
  std::vector<Row> get();

 private:
  friend class Session;
  struct Rows {
    std::vector<Row> rows;
    bool are_here = false;
  };
  explicit Later(Session& session) : session_(&session), rows_(std::make_shared<Rows>()) {}
  Session* session_;
  std::shared_ptr<Rows> rows_;
};

class Session {
 public:
  virtual ~Session() = default;
  virtual Engine engine() const = 0;

  // All rows. Row is a described struct whose members stand in the order of the selected columns, or a
  // single value type for one column. Results are read to their end, so no snapshot stays pinned.
  template <class Row>
  std::vector<Row> all(const Sql& sql, const Args& args = {});
  // The first row, if any.
  template <class Row>
  std::optional<Row> maybe(const Sql& sql, const Args& args = {});
  // The one row; throws std::logic_error when there is none.
  template <class Row>
  Row one(const Sql& sql, const Args& args = {});
  // Streams rows to `fn` without keeping them.
  template <class Row, class Fn>
  void each(const Sql& sql, const Args& args, Fn&& fn);
  // The rows of all(), wanted a little later: PostgreSQL is asked together with the next statement whose
  // answer is waited for, in one trip, in the order in which they were asked. What fails, fails there.
  template <class Row>
  Later<Row> later(const Sql& sql, const Args& args = {});

 protected:
  template <class Row>
  friend class Later;
  virtual void run_query(const Sql& sql, const Args& args, const OnRow& on_row) = 0;
  // `on_end` follows the last row.
  virtual void run_query_later(const Sql& sql, const Args& args, const OnRow& on_row,
                               const std::function<void()>& on_end) = 0;
  // Asks whatever waits to be asked.
  virtual void ask_what_waits() = 0;
};

// The transaction of a write.
class Tx : public Session {
 public:
  // Rows affected.
  virtual std::int64_t exec(const Sql& sql, const Args& args = {}) = 0;

  // Inserts described rows, many per statement; columns are the member names. `suffix` is appended, e.g. "on
  // conflict do nothing". PostgreSQL hears of them together with the next statement or with the commit, which
  // then throws if they fail.
  template <Described Row>
  void insert_all(std::string_view table, const std::vector<Row>& rows, std::string_view suffix = "");
  template <Described Row>
  void insert(std::string_view table, const Row& row) {
    insert_all(table, std::vector<Row>{row});
  }
  // False when a row under one of its keys stands there already.
  template <Described Row>
  bool insert_if_new(std::string_view table, const Row& row);

  // Until the transaction ends nobody else holds the same lock. Nothing to do on SQLite, where there is
  // one writer. A tenant's number locks its sequence, too: whoever took identifiers of it holds the lock.
  virtual void lock(std::int64_t key) = 0;

  // Takes `count` consecutive numbers of a tenant's sequence; returns the first as a full identifier
  // (tenant · 2³² + n). Tenant 0 is the district's own sequence.
  virtual std::int64_t take_ids(std::int64_t tenant, std::int64_t count = 1) = 0;

  // Runs once after the commit is durable, on the thread that called write() and before it returns;
  // never on rollback. It may read but not write; what it throws is logged and changes nothing.
  virtual void after_commit(std::function<void()> action) = 0;

 protected:
  virtual void insert_rows(std::string_view table, const std::vector<std::string>& columns,
                           const std::vector<std::vector<Value>>& rows, std::string_view suffix) = 0;
  // How many.
  virtual std::int64_t insert_new_rows(std::string_view table, const std::vector<std::string>& columns,
                                       const std::vector<std::vector<Value>>& rows) = 0;
};

struct Options {
  // A file path or "sqlite:…", or "postgresql://…" / a libpq connection string beginning "host=".
  std::string url;
  int readers = 2;
  int writers = 64;  // PostgreSQL only; SQLite has one
};

class Db {
 public:
  virtual ~Db() = default;
  virtual Engine engine() const = 0;

  // Finishes the writes already asked for and refuses later ones. The destructor does the same.
  virtual void close() = 0;
  // A consistent copy as a new file, taken while others read and write: a database file on SQLite, a
  // pg_dump archive (custom format) on PostgreSQL. Throws DbError when `file` exists or cannot be written.
  virtual void backup(const std::filesystem::path& file) = 0;

  template <class Fn>
  auto read(Fn&& fn) {
    using R = std::invoke_result_t<Fn, Session&>;
    if constexpr (std::is_void_v<R>) {
      run_read([&](Session& session) { fn(session); });
    } else {
      std::optional<R> result;
      run_read([&](Session& session) { result.emplace(fn(session)); });
      return std::move(*result);
    }
  }

  // Rolls back when fn throws or returns a Result holding an error.
  template <class Fn>
  auto write(Fn&& fn) {
    using R = std::invoke_result_t<Fn, Tx&>;
    if constexpr (std::is_void_v<R>) {
      run_write([&](Tx& tx) {
        fn(tx);
        return true;
      });
    } else {
      std::optional<R> result;
      run_write([&](Tx& tx) {
        result.emplace(fn(tx));
        if constexpr (requires { result->has_error(); })
          return !result->has_error();
        else
          return true;
      });
      return std::move(*result);
    }
  }

 protected:
  virtual void run_read(const std::function<void(Session&)>& fn) = 0;
  virtual void run_write(const std::function<bool(Tx&)>& fn) = 0;
};

// Opens the database and, when asked, brings it to the newest migration.
// Throws DbError when it cannot be reached or is newer than this program.
enum class Migrate { kYes, kNo };
std::unique_ptr<Db> open(const Options& options, Migrate migrate = Migrate::kYes);

// A row does not fit the type it is read into: a null without optional, a number too large, an unknown word.
class RowMismatch : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// A failure of the database itself. what() never carries bound values.
class DbError : public std::runtime_error {
 public:
  DbError(std::string message, std::string sqlstate)
      : std::runtime_error(std::move(message)), sqlstate_(std::move(sqlstate)) {}
  const std::string& sqlstate() const { return sqlstate_; }
  bool is_unique_violation() const { return sqlstate_ == "23505"; }

 private:
  std::string sqlstate_;  // PostgreSQL's five characters; SQLite's extended codes are mapped to them
};

}  // namespace kith::db

#include "platform/db/row.hpp"
