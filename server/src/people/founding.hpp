// SPDX-License-Identifier: Apache-2.0
// A new school in the district, with the district's calendar.
#pragma once

#include <string>

#include "people/school.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

// The longest name of a school, in bytes of UTF-8.
inline constexpr std::size_t kLongestSchoolName = 120;

// Errors: people.school_name_missing, people.school_name_too_long, people.school_exists.
Result<std::int64_t> found_school(db::Tx& tx, const Clock& clock, const std::string& name, Stage stage);

}  // namespace kith::people
