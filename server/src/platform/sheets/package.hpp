// SPDX-License-Identifier: Apache-2.0
// Where the parts of an XLSX package are: found by following its relationships, as names are free.
#pragma once

#include <string>
#include <vector>

#include "platform/sheets/archive.hpp"
#include "platform/sheets/cell_formats.hpp"
#include "platform/sheets/workbook.hpp"

namespace kith::sheets {

struct SheetPart {
  Sheet sheet;
  std::string path;
};

struct Package {
  std::vector<SheetPart> sheets;  // in the workbook's order; chart sheets left out
  std::string styles_path;        // empty when there is none
  std::string strings_path;       // empty when there is none
  DateSystem dates = DateSystem::k1900;
};

// sheets.not_a_workbook when it is some other zip file, sheets.empty without a sheet, sheets.damaged.
Result<Package> open_package(Archive& archive);

}  // namespace kith::sheets
