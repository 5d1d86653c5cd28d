// SPDX-License-Identifier: Apache-2.0
// Reads what people send as "a spreadsheet": XLSX, or CSV in UTF-8 (with or without mark), UTF-16 with
// mark, or GB18030, separated by comma, semicolon or tab. The kind is found from the content, never from
// the name. A sheet is streamed and never held whole: memory does not grow with the number of rows.
// Stateless; may be called from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "platform/error.hpp"

namespace kith::sheets {

enum class CellKind { kText, kNumber, kDate, kTime, kBoolean, kError };

// `text` is UTF-8 and lives until the callback returns. Numbers are plain digits without exponent or a
// trailing ".0" (a telephone stored as a number stays a telephone); dates are YYYY-MM-DD; times HH:MM;
// booleans TRUE or FALSE; errors as shown, "#N/A". A formula gives its stored result. Every cell of a
// merged area has the area's value.
struct Cell {
  int column = 0;  // 1 is A
  CellKind kind = CellKind::kText;
  std::string_view text;
};

// Only cells that hold something, in column order; rows without any are not reported.
struct Row {
  int number = 0;  // the workbook's own, from 1; gaps are kept. In CSV: the record's, blank lines counted
  std::span<const Cell> cells;
};

struct Sheet {
  std::string name;  // empty in CSV
  bool is_hidden = false;
};

// Called in the order of the file. They may throw: reading stops and the exception passes through.
struct Sink {
  std::function<void(const Sheet&)> on_sheet;
  std::function<void(const Row&)> on_row;
};

// What a file may cost us before it is refused as sheets.too_large.
struct Limits {
  std::int64_t unpacked_bytes = std::int64_t{1} << 30;
  std::int64_t shared_text_bytes = std::int64_t{128} << 20;
  int rows = 1'048'576;              // of one sheet: what Excel can hold
  std::size_t cell_bytes = 1 << 17;  // Excel's 32,767 characters
};

// Rows already reported count for nothing when an error is returned. Errors, all kInvalid:
//   sheets.not_a_workbook         neither a workbook nor text
//   sheets.encrypted              protected by a password
//   sheets.old_excel_format       .xls of before 2007
//   sheets.damaged                cut short, broken or forbidden markup, an unclosed quote
//   sheets.too_large              beyond `limits`
//   sheets.unknown_encoding       text, but in none of the encodings above
//   sheets.empty                  no bytes, or a workbook without a sheet
Result<void> read_workbook(std::string_view bytes, const Sink& sink, const Limits& limits = {});

// The same of a file; throws std::system_error when it cannot be opened.
Result<void> read_workbook_file(const std::string& path, const Sink& sink, const Limits& limits = {});

// 1 → A, 27 → AA.
std::string column_letters(int column);
// A → 1; 0 when `letters` name no column.
int column_number(std::string_view letters);

}  // namespace kith::sheets
