// SPDX-License-Identifier: Apache-2.0
// What the invented district consists of: its schools, their stages, sizes and classes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/demo/dice.hpp"
#include "people/school.hpp"

namespace kith::demo {

using people::Stage;

struct SchoolPlan {
  std::int64_t school_id = 0;
  std::string name;
  Stage stage = Stage::kPrimary;
  bool is_rural = false;  // many parents work elsewhere
  int students = 0;
};

struct ClassPlan {
  int grade = 0;  // -2 … 12, as in classes.entry_grade
  int number = 0;
  int students = 0;
};

// Exactly `students` children in `schools` schools, the first of them 清河小学; numbers begin at first_id.
// Requires: schools > 0, students ≥ schools.
std::vector<SchoolPlan> plan_district(int schools, int students, std::int64_t first_id, const Dice& dice);

// Classes of 35 to 45 (kindergartens 24 to 32; more where a grade would need over 99), by grade and number.
std::vector<ClassPlan> plan_classes(const SchoolPlan& school, const Dice& dice);

// Where the families of a school live: 柳林村47号, 和平小区3栋2单元501.
std::string address(Dice& dice, bool is_rural);

inline constexpr std::string_view kDistrictName = "青州区教育局";

}  // namespace kith::demo
