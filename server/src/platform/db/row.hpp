// SPDX-License-Identifier: Apache-2.0
// Rows ↔ described structs. Included by db.hpp only.
#pragma once

namespace kith::db {

template <class T>
T known(std::optional<T> value) {
  if (!value) throw RowMismatch("a word that its member does not know");
  return *value;
}

// How a cell that is not null is read as a T.
template <class T>
struct Column;

template <class T>
requires std::is_integral_v<T>
struct Column<T> {
  static T from(const Cells& cells, int place) {
    auto number = cells.integer(place);
    if constexpr (std::is_same_v<T, bool>) {
      return number != 0;
    } else {
      if (number != static_cast<std::int64_t>(static_cast<T>(number)))
        throw RowMismatch("a column does not fit its member");
      return static_cast<T>(number);
    }
  }
};
template <>
struct Column<double> {
  static double from(const Cells& cells, int place) { return cells.real(place); }
};
template <>
struct Column<std::string> {
  static std::string from(const Cells& cells, int place) { return std::string(cells.text(place)); }
};
template <>
struct Column<Instant> {
  static Instant from(const Cells& cells, int place) {
    return Instant{std::chrono::milliseconds{cells.integer(place)}};
  }
};
template <>
struct Column<Date> {
  static Date from(const Cells& cells, int place) { return known(parse_date(cells.text(place))); }
};
template <class Tag>
struct Column<Id<Tag>> {
  static Id<Tag> from(const Cells& cells, int place) { return Id<Tag>{cells.integer(place)}; }
};
template <DescribedEnum E>
struct Column<E> {
  static E from(const Cells& cells, int place) { return known(parse_enum<E>(cells.text(place))); }
};

// An empty sum is a null.
template <class T>
struct Cell {
  static T of(const Cells& cells, int place) {
    if (cells.is_null(place)) throw RowMismatch("a null where a value is needed");
    return Column<T>::from(cells, place);
  }
};
template <class T>
struct Cell<std::optional<T>> {
  static std::optional<T> of(const Cells& cells, int place) {
    if (cells.is_null(place)) return std::nullopt;
    return Column<T>::from(cells, place);
  }
};

template <class Row>
Row row_of(const Cells& cells) {
  if constexpr (Described<Row>) {
    Row row{};
    int place = 0;
    boost::mp11::mp_for_each<Members<Row>>([&](auto d) {
      using Member = std::remove_reference_t<decltype(row.*d.pointer)>;
      row.*d.pointer = Cell<Member>::of(cells, place++);
    });
    return row;
  } else {
    return Cell<Row>::of(cells, 0);
  }
}

template <class Row, class Fn>
void Session::each(const Sql& sql, const Args& args, Fn&& fn) {
  run_query(sql, args, [&](const Cells& cells) { fn(row_of<Row>(cells)); });
}

template <class Row>
std::vector<Row> Session::all(const Sql& sql, const Args& args) {
  std::vector<Row> rows;
  each<Row>(sql, args, [&](Row row) { rows.push_back(std::move(row)); });
  return rows;
}

template <class Row>
Later<Row> Session::later(const Sql& sql, const Args& args) {
  Later<Row> later(*this);
  auto rows = later.rows_;
  run_query_later(
      sql, args, [rows](const Cells& cells) { rows->rows.push_back(row_of<Row>(cells)); },
      [rows] { rows->are_here = true; });
  return later;
}

template <class Row>
std::vector<Row> Later<Row>::get() {
  if (!rows_->are_here) session_->ask_what_waits();
  return std::move(rows_->rows);
}

template <class Row>
std::optional<Row> Session::maybe(const Sql& sql, const Args& args) {
  std::optional<Row> found;
  each<Row>(sql, args, [&](Row row) {
    if (!found) found = std::move(row);
  });
  return found;
}

template <class Row>
Row Session::one(const Sql& sql, const Args& args) {
  auto found = maybe<Row>(sql, args);
  if (!found) throw std::logic_error("no row for " + std::string(sql.name));
  return std::move(*found);
}

template <Described Row>
std::vector<std::string> names_of() {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<Members<Row>>([&](auto d) { names.emplace_back(d.name); });
  return names;
}

template <Described Row>
std::vector<Value> values_of(const Row& row) {
  std::vector<Value> values;
  boost::mp11::mp_for_each<Members<Row>>([&](auto d) { values.push_back(to_value(row.*d.pointer)); });
  return values;
}

template <Described Row>
void Tx::insert_all(std::string_view table, const std::vector<Row>& rows, std::string_view suffix) {
  std::vector<std::vector<Value>> values;
  values.reserve(rows.size());
  for (const auto& row : rows) values.push_back(values_of(row));
  if (!rows.empty()) insert_rows(table, names_of<Row>(), values, suffix);
}

template <Described Row>
bool Tx::insert_if_new(std::string_view table, const Row& row) {
  return insert_new_rows(table, names_of<Row>(), {values_of(row)}) > 0;
}

}  // namespace kith::db
