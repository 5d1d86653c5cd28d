// SPDX-License-Identifier: Apache-2.0
// The table that bench/run prints: each figure as a ratio against its limit, 1.00 or less being within it.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace kith::bench {

struct Figure {
  std::string what;
  std::string engine;  // "" where none is concerned
  double figure = 0;
  double limit = 0;
  std::string unit;
  bool is_floor = false;  // the limit is the least allowed
  std::string note = {};
};

class Table {
 public:
  explicit Table(std::ostream& out);

  // Prints the line at once: long runs are watched.
  void add(const Figure& figure);
  int over() const { return over_; }

 private:
  std::ostream& out_;
  int over_ = 0;
};

}  // namespace kith::bench
