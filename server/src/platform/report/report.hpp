// SPDX-License-Identifier: Apache-2.0
// What is wanted as a workbook and on paper is told once: title, facts, tables. Both formats come from the
// same value, so they never differ; the same value gives the same bytes. Any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/pdf/document.hpp"
#include "platform/sheets/writer.hpp"

namespace kith::report {

// Text, whole number, number, day or nothing.
using Cell = sheets::Written;

// kShare holds 0 … 1 and more, shown as per cent.
enum class Kind { kText, kFigure, kShare, kDay };
struct Column {
  std::string heading;
  double width = 12;  // in characters
  Kind kind = Kind::kText;
};

// `name` is that of the sheet and heads the part on paper. A row has as many cells as there are columns.
struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::string note = {};
};

struct Report {
  std::string title;
  std::string subtitle = {};
  std::string institution;
  std::string number = {};  // of the document
  Date dated_on;
  Instant made_at;
  Language language = Language::kZh;
  std::vector<pdf::Fact> facts = {};
  std::vector<Table> tables = {};
  std::vector<std::string> notes = {};  // how the figures came about
  // On paper only: lines to sign on, then the institution, the day and room for its seal.
  std::vector<std::string> signers = {};
  pdf::Orientation orientation = pdf::Orientation::kPortrait;
};

inline constexpr std::size_t kMostRows = 1'000'000;  // of a table in a workbook
inline constexpr std::size_t kLongestCell = 32'767;  // characters; what a workbook holds

// Tables first, one sheet each, ready to print; then a sheet with facts and notes. Errors: report.bad_table
// (rows uneven, no columns, two tables of one name), report.bad_figure (not a number), report.too_long,
// pdf.bad_text.
Result<std::string> to_xlsx(const Report& report);

// The same on A4. Errors: those above and pdf.too_long.
Result<std::string> to_pdf(const Report& report);

inline constexpr const char* kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr const char* kPdfType = "application/pdf";

}  // namespace kith::report
