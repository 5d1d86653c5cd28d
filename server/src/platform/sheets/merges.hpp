// SPDX-License-Identifier: Apache-2.0
// Merged areas of one sheet. The file names them after the rows, but their value belongs to rows already
// passed; so they are gathered by a first, cheap look through the sheet.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "platform/sheets/archive.hpp"
#include "platform/sheets/workbook.hpp"

namespace kith::sheets {

struct Area {
  int first_row, last_row, first_column, last_column;
};
// "A1:X1"; all zero when it is none.
Area parse_area(std::string_view ref);

class Merges {
 public:
  // Looks for <mergeCell ref="…"> without parsing the rest. sheets.damaged, sheets.too_large.
  static Result<Merges> find(Entry& sheet);

  Merges() = default;
  explicit Merges(std::vector<Area> areas);

  // Gives the cells of row `number` that lie in a merged area its value. Rows come in ascending order.
  // The texts put into `cells` live until the next call.
  void spread(int number, std::vector<Cell>& cells);

 private:
  struct Active {
    Area area;
    CellKind kind;
    std::string text;
  };
  std::vector<Area> areas_;  // by first row, descending: the next one is last
  std::deque<Active> active_;
};

}  // namespace kith::sheets
