// SPDX-License-Identifier: Apache-2.0
// The parts of an XLSX package (ECMA-376): which sheets there are, their formats and shared texts, and
// then each sheet, row by row.
#pragma once

#include "platform/sheets/workbook.hpp"

namespace kith::sheets {

Result<void> read_xlsx(std::string_view bytes, const Sink& sink, const Limits& limits);

}  // namespace kith::sheets
