// SPDX-License-Identifier: Apache-2.0
// Writes XLSX row by row, in constant memory. A Writer belongs to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/clock.hpp"

namespace kith::sheets {

// Telephones and long numbers are written as text: a spreadsheet would round them.
using Written = std::variant<std::monostate, std::string, std::int64_t, double, Date>;

// kPerCent shows 0.833 as 83.3%.
enum class Shown { kPlain, kPerCent };

struct WrittenColumn {
  std::string heading;
  double width = 12;  // in characters
  Shown shown = Shown::kPlain;
};

// What `wanted` becomes as the name of a sheet: characters it may not have are spaces, and it has at most 31.
std::string sheet_name(std::string_view wanted);

class Writer {
 public:
  // The file appears at `path` when finish() is called. Throws std::runtime_error when it cannot be written.
  explicit Writer(const std::string& path);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // What the file says of itself. Without it, the moment of writing is the system clock's.
  void describe(std::string_view title, std::string_view author, Instant made_at);
  // Begins a sheet with an optional title above a styled heading row that stays in view, and on paper (A4, as
  // wide as the page) stands on each page. Names, after sheet_name(), differ within a workbook.
  void sheet(std::string_view name, const std::vector<WrittenColumn>& columns, std::string_view title = "");
  // Requires: a sheet was begun. Text is never taken for a formula.
  void row(std::span<const Written> cells);
  void row(std::initializer_list<Written> cells) { row(std::span(cells.begin(), cells.size())); }
  void finish();

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

// The bytes of the workbook that `fill` writes; for downloads.
std::string write_workbook(const std::function<void(Writer&)>& fill);

}  // namespace kith::sheets
