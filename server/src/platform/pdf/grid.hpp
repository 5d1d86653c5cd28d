// SPDX-License-Identifier: Apache-2.0
// Ruled rows of cells over several pages: tables and the facts at the head of a form.
#pragma once

#include <string>
#include <vector>

#include "platform/pdf/flow.hpp"

namespace kith::pdf {

struct GridColumn {
  double width = 0;  // points
  Style style = {};
  bool is_tinted = false;
};

class Grid {
 public:
  static constexpr double kAcross = 1.8 * kMillimetre, kDown = 1.1 * kMillimetre;  // around a cell's text

  // `headings` may be empty; otherwise they stand above the rows on each page.
  Grid(Flow& flow, std::vector<GridColumn> columns, const std::vector<std::string>& headings);

  void begin();
  void row(const std::vector<std::string>& cells);
  void end();

 private:
  using Cells = std::vector<Text>;

  enum class Kind { kHeading, kBody };

  Cells set(const std::vector<std::string>& texts, Kind kind);
  static double height_of(const Cells& cells);
  void place(const Cells& cells, Kind kind);
  void part(const Cells& cells);
  // The lines of each cell from `from` on that fit on this page; `from` moves on.
  void place_lines(const Cells& cells, std::vector<std::size_t>& from, Kind kind);
  void put_ground(double height, Kind kind);
  void next_page();
  void begin_page();
  void end_page();

  Flow& flow_;
  std::vector<GridColumn> columns_;
  Cells headings_;
  double first_y_ = 0;  // of this page's part
  double body_y_ = 0;   // where its rows begin
};

}  // namespace kith::pdf
