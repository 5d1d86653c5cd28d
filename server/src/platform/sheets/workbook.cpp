// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/workbook.hpp"

#include <algorithm>

#include "platform/sheets/csv.hpp"
#include "platform/sheets/mapped_file.hpp"
#include "platform/sheets/xlsx.hpp"

namespace kith::sheets {
namespace {

using namespace std::string_view_literals;

constexpr auto kZip = "PK\x03\x04"sv;
constexpr auto kOle = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv;
constexpr auto kBareBiff = {"\x09\x08\x10\x00"sv, "\x09\x08\x08\x00"sv, "\x09\x04\x06\x00"sv,
                            "\x09\x02\x06\x00"sv};
constexpr auto kOtherKinds = {"%PDF"sv,  "\x89PNG"sv, "\xff\xd8\xff"sv, "GIF8"sv,  "{\\rtf"sv,
                              "<html"sv, "<HTML"sv,   "<!DOCTYPE"sv,    "<?xml"sv, "<table"sv};
// The stream inside an OLE file that holds an encrypted workbook, in the UTF-16 of its directory.
constexpr auto kEncryptedPackage = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

bool begins_with_any(std::string_view bytes, std::initializer_list<std::string_view> marks) {
  return std::ranges::any_of(marks, [&](auto mark) { return bytes.starts_with(mark); });
}

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

}  // namespace

Result<void> read_workbook(std::string_view bytes, const Sink& sink, const Limits& limits) {
  if (bytes.empty()) return invalid("sheets.empty");
  if (bytes.starts_with(kZip)) return read_xlsx(bytes, sink, limits);
  if (bytes.starts_with(kOle)) {
    bool is_encrypted = bytes.find(kEncryptedPackage) != bytes.npos;
    return invalid(is_encrypted ? "sheets.encrypted" : "sheets.old_excel_format");
  }
  if (begins_with_any(bytes, kBareBiff)) return invalid("sheets.old_excel_format");
  if (begins_with_any(bytes, kOtherKinds)) return invalid("sheets.not_a_workbook");
  if (!has_utf16_mark(bytes) && bytes.find('\0') != bytes.npos) return invalid("sheets.not_a_workbook");
  return read_csv(bytes, sink, limits);
}

Result<void> read_workbook_file(const std::string& path, const Sink& sink, const Limits& limits) {
  MappedFile file(path);
  return read_workbook(file.bytes(), sink, limits);
}

std::string column_letters(int column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), char('A' + (column - 1) % 26));
  return letters;
}

int column_number(std::string_view letters) {
  int column = 0;
  if (letters.size() > 3) return 0;
  for (char c : letters) {
    if (c < 'A' || c > 'Z') return 0;
    column = column * 26 + (c - 'A' + 1);
  }
  return column;
}

}  // namespace kith::sheets
