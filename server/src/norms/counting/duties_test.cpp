// SPDX-License-Identifier: Apache-2.0
// Clauses that ask for something in time are counted by the duties they name.
#include <gtest/gtest.h>

#include "ledger/duties.hpp"
#include "norms/norm_kit.hpp"

namespace kith::norms {
namespace {

class CountingDuties : public kit::NormSchools {
 protected:
  void SetUp() override { duties_.listen(norms_); }

  std::int64_t open(const std::string& kind) {
    return write([&](db::Tx& tx) {
      return duties_.open(tx, {.school_id = school_,
                               .kind = kind,
                               .owner_id = school_ * kIdsPerTenant + 1,
                               .subject_kind = "school",
                               .subject_id = school_,
                               .cause_slice = "visits",
                               .began_at = clock_.now(),
                               .due_at = clock_.now() + std::chrono::hours(72)});
    });
  }
  void fulfil(std::int64_t duty_id, std::chrono::hours after) {
    write([&](db::Tx& tx) { duties_.fulfil(tx, school_, duty_id, clock_.now() + after).value(); });
  }

  std::int64_t school_ = add_school();
  ledger::Duties duties_;
};

TEST_P(CountingDuties, CountsEveryKindThatAClauseNames) {
  auto assess = open("care.assess");
  auto harm = open("care.follow_up_harm");
  open("visits.help_step_by_step");
  EXPECT_EQ(score(school_, "P4.14"), "2 0");
  fulfil(harm, std::chrono::hours(1));
  EXPECT_EQ(score(school_, "P4.14"), "2 1");
  fulfil(assess, std::chrono::hours(100));
  EXPECT_EQ(score(school_, "P4.14"), "2 1") << "late is not in time";
}

TEST_P(CountingDuties, CountsVisitsThatAreWrittenUp) {
  auto first = open("visits.write_up");
  open("visits.write_up");
  fulfil(first, std::chrono::hours(24));
  EXPECT_EQ(score(school_, "P2d.7"), "2 1");
}

KITH_BOTH_ENGINES(CountingDuties);

}  // namespace
}  // namespace kith::norms
