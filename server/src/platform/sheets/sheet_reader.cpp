// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/sheet_reader.hpp"

#include <algorithm>
#include <charconv>

namespace kith::sheets {
namespace {

constexpr int kMostColumns = 16'384;

[[noreturn]] void refuse(const char* code) { throw StopParsing{invalid(code)}; }

template <class Number>
Number number_or(std::string_view text, Number otherwise) {
  Number number{};
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

}  // namespace

void SheetReader::open(std::string_view name, const Attributes& attributes) {
  if (name == "c") return open_cell(attributes);
  if (name == "v")
    in_value_ = true;
  else if (name == "t")
    in_value_ = reading_aids_ == 0;
  else if (name == "row")
    open_row(attributes);
  else if (name == "rPh")
    ++reading_aids_;
}

void SheetReader::close(std::string_view name) {
  if (name == "v" || name == "t")
    in_value_ = false;
  else if (name == "c")
    close_cell();
  else if (name == "row")
    close_row();
  else if (name == "rPh")
    --reading_aids_;
}

void SheetReader::text(std::string_view text) {
  if (!in_value_) return;
  if (value_.size() + text.size() > context_.limits.cell_bytes) refuse("sheets.too_large");
  value_ += text;
}

void SheetReader::open_row(const Attributes& attributes) {
  auto number = attributes.get("r");
  int next = number.empty() ? row_ + 1 : number_or(number, 0);
  if (next <= row_) refuse("sheets.damaged");
  if (next > context_.limits.rows) refuse("sheets.too_large");
  row_ = next;
  column_ = 0;
  kept_.clear();
  row_text_.clear();
}

void SheetReader::open_cell(const Attributes& attributes) {
  auto ref = attributes.get("r");
  auto letters = ref.substr(0, std::min(ref.find_first_of("0123456789"), ref.size()));
  int next = ref.empty() ? column_ + 1 : column_number(letters);
  if (next <= column_ || next > kMostColumns) refuse("sheets.damaged");
  column_ = next;
  value_.clear();
  style_ = number_or(attributes.get("s"), std::size_t{0});
  auto type = attributes.get("t");
  stored_ = type == "s"                            ? Stored::kShared
            : type == "inlineStr" || type == "str" ? Stored::kText
            : type == "b"                          ? Stored::kBoolean
            : type == "e"                          ? Stored::kError
            : type == "d"                          ? Stored::kIsoDate
                                                   : Stored::kNumber;
}

void SheetReader::keep(CellKind kind, std::string_view text) {
  if (text.empty()) return;
  kept_.push_back({column_, kind, row_text_.size(), text.size()});
  row_text_ += text;
}

void SheetReader::keep_shared() {
  auto text = context_.strings.get(number_or(value_, std::size_t(-1)));
  if (!text) refuse("sheets.damaged");
  keep(CellKind::kText, *text);
}

void SheetReader::keep_number() {
  auto format = context_.formats.at(style_);
  if (format.kind == CellKind::kNumber) {
    auto text = plain_number(value_);
    bool has_only_digits = text.find_first_not_of("0123456789") == text.npos;
    if (has_only_digits && text.size() < static_cast<std::size_t>(format.digits))
      text.insert(0, format.digits - text.size(), '0');
    return keep(CellKind::kNumber, text);
  }
  double serial = number_or(value_, -1.0);
  if (format.kind == CellKind::kTime && serial >= 0) return keep(CellKind::kTime, time_text(serial));
  auto date = date_text(serial, context_.dates);
  if (date) return keep(CellKind::kDate, *date);
  keep(CellKind::kNumber, plain_number(value_));
}

void SheetReader::close_cell() {
  if (value_.empty()) return;
  switch (stored_) {
    case Stored::kNumber:
      return keep_number();
    case Stored::kShared:
      return keep_shared();
    case Stored::kText:
      replace_escapes(value_);
      return keep(CellKind::kText, value_);
    case Stored::kBoolean:
      return keep(CellKind::kBoolean, value_ == "1" ? "TRUE" : "FALSE");
    case Stored::kError:
      return keep(CellKind::kError, value_);
    case Stored::kIsoDate:
      return keep(CellKind::kDate, std::string_view(value_).substr(0, 10));
  }
}

void SheetReader::close_row() {
  cells_.clear();
  std::string_view text = row_text_;
  for (const auto& kept : kept_)
    cells_.push_back({kept.column, kept.kind, text.substr(kept.start, kept.size)});
  merges_.spread(row_, cells_);
  if (!cells_.empty()) sink_.on_row({row_, cells_});
}

}  // namespace kith::sheets
