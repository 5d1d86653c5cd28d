// SPDX-License-Identifier: Apache-2.0
// Workbooks for tests, written part by part so that every oddity can be put into them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sheets/workbook.hpp"

namespace kith::sheets::kit {

std::string zip_of(const std::map<std::string, std::string>& parts);

struct Made {
  std::string rows;             // inside <sheetData>
  std::string after_rows = {};  // mergeCells and the like
  std::string strings = {};     // inside <sst>; no such part when empty
  std::string styles = {};      // inside <styleSheet>
  std::string workbook = {};    // before <sheets>
  std::string sheet_state = "visible";
};
std::map<std::string, std::string> parts_of(const Made& made);
inline std::string workbook_of(const Made& made) { return zip_of(parts_of(made)); }

// Everything read, one line a row: "3: A=王小明 C=2017-07-23". Sheets appear as "[name]"; an error ends
// the list as "!sheets.damaged".
std::vector<std::string> lines_of(std::string_view bytes, const Limits& limits = {});
// The error's code, empty when reading succeeded.
std::string error_of(std::string_view bytes, const Limits& limits = {});

}  // namespace kith::sheets::kit
