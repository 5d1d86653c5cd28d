// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/staff/staff_letters.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

std::vector<http::Route> staff_letter_routes(StaffLetters letters);

}  // namespace kith::notices
