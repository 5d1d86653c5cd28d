// SPDX-License-Identifier: Apache-2.0
// One sheet's XML → rows.
#pragma once

#include <string>
#include <vector>

#include "platform/sheets/cell_formats.hpp"
#include "platform/sheets/merges.hpp"
#include "platform/sheets/shared_strings.hpp"
#include "platform/sheets/workbook.hpp"
#include "platform/sheets/xml.hpp"

namespace kith::sheets {

struct SheetContext {
  const SharedStrings& strings;
  const CellFormats& formats;
  DateSystem dates;
  const Limits& limits;
};

class SheetReader : public XmlHandler {
 public:
  SheetReader(const SheetContext& context, Merges merges, const Sink& sink)
      : context_(context), merges_(std::move(merges)), sink_(sink) {}

  void open(std::string_view name, const Attributes& attributes) override;
  void close(std::string_view name) override;
  void text(std::string_view text) override;

 private:
  enum class Stored { kNumber, kShared, kText, kBoolean, kError, kIsoDate };
  struct Kept {  // a cell whose text lies in row_text_
    int column;
    CellKind kind;
    std::size_t start, size;
  };

  void open_row(const Attributes& attributes);
  void open_cell(const Attributes& attributes);
  void close_cell();
  void close_row();
  void keep(CellKind kind, std::string_view text);
  void keep_number();
  void keep_shared();

  SheetContext context_;
  Merges merges_;
  const Sink& sink_;

  int row_ = 0;
  int column_ = 0;
  Stored stored_ = Stored::kNumber;
  std::size_t style_ = 0;
  bool in_value_ = false;
  int reading_aids_ = 0;
  std::string value_;

  std::string row_text_;
  std::vector<Kept> kept_;
  std::vector<Cell> cells_;
};

}  // namespace kith::sheets
