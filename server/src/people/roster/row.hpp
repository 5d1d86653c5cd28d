// SPDX-License-Identifier: Apache-2.0
// One row of a roster sheet under its layout: gives cells by field, and gathers what is wrong with them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "people/roster/headings.hpp"

namespace kith::people {

class RosterRow {
 public:
  // All three outlive the row.
  RosterRow(const std::string& sheet, const Layout& layout, const sheets::Row& row)
      : sheet_(sheet), layout_(layout), row_(row) {}

  const Layout& layout() const { return layout_; }
  int number() const { return row_.number; }
  // No cell of a column that is read holds anything.
  bool is_blank() const;

  // Normalised text; empty when there is no such column or nothing in it. An error of the workbook (#N/A) is
  // refused, and text that is longer than any real one.
  std::string text(Field field, int place = 0);
  std::string text(const Column& column);

  // What `parse` makes of the cell; nullopt when it is blank, or refused with the parser's code.
  template <class Parse>
  auto parsed(Field field, Parse parse, int place = 0) {
    using T = std::decay_t<decltype(parse(std::string_view()).value())>;
    auto cell = text(field, place);
    if (cell.empty()) return std::optional<T>();
    auto result = parse(cell);
    if (result) return std::optional<T>(std::move(*result));
    refuse(field, result.error().code, place);
    return std::optional<T>();
  }

  void refuse(Field field, std::string reason, int place = 0);
  void refuse(const Column& column, std::string reason);
  bool is_refused() const { return !refusals_.empty(); }
  const std::vector<Refusal>& refusals() const { return refusals_; }

 private:
  const sheets::Cell* cell_of(const Column& column) const;

  const std::string& sheet_;
  const Layout& layout_;
  const sheets::Row& row_;
  std::vector<Refusal> refusals_;
};

// How a refusal names a column that the sheet does not have.
std::string usual_title(Field field, int place = 0);

}  // namespace kith::people
