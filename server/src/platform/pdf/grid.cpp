// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/grid.hpp"

#include <algorithm>
#include <utility>

namespace kith::pdf {
namespace {

constexpr double kFrame = 0.8, kHeadRule = 0.6, kHair = 0.4;
constexpr double kLeastRows = 15 * kMillimetre;
constexpr double kRounding = 0.01;
// Headings may not take the page from the rows.
constexpr double kMostHeading = 0.3;

}  // namespace

Grid::Grid(Flow& flow, std::vector<GridColumn> columns, const std::vector<std::string>& headings)
    : flow_(flow), columns_(std::move(columns)) {
  if (!headings.empty()) headings_ = set(headings, Kind::kHeading);
  if (height_of(headings_) > kMostHeading * flow.page_room()) flow.refuse(invalid("pdf.too_long"));
}

void Grid::begin() {
  // Headings never stand alone at the end of a page.
  flow_.need(height_of(headings_) + kLeastRows);
  flow_.put(GroupMark{"Table", true});
  begin_page();
}

void Grid::row(const std::vector<std::string>& texts) {
  const Cells cells = set(texts, Kind::kBody);
  const double height = height_of(cells);
  if (height > flow_.room() && height <= flow_.page_room() - height_of(headings_)) next_page();
  if (height > flow_.room()) return part(cells);
  place(cells, Kind::kBody);
}

void Grid::end() {
  end_page();
  flow_.put(GroupMark{"Table", false});
}

Grid::Cells Grid::set(const std::vector<std::string>& texts, Kind kind) {
  Cells cells;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Style style = columns_[i].style;
    if (kind == Kind::kHeading) style = {.face = Face::kHei, .size = 9, .colour = kInk, .align = style.align};
    cells.push_back(flow_.type().set(texts[i], style, columns_[i].width - 2 * kAcross));
  }
  return cells;
}

double Grid::height_of(const Cells& cells) {
  double height = 0;
  for (const auto& cell : cells) height = std::max(height, cell.height() + 2 * kDown);
  return height;
}

void Grid::place(const Cells& cells, Kind kind) {
  std::vector<std::size_t> from(cells.size(), 0);
  place_lines(cells, from, kind);
}

void Grid::part(const Cells& cells) {
  std::vector<std::size_t> from(cells.size(), 0);
  const auto is_done = [&] {
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (from[i] < cells[i].size()) return false;
    return true;
  };
  while (!is_done() && !flow_.is_refused()) {
    place_lines(cells, from, Kind::kBody);
    if (!is_done()) next_page();
  }
}

void Grid::place_lines(const Cells& cells, std::vector<std::size_t>& from, Kind kind) {
  double height = 0;
  std::vector<std::size_t> to;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    to.push_back(from[i] + cells[i].lines_within(flow_.room() - 2 * kDown + kRounding, from[i]));
    height = std::max(height, cells[i].height(from[i], to[i]) + 2 * kDown);
  }
  if (to == from) return;
  put_ground(height, kind);
  flow_.put(GroupMark{"TR", true});
  double x = flow_.left() + kAcross;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (to[i] > from[i])
      flow_.put(
          TextMark{cells[i], from[i], to[i], x, flow_.y() + kDown, kind == Kind::kHeading ? "TH" : "TD"});
    x += columns_[i].width;
  }
  flow_.put(GroupMark{"TR", false});
  flow_.take(height);
  from = to;
}

void Grid::put_ground(double height, Kind kind) {
  double x = flow_.left();
  for (const auto& column : columns_) {
    if (column.is_tinted || kind == Kind::kHeading)
      flow_.put(BoxMark{.box = {x, flow_.y(), column.width, height}, .fill = kTint});
    x += column.width;
  }
  if (flow_.y() == first_y_) return;
  const Stroke stroke = flow_.y() == body_y_ ? Stroke{kInk, kHeadRule} : Stroke{kHairline, kHair};
  flow_.put(LineMark{flow_.left(), flow_.y(), flow_.left() + flow_.width(), flow_.y(), stroke});
}

void Grid::next_page() {
  end_page();
  flow_.break_page();
  begin_page();
}

void Grid::begin_page() {
  first_y_ = flow_.y();
  if (!headings_.empty()) place(headings_, Kind::kHeading);
  body_y_ = flow_.y();
}

void Grid::end_page() {
  double x = flow_.left();
  for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
    x += columns_[i].width;
    flow_.put(LineMark{x, first_y_, x, flow_.y(), {kHairline, kHair}});
  }
  const Box whole{flow_.left(), first_y_, flow_.width(), flow_.y() - first_y_};
  if (whole.height > 0) flow_.put(BoxMark{.box = whole, .frame = Stroke{kInk, kFrame}});
}

}  // namespace kith::pdf
