// SPDX-License-Identifier: Apache-2.0
// How diligently schools, classes and teachers keep in contact: what makes the gaps of a demo district
// honest.
#pragma once

#include "app/demo/school_people.hpp"

namespace kith::demo {

// Permille throughout.
struct SchoolTemperament {
  int calls_low = 0, calls_high = 0;  // share of a class's families called in a week, from class to class
  int home_visits = 0;                // students visited at home since the span began
  int meetings_at_school = 0;         // students whose family came to school for a talk
  int taking_part = 0;                // staff who take part at all
  int keeping_up = 0;                 // teachers who reach their four contacts a month
  int messages_low = 0, messages_high = 0;  // messages a student in the span, from class to class
};

// The first school does most things and misses some; the second is the district's best, the third lags.
SchoolTemperament temperament_of(const SchoolPlan& school, std::int64_t first_school_id, const Dice& dice);

struct ClassTemperament {
  int calls = 0;
  int home_visits = 0;
  int meetings_at_school = 0;
  int messages = 0;  // messages a student in the span, in permille
};

ClassTemperament temperament_of(const SchoolClass& school_class, const SchoolTemperament& school,
                                const Dice& dice);

// How readily a family is reached: 0 never, 1000 usual. About three families in a hundred are never reached.
int reach_of(const Student& student, const Dice& dice);

}  // namespace kith::demo
