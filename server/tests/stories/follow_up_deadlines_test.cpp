// SPDX-License-Identifier: Apache-2.0
// What a record of a visit opens is what the packs measure: the same kinds of duty, within the same time.
#include <gtest/gtest.h>

#include "capabilities/visits/records/follow_up.hpp"
#include "norms/packs/catalogue.hpp"

namespace kith {
namespace {

TEST(DutiesOfARecord, AreThoseThatThePacksMeasure) {
  auto catalogue = norms::built_in_catalogue();
  using records::FollowUpKind;
  for (auto kind : {FollowUpKind::kOpinion, FollowUpKind::kAssessment, FollowUpKind::kHelp}) {
    auto clause = records::clause_of(kind);
    ASSERT_TRUE(clause);
    const auto* norm = catalogue->find(*clause);
    ASSERT_TRUE(norm && norm->rule.due) << *clause;
    EXPECT_EQ(norm->rule.due->duty, records::duty_kind(kind)) << *clause;
    EXPECT_EQ(norm->rule.due->within.amount, records::deadline_of(kind).amount) << *clause;
    EXPECT_EQ(norm->rule.due->within.unit, records::deadline_of(kind).unit) << *clause;
  }
}

}  // namespace
}  // namespace kith
