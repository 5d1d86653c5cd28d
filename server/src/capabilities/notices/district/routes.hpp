// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/district/district_letters.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

std::vector<http::Route> district_letter_routes(DistrictLetters& letters);

}  // namespace kith::notices
