// SPDX-License-Identifier: Apache-2.0
// How far a letter of the district has come in each school, as a workbook. Figures only.
#pragma once

#include <string>

#include "capabilities/notices/district/district_letters.hpp"

namespace kith::notices {

Result<std::string> letter_sheet(const DistrictLetterDetail& detail, const std::string& district_name,
                                 const Clock& clock, Language language);

}  // namespace kith::notices
