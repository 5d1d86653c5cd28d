// SPDX-License-Identifier: Apache-2.0
// Rows ↔ described structs. Included by db.hpp only.
#pragma once

namespace kith::db {

// The cell as the stored type T; an empty sum is such a null.
template <class T>
const T& present(const Value& value) {
  if (auto* found = std::get_if<T>(&value)) return *found;
  throw RowMismatch("a null where a value is needed");
}

template <class T>
T known(std::optional<T> value) {
  if (!value) throw RowMismatch("a word that its member does not know");
  return *value;
}

template <class T>
requires std::is_integral_v<T>
struct Column<T> {
  static constexpr ColumnKind kind = ColumnKind::kInteger;
  static T from(const Value& value) {
    auto number = present<std::int64_t>(value);
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
  static constexpr ColumnKind kind = ColumnKind::kReal;
  static double from(const Value& value) { return present<double>(value); }
};
template <>
struct Column<std::string> {
  static constexpr ColumnKind kind = ColumnKind::kText;
  static std::string from(const Value& value) { return present<std::string>(value); }
};
template <>
struct Column<Instant> {
  static constexpr ColumnKind kind = ColumnKind::kInteger;
  static Instant from(const Value& value) {
    return Instant{std::chrono::milliseconds{present<std::int64_t>(value)}};
  }
};
template <>
struct Column<Date> {
  static constexpr ColumnKind kind = ColumnKind::kText;
  static Date from(const Value& value) { return known(parse_date(present<std::string>(value))); }
};
template <class Tag>
struct Column<Id<Tag>> {
  static constexpr ColumnKind kind = ColumnKind::kInteger;
  static Id<Tag> from(const Value& value) { return Id<Tag>{present<std::int64_t>(value)}; }
};
template <DescribedEnum E>
struct Column<E> {
  static constexpr ColumnKind kind = ColumnKind::kText;
  static E from(const Value& value) { return known(parse_enum<E>(present<std::string>(value))); }
};
template <class T>
struct Column<std::optional<T>> {
  static constexpr ColumnKind kind = Column<T>::kind;
  static std::optional<T> from(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
    return Column<T>::from(value);
  }
};

template <class Row>
const std::vector<ColumnKind>& columns_of() {
  static const std::vector<ColumnKind> kinds = [] {
    std::vector<ColumnKind> found;
    if constexpr (Described<Row>) {
      boost::mp11::mp_for_each<Members<Row>>([&](auto d) {
        using Member = std::remove_reference_t<decltype(std::declval<Row&>().*d.pointer)>;
        found.push_back(Column<Member>::kind);
      });
    } else {
      found.push_back(Column<Row>::kind);
    }
    return found;
  }();
  return kinds;
}

template <class Row>
Row row_of(const Cells& cells) {
  if constexpr (Described<Row>) {
    Row row{};
    std::size_t column = 0;
    boost::mp11::mp_for_each<Members<Row>>([&](auto d) {
      using Member = std::remove_reference_t<decltype(row.*d.pointer)>;
      row.*d.pointer = Column<Member>::from(cells[column++]);
    });
    return row;
  } else {
    return Column<Row>::from(cells[0]);
  }
}

template <class Row, class Fn>
void Session::each(const Sql& sql, const Args& args, Fn&& fn) {
  run_query(sql, args, columns_of<Row>(), [&](const Cells& cells) { fn(row_of<Row>(cells)); });
}

template <class Row>
std::vector<Row> Session::all(const Sql& sql, const Args& args) {
  std::vector<Row> rows;
  each<Row>(sql, args, [&](Row row) { rows.push_back(std::move(row)); });
  return rows;
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
Cells cells_of(const Row& row) {
  Cells cells;
  boost::mp11::mp_for_each<Members<Row>>([&](auto d) { cells.push_back(to_value(row.*d.pointer)); });
  return cells;
}

template <Described Row>
void Tx::insert_all(std::string_view table, const std::vector<Row>& rows, std::string_view suffix) {
  std::vector<Cells> values;
  values.reserve(rows.size());
  for (const auto& row : rows) values.push_back(cells_of(row));
  if (!rows.empty()) insert_rows(table, names_of<Row>(), values, suffix);
}

template <Described Row>
bool Tx::insert_if_new(std::string_view table, const Row& row) {
  return insert_new_rows(table, names_of<Row>(), {cells_of(row)}) > 0;
}

}  // namespace kith::db
