// SPDX-License-Identifier: Apache-2.0
// Lists that come page by page: a query asks for one row beyond the page, which tells whether there are more.
//
//   auto rows = find_things(session, before, kPage + 1);
//   list.before_id = db::cut_to_page(rows, kPage, &ThingRow::thing_id);
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace kith::db {

// Where the next page begins: the identifier of the last row that stays; none when all stay.
template <class Row, class IdOf = std::identity>
std::optional<std::int64_t> cut_to_page(std::vector<Row>& rows, int size, IdOf id_of = {}) {
  if (rows.size() <= std::size_t(size)) return std::nullopt;
  rows.resize(std::size_t(size));
  return std::invoke(id_of, rows.back());
}

}  // namespace kith::db
