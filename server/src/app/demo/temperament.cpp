// SPDX-License-Identifier: Apache-2.0
#include "app/demo/temperament.hpp"

#include <algorithm>

namespace kith::demo {
namespace {

constexpr SchoolTemperament kMostly{380, 680, 430, 150, 1000, 110, 600, 2600};
constexpr SchoolTemperament kBest{590, 860, 780, 220, 1000, 850, 1000, 2600};
constexpr SchoolTemperament kLagging{40, 380, 110, 90, 560, 130, 100, 700};

int around(Dice& dice, int middle, int width) {
  return std::clamp(middle + dice.between(-width, width), 0, 1000);
}

}  // namespace

SchoolTemperament temperament_of(const SchoolPlan& school, std::int64_t first_school_id, const Dice& dice) {
  constexpr SchoolTemperament kFirst[] = {kMostly, kBest, kLagging};
  auto place = school.school_id - first_school_id;
  if (place < 3) return kFirst[place];
  auto own = dice.stream("temperament", school.school_id);
  auto middle = own.between(300, 650);
  return {middle - 180,
          middle + 180,
          own.between(150, 750),
          own.between(60, 230),
          own.between(650, 1000),
          own.between(150, 850),
          400,
          2200};
}

ClassTemperament temperament_of(const SchoolClass& school_class, const SchoolTemperament& school,
                                const Dice& dice) {
  auto own = dice.stream("class temperament", school_class.id);
  // One class in fourteen hardly calls anybody: its homeroom teacher is the one the board has to find.
  bool is_asleep = school.calls_low < 500 && own.chance(70);
  return {.calls = is_asleep ? own.between(10, 60) : own.between(school.calls_low, school.calls_high),
          .home_visits = is_asleep ? school.home_visits / 5 : around(own, school.home_visits, 160),
          .meetings_at_school = around(own, school.meetings_at_school, 60),
          .messages = own.between(school.messages_low, school.messages_high)};
}

int reach_of(const Student& student, const Dice& dice) {
  auto own = dice.stream("reach", student.id);
  if (own.chance(30)) return 0;
  return own.between(700, 1330);
}

}  // namespace kith::demo
