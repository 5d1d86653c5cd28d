// SPDX-License-Identifier: Apache-2.0
#include "app/problem_text.hpp"

#include <map>

#include "people/roster/advice.hpp"

namespace kith::app {

std::string problem_text(const std::string& code) {
  static const std::map<std::string, std::string> words{
      {"sheets.damaged", "The file is damaged. Save it again in your spreadsheet program"},
      {"sheets.empty", "There is nothing in this file"},
      {"sheets.encrypted", "The file is protected by a password. Remove it and try again"},
      {"sheets.not_a_workbook", "This is not a spreadsheet. Bring XLSX or CSV"},
      {"sheets.old_excel_format", "This is the old .xls format. Save it as .xlsx"},
      {"sheets.too_large", "The file is too large. Bring it grade by grade"},
      {"sheets.unknown_encoding", "The text encoding is unknown. Save it as UTF-8 CSV or XLSX"},
  };
  auto found = words.find(code);
  return found == words.end() ? people::advice(code) : found->second;
}

}  // namespace kith::app
