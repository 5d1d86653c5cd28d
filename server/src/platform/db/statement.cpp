// SPDX-License-Identifier: Apache-2.0
#include "platform/db/statement.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <charconv>
#include <chrono>
#include <deque>

#include "platform/db/db_error.hpp"
#include "platform/db/sql_text.hpp"
#include "platform/db/statement_stats.hpp"

namespace kith::db {

struct Statement::Variable {
  ColumnKind kind = ColumnKind::kInteger;
  long long integer = 0;
  double real = 0;
  std::string text;
  soci::indicator indicator = soci::i_ok;

  bool accepts(const Value& value) const {
    return value.index() == 0 || value.index() == static_cast<std::size_t>(kind) + 1;
  }

  void set(const Value& value, const std::string& statement) {
    indicator = value.index() == 0 ? soci::i_null : soci::i_ok;
    if (auto* number = std::get_if<std::int64_t>(&value)) integer = *number;
    if (auto* number = std::get_if<double>(&value)) real = *number;
    if (auto* words = std::get_if<std::string>(&value)) {
      // SQLite would keep it and PostgreSQL would silently cut the text there.
      if (words->find('\0') != std::string::npos)
        throw DbError(statement + ": a NUL byte in a text [22021]", "22021");
      text = *words;
    }
  }
};

struct Statement::Prepared {
  explicit Prepared(soci::session& session) : statement(session) {}
  std::deque<Variable> inputs;
  std::deque<Variable> outputs;
  soci::statement statement;
};

// Marks the statement busy, counts it and resets it at the end, however it ends.
class Statement::Use {
 public:
  explicit Use(Statement& statement) : statement_(statement), began_(std::chrono::steady_clock::now()) {
    statement_.is_busy_ = true;
  }
  ~Use() {
    statement_.reset();
    statement_.is_busy_ = false;
    auto took = std::chrono::steady_clock::now() - began_;
    statement_.counter_.count.fetch_add(1, std::memory_order_relaxed);
    statement_.counter_.nanoseconds.fetch_add(std::chrono::nanoseconds(took).count(),
                                              std::memory_order_relaxed);
  }

 private:
  Statement& statement_;
  std::chrono::steady_clock::time_point began_;
};

namespace {

template <class Number>
Number number_in(const std::string& text) {
  Number number{};
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size())
    throw RowMismatch("a column holds no number of that kind");
  return number;
}

// PostgreSQL sends texts; its booleans are read as the integers SQLite has for them.
void read_postgres(ColumnKind kind, const std::string& text, Value& cell) {
  if (kind == ColumnKind::kText)
    cell = text;
  else if (kind == ColumnKind::kReal)
    cell = number_in<double>(text);
  else if (text == "t" || text == "f")
    cell = std::int64_t{text == "t"};
  else
    cell = number_in<std::int64_t>(text);
}

}  // namespace

Statement::Statement(soci::session& session, Engine engine, const Sql& sql)
    : engine_(engine),
      name_(sql.name),
      prepared_(std::make_unique<Prepared>(session)),
      counter_(statement_counter(sql.name)) {
  auto parsed = parse_sql(sql.text, engine);
  parameters_ = std::move(parsed.parameters);
  try {
    prepared_->statement.alloc();
    prepared_->statement.prepare(parsed.text);
  } catch (const soci::soci_error& error) {
    throw translate(error, name_);
  }
  prepared_->inputs.resize(parameters_.size());
}

Statement::~Statement() = default;

std::vector<const Value*> Statement::values_of(const Args& args) {
  std::vector<const Value*> values;
  values.reserve(parameters_.size());
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    auto is_it = [&](const Arg& arg) { return arg.name == parameters_[i]; };
    if (i < args.size() && is_it(args[i])) {
      values.push_back(&args[i].value);
      continue;
    }
    auto found = std::find_if(args.begin(), args.end(), is_it);
    if (found == args.end()) throw std::logic_error(name_ + ": no value for :" + parameters_[i]);
    values.push_back(&found->value);
  }
  return values;
}

void Statement::bind(const std::vector<const Value*>& values, const std::vector<ColumnKind>& columns) {
  bool fits = is_bound_ && columns_ == columns;
  for (std::size_t i = 0; fits && i < values.size(); ++i) fits = prepared_->inputs[i].accepts(*values[i]);
  if (!fits) rebind(values, columns);
  for (std::size_t i = 0; i < values.size(); ++i) prepared_->inputs[i].set(*values[i], name_);
}

void Statement::rebind(const std::vector<const Value*>& values, const std::vector<ColumnKind>& columns) {
  unbind();
  auto& [inputs, outputs, statement] = *prepared_;
  outputs.clear();
  outputs.resize(columns.size());
  columns_ = columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto& to = outputs[i];
    to.kind = engine_ == Engine::kPostgres ? ColumnKind::kText : columns[i];
    if (to.kind == ColumnKind::kInteger) statement.exchange(soci::into(to.integer, to.indicator));
    if (to.kind == ColumnKind::kReal) statement.exchange(soci::into(to.real, to.indicator));
    if (to.kind == ColumnKind::kText) statement.exchange(soci::into(to.text, to.indicator));
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto& from = inputs[i];
    if (values[i]->index() != 0) from.kind = static_cast<ColumnKind>(values[i]->index() - 1);
    if (from.kind == ColumnKind::kInteger) statement.exchange(soci::use(from.integer, from.indicator));
    if (from.kind == ColumnKind::kReal) statement.exchange(soci::use(from.real, from.indicator));
    if (from.kind == ColumnKind::kText) statement.exchange(soci::use(from.text, from.indicator));
  }
  statement.define_and_bind();
  is_bound_ = true;
}

// After a failure, too: SOCI would not free the texts it sent to PostgreSQL when it sends the next ones.
void Statement::unbind() {
  is_bound_ = false;
  prepared_->statement.bind_clean_up();
}

void Statement::query(const Args& args, const std::vector<ColumnKind>& columns,
                      const std::function<void(const Cells&)>& on_row) {
  run(values_of(args), columns, on_row);
}

std::int64_t Statement::exec(const Args& args) { return run(values_of(args), {}, nullptr); }

std::int64_t Statement::exec(const std::vector<const Value*>& values) { return run(values, {}, nullptr); }

std::int64_t Statement::run(const std::vector<const Value*>& values, const std::vector<ColumnKind>& columns,
                            const std::function<void(const Cells&)>& on_row) {
  Use use(*this);
  try {
    bind(values, columns);
    auto& statement = prepared_->statement;
    bool has_row = statement.execute(true);
    if (!on_row) return statement.get_affected_rows();
    Cells cells(columns.size());
    for (; has_row; has_row = statement.fetch()) {
      read_into(cells);
      on_row(cells);
    }
    return 0;
  } catch (const soci::soci_error& error) {
    auto translated = translate(error, name_);
    unbind();
    throw translated;
  } catch (const RowMismatch& error) {
    throw RowMismatch(name_ + ": " + error.what());
  }
}

void Statement::read_into(Cells& cells) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& from = prepared_->outputs[i];
    if (from.indicator == soci::i_null)
      cells[i] = std::monostate{};
    else if (engine_ == Engine::kPostgres)
      read_postgres(columns_[i], from.text, cells[i]);
    else if (from.kind == ColumnKind::kInteger)
      cells[i] = std::int64_t{from.integer};
    else if (from.kind == ColumnKind::kReal)
      cells[i] = from.real;
    else
      cells[i] = from.text;
  }
}

// SOCI hides the type information of its backends, which the sanitizer's check of this cast would need.
[[gnu::no_sanitize("vptr")]] void Statement::reset() {
  if (engine_ != Engine::kSqlite) return;
  auto* backend = static_cast<soci::sqlite3_statement_backend*>(prepared_->statement.get_backend());
  if (backend->stmt_) sqlite_api::sqlite3_reset(backend->stmt_);
}

}  // namespace kith::db
