// SPDX-License-Identifier: Apache-2.0
// Numbers that look right and belong to nobody.
#pragma once

#include <cstdint>
#include <string>

#include "platform/clock.hpp"

namespace kith::demo {

// The index-th number of the range 199 0xxx xxxx, all different for index < 9 900 000 and in no order.
std::string telephone(std::int64_t index);

// An identity number of the invented region 9901, with a valid check digit (GB 11643: ISO 7064 MOD 11-2).
// sequence 0 … 999; odd ones are male.
std::string identity_number(int town, Date born_on, int sequence);

// The check digit of seventeen digits.
char identity_check_digit(const std::string& seventeen);

// G, the invented province 99, the year of entry and eight digits.
std::string enrolment_number(int entry_year, std::int64_t sequence);

}  // namespace kith::demo
