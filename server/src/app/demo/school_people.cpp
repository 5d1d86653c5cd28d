// SPDX-License-Identifier: Apache-2.0
#include "app/demo/school_people.hpp"

#include "app/demo/households.hpp"
#include "app/demo/staffing.hpp"

namespace kith::demo {

SchoolPeople invent_people(const SchoolPlan& plan, int school_year, const Dice& dice, Numbering& numbering) {
  SchoolPeople school{.plan = plan, .school_year = school_year};
  auto own = dice.stream("school", plan.school_id);
  std::vector<int> sizes;
  for (const auto& planned : plan_classes(plan, own)) {
    school.classes.push_back({.id = numbering.next_id++, .grade = planned.grade, .number = planned.number});
    sizes.push_back(planned.students);
  }
  invent_staff(school, own, numbering);
  invent_households(school, sizes, own, numbering);
  return school;
}

}  // namespace kith::demo
