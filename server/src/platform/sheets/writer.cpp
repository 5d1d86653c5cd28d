// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/writer.hpp"

#include <unicode/utf8.h>
#include <xlsxwriter.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "platform/temporary_folder.hpp"

namespace kith::sheets {
namespace {

constexpr int kSheetNameCharacters = 31;
constexpr std::uint8_t kA4 = 9;
constexpr lxw_color_t kHeadingFill = 0xE8EEF4;

void check(lxw_error problem) {
  if (problem != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(problem));
}

void prepare_paper(lxw_worksheet* sheet, lxw_row_t heading_row) {
  worksheet_set_paper(sheet, kA4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, heading_row, heading_row);
}

}  // namespace

std::string sheet_name(std::string_view wanted) {
  std::string name;
  int characters = 0;
  for (char c : wanted) {
    bool begins_character = !U8_IS_TRAIL(static_cast<std::uint8_t>(c));
    if (begins_character && ++characters > kSheetNameCharacters) break;
    name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
  }
  return name;
}

struct Writer::Book {
  lxw_workbook* workbook = nullptr;
  lxw_format *title = nullptr, *heading = nullptr, *date = nullptr, *per_cent = nullptr;
  std::vector<lxw_format*> formats = {};  // of the sheet's columns
  lxw_worksheet* sheet = nullptr;
  lxw_row_t next_row = 0;

  void put(lxw_col_t column, const Written& cell) {
    if (auto* text = std::get_if<std::string>(&cell))
      check(worksheet_write_string(sheet, next_row, column, text->c_str(), nullptr));
    else if (auto* whole = std::get_if<std::int64_t>(&cell))
      check(worksheet_write_number(sheet, next_row, column, static_cast<double>(*whole), format_of(column)));
    else if (auto* number = std::get_if<double>(&cell))
      check(worksheet_write_number(sheet, next_row, column, *number, format_of(column)));
    else if (auto* day = std::get_if<Date>(&cell))
      put_date(column, *day);
  }

  lxw_format* format_of(lxw_col_t column) const {
    return column < formats.size() ? formats[column] : nullptr;
  }

  void put_date(lxw_col_t column, Date day) {
    std::chrono::year_month_day parts{day};
    lxw_datetime moment{int(parts.year()), int(unsigned(parts.month())), int(unsigned(parts.day())), 0, 0, 0};
    check(worksheet_write_datetime(sheet, next_row, column, &moment, date));
  }
};

Writer::Writer(const std::string& path) : book_(std::make_unique<Book>()) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.use_zip64 = LXW_FALSE;
  book_->workbook = workbook_new_opt(path.c_str(), &options);
  if (!book_->workbook) throw std::runtime_error("cannot begin a workbook");
  book_->title = workbook_add_format(book_->workbook);
  format_set_bold(book_->title);
  format_set_font_size(book_->title, 14);
  book_->heading = workbook_add_format(book_->workbook);
  format_set_bold(book_->heading);
  format_set_bg_color(book_->heading, kHeadingFill);
  format_set_bottom(book_->heading, LXW_BORDER_THIN);
  book_->date = workbook_add_format(book_->workbook);
  format_set_num_format(book_->date, "yyyy-mm-dd");
  book_->per_cent = workbook_add_format(book_->workbook);
  format_set_num_format(book_->per_cent, "0.0%");
}

Writer::~Writer() {
  // An unfinished workbook is released by closing it; nobody is left to tell of a failure.
  if (book_->workbook) workbook_close(book_->workbook);
}

void Writer::describe(std::string_view title, std::string_view author, Instant made_at) {
  std::string title_text(title), author_text(author);
  lxw_doc_properties properties{};
  properties.title = title_text.data();
  properties.author = author_text.data();
  properties.created = std::chrono::system_clock::to_time_t(made_at);
  check(workbook_set_properties(book_->workbook, &properties));
}

void Writer::sheet(std::string_view name, const std::vector<WrittenColumn>& columns, std::string_view title) {
  auto& book = *book_;
  auto safe_name = sheet_name(name);
  // Asked first, because the library would also complain on standard error.
  bool is_usable = !safe_name.empty() && !workbook_get_worksheet_by_name(book.workbook, safe_name.c_str());
  book.sheet = is_usable ? workbook_add_worksheet(book.workbook, safe_name.c_str()) : nullptr;
  if (!book.sheet) throw std::runtime_error("a sheet name is empty or used twice");
  book.next_row = 0;
  book.formats.clear();
  for (lxw_col_t i = 0; i < columns.size(); ++i) {
    check(worksheet_set_column(book.sheet, i, i, columns[i].width, nullptr));
    book.formats.push_back(columns[i].shown == Shown::kPerCent ? book.per_cent : nullptr);
  }
  if (!title.empty())
    check(worksheet_write_string(book.sheet, book.next_row++, 0, std::string(title).c_str(), book.title));
  for (lxw_col_t i = 0; i < columns.size(); ++i)
    check(worksheet_write_string(book.sheet, book.next_row, i, columns[i].heading.c_str(), book.heading));
  prepare_paper(book.sheet, book.next_row);
  ++book.next_row;
  worksheet_freeze_panes(book.sheet, book.next_row, 0);
}

void Writer::row(std::span<const Written> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) book_->put(static_cast<lxw_col_t>(i), cells[i]);
  ++book_->next_row;
}

void Writer::finish() { check(workbook_close(std::exchange(book_->workbook, nullptr))); }

std::string write_workbook(const std::function<void(Writer&)>& fill) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.xlsx";
  Writer writer(file.string());
  fill(writer);
  writer.finish();
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

}  // namespace kith::sheets
