// SPDX-License-Identifier: Apache-2.0
// How a stored number is shown: workbooks keep dates as numbers, and only the format tells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sheets/archive.hpp"
#include "platform/sheets/workbook.hpp"

namespace kith::sheets {

struct CellFormat {
  CellKind kind = CellKind::kNumber;
  int digits = 0;  // of a format of zeros only ("00000"): shown with leading zeros
};

// Built-in formats by number (14 … 58 hold dates and times, also those of Chinese Excel).
CellFormat built_in_format(int id);
// A custom format code, e.g. yyyy"年"m"月"d"日".
CellFormat format_of_code(std::string_view code);

// The styles part: from a cell's style number to its format.
class CellFormats {
 public:
  Result<void> read(Entry& entry);
  CellFormat at(std::size_t style) const { return style < formats_.size() ? formats_[style] : CellFormat{}; }

 private:
  std::vector<CellFormat> formats_;
};

enum class DateSystem { k1900, k1904 };

// Plain digits: no exponent, at most the 15 significant figures a workbook keeps; the raw text when it is
// no number.
std::string plain_number(std::string_view raw);

// YYYY-MM-DD of a day number; nullopt outside what Excel calls a date. Day 60 of the 1900 system, the
// 29 February 1900 that never was, gives the day before.
std::optional<std::string> date_text(double serial, DateSystem system);
// HH:MM of the fraction of a day.
std::string time_text(double serial);

}  // namespace kith::sheets
