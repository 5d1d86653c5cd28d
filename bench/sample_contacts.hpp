// SPDX-License-Identifier: Apache-2.0
// Visits and calls of homeroom teachers with students from all over the district.
#pragma once

#include "app/demo/dice.hpp"
#include "bench/district.hpp"

namespace kith::bench {

// A student, the homeroom teacher and a guardian.
struct Household {
  std::int64_t school_id = 0;
  std::int64_t student_id = 0;
  std::int64_t staff_id = 0;
  std::int64_t guardian_id = 0;
};
KITH_DESCRIBE(Household, (school_id, student_id, staff_id, guardian_id))

class SampleContacts {
 public:
  explicit SampleContacts(District& district);
  // Writes another one, durably.
  void record();

 private:
  ledger::NewContact next();

  District& district_;
  std::vector<Household> people_;
  demo::Dice dice_{1};
  int made_ = 0;
};

}  // namespace kith::bench
