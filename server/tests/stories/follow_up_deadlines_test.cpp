// SPDX-License-Identifier: Apache-2.0
// What a record of a visit opens is what the packs measure: the same kinds of duty, within the same time.
#include <gtest/gtest.h>

#include "capabilities/visits/records/follow_up.hpp"
#include "capabilities/visits/records/write_up.hpp"
#include "norms/packs/about_duties.hpp"
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
    EXPECT_TRUE(norms::is_about(*norm->rule.due, records::duty_kind(kind))) << *clause;
    EXPECT_EQ(norm->rule.due->within.amount, records::deadline_of(kind).amount) << *clause;
    EXPECT_EQ(norm->rule.due->within.unit, records::deadline_of(kind).unit) << *clause;
  }
}

// Harm cannot wait as long as its clause allows.
TEST(DutiesOfARecord, AreCountedWhenTheyAreOfHarmToo) {
  auto catalogue = norms::built_in_catalogue();
  auto kind = records::FollowUpKind::kHarm;
  const auto* norm = catalogue->find(*records::clause_of(kind));
  ASSERT_TRUE(norm && norm->rule.due);
  EXPECT_TRUE(norms::is_about(*norm->rule.due, records::duty_kind(kind)));
  EXPECT_LT(records::deadline_of(kind).amount, norm->rule.due->within.amount);
}

TEST(WritingUpAVisit, IsWhatItsClauseMeasures) {
  auto catalogue = norms::built_in_catalogue();
  const auto* norm = catalogue->find("P2d.7");
  ASSERT_TRUE(norm && norm->rule.due);
  EXPECT_TRUE(norms::is_about(*norm->rule.due, records::kWriteUp));
  EXPECT_EQ(norm->rule.due->within.amount, records::kWriteUpWithin.amount);
  EXPECT_EQ(norm->rule.due->within.unit, records::kWriteUpWithin.unit);
}

}  // namespace
}  // namespace kith
