// SPDX-License-Identifier: Apache-2.0
#include "bench/table.hpp"

#include <fmt/format.h>

namespace kith::bench {
namespace {

std::string shown(double value, const std::string& unit) {
  return value < 1000 ? fmt::format("{:.3g} {}", value, unit) : fmt::format("{:.0f} {}", value, unit);
}

}  // namespace

Table::Table(std::ostream& out) : out_(out) {
  out_ << fmt::format("{:>7}  {:<9} {:<58} {:>14} {:>14}\n", "ratio", "engine", "what", "measured", "limit");
}

void Table::add(const Figure& figure) {
  double ratio = figure.is_floor ? figure.limit / figure.figure : figure.figure / figure.limit;
  if (ratio > 1) ++over_;
  out_ << fmt::format("{:>7.2f}{} {:<9} {:<58} {:>14} {:>14}  {}\n", ratio, ratio > 1 ? '!' : ' ',
                      figure.engine, figure.what, shown(figure.figure, figure.unit),
                      (figure.is_floor ? "≥ " : "≤ ") + shown(figure.limit, figure.unit), figure.note);
  out_.flush();
}

}  // namespace kith::bench
