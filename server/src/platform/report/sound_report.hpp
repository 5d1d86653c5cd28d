// SPDX-License-Identifier: Apache-2.0
// What both formats ask of a report before they begin. Pure.
#pragma once

#include "platform/report/report.hpp"

namespace kith::report {

// The report with every text printable. Errors as told in report.hpp.
Result<Report> sound_report(Report report);

// Names of the sheet of facts, of its columns, and of what every report tells there.
inline constexpr Wording kAbout{"说明", "About"}, kFact{"项目", "Item"}, kValue{"内容", "Value"},
    kInstitution{"单位", "Issued by"}, kNumber{"文号", "Number"}, kDated{"日期", "Date"},
    kNote{"备注", "Note"};

}  // namespace kith::report
