// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "platform/pdf/blocks.hpp"
#include "platform/pdf/grid.hpp"

namespace kith::pdf {
namespace {

constexpr std::size_t kMostColumns = 24;
constexpr double kLeastColumn = 8 * kMillimetre, kLongestWhole = 24 * kMillimetre;
constexpr Style kCell{.size = 9.5, .colour = kInk};
constexpr Style kFactName{.size = 9.5, .colour = kSoftInk};
constexpr double kFactNameWidth = 24 * kMillimetre;

Style aligned(Align align) {
  Style style = kCell;
  style.align = align;
  return style;
}

bool is_sound(const Table& table) {
  if (table.columns.empty() || table.columns.size() > kMostColumns) return false;
  const bool has_widths = std::all_of(table.columns.begin(), table.columns.end(), [](const Column& column) {
    return std::isfinite(column.width) && column.width > 0 && column.width < 1e6;
  });
  return has_widths && std::all_of(table.rows.begin(), table.rows.end(),
                                   [&](const auto& row) { return row.size() == table.columns.size(); });
}

// Good enough to keep figures, dates and short words on one line: Chinese characters are square, others
// little more than half as wide.
double likely_width(std::string_view text) {
  double ems = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    ems += byte < 0x80 ? 0.58 : byte >= 0xE0 ? 1 : byte >= 0xC0 ? 0.7 : 0;
  }
  return ems * kCell.size;
}

// What a column needs so that its short texts do not wrap; long ones say nothing.
double least_width(const Table& table, std::size_t column) {
  double least = std::min(kLongestWhole, likely_width(table.columns[column].heading));
  for (const auto& row : table.rows) {
    const double wanted = likely_width(row[column]);
    if (wanted <= kLongestWhole) least = std::max(least, wanted);
  }
  return std::max(kLeastColumn, least + Grid::kAcross * 2);
}

// In proportion where there is room for it: each column has what it needs, the rest goes to those that the
// proportion leaves wanting.
std::vector<GridColumn> columns_of(const Table& table, double width) {
  double sum = 0, free = width, wanting = 0;
  for (const auto& column : table.columns) sum += column.width;
  std::vector<GridColumn> columns;
  std::vector<double> wishes;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns.push_back({least_width(table, i), aligned(table.columns[i].align)});
    wishes.push_back(std::max(0.0, width * table.columns[i].width / sum - columns[i].width));
    free -= columns[i].width;
    wanting += wishes[i];
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (free < 0)
      columns[i].width *= width / (width - free);
    else if (wanting > 0)
      columns[i].width += free * wishes[i] / wanting;
    else
      columns[i].width += free / double(columns.size());
  }
  return columns;
}

}  // namespace

void place(Flow& flow, const Table& table) {
  if (!is_sound(table)) return flow.refuse(invalid("pdf.bad_table"));
  std::vector<std::string> headings;
  for (const auto& column : table.columns) headings.push_back(column.heading);
  flow.skip(1.5 * kMillimetre);
  Grid grid(flow, columns_of(table, flow.width()), headings);
  grid.begin();
  for (const auto& row : table.rows) {
    if (flow.is_refused()) return;
    grid.row(row);
  }
  grid.end();
  flow.take(3 * kMillimetre);
}

void place(Flow& flow, const Facts& facts) {
  if (facts.facts.empty()) return;
  const auto beside = static_cast<std::size_t>(std::clamp(facts.columns, 1, 3));
  const double value_width = flow.width() / double(beside) - kFactNameWidth;
  std::vector<GridColumn> columns;
  for (std::size_t i = 0; i < beside; ++i) {
    columns.push_back({kFactNameWidth, kFactName, true});
    columns.push_back({value_width, kCell});
  }
  Grid grid(flow, columns, {});
  grid.begin();
  for (std::size_t first = 0; first < facts.facts.size() && !flow.is_refused(); first += beside) {
    std::vector<std::string> row(2 * beside);
    for (std::size_t i = 0; i < beside && first + i < facts.facts.size(); ++i) {
      row[2 * i] = facts.facts[first + i].name;
      row[2 * i + 1] = facts.facts[first + i].value;
    }
    grid.row(row);
  }
  grid.end();
  flow.take(3 * kMillimetre);
}

}  // namespace kith::pdf
