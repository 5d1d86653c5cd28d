// SPDX-License-Identifier: Apache-2.0
// Comma-separated values (RFC 4180) as spreadsheet programs write them: also with semicolons or tabs, any
// line end, ="00123" for digits that must stay text, and Excel's first line "sep=;".
#pragma once

#include "platform/sheets/workbook.hpp"

namespace kith::sheets {

// sheets.unknown_encoding, sheets.damaged for a quote that is never closed, sheets.too_large.
Result<void> read_csv(std::string_view bytes, const Sink& sink, const Limits& limits);

// The separator that the first records use most.
char likely_separator(std::string_view text);

}  // namespace kith::sheets
