// SPDX-License-Identifier: Apache-2.0
#include "ledger/contact.hpp"

#include <gtest/gtest.h>

namespace kith::ledger {
namespace {

template <class E, class Fn>
void each(Fn fn) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) { fn(d.value); });
}

TEST(AKindOfContact, CanBeHeldInSomeWay) {
  each<ContactKind>([](ContactKind kind) {
    int ways = 0;
    each<Mode>([&](Mode mode) { ways += fits(kind, mode); });
    EXPECT_GT(ways, 0) << to_text(kind);
  });
}

TEST(AKindOfContact, IsNoTalkWhenItIsHeldForAGroup) {
  each<ContactKind>([](ContactKind kind) { EXPECT_FALSE(is_talk(kind) && is_group(kind)) << to_text(kind); });
}

TEST(AKindOfContact, FitsTheWaysItIsReallyHeld) {
  EXPECT_TRUE(fits(ContactKind::kVisit, Mode::kVideo));
  EXPECT_FALSE(fits(ContactKind::kVisit, Mode::kWritten));
  EXPECT_FALSE(fits(ContactKind::kLetter, Mode::kHome));
  EXPECT_TRUE(fits(ContactKind::kMeeting, Mode::kSchool));
  EXPECT_FALSE(fits(ContactKind::kMeeting, Mode::kTelephone));
  EXPECT_FALSE(fits(ContactKind::kNewsletter, Mode::kSchool));
  EXPECT_TRUE(fits(ContactKind::kGoodNews, Mode::kWritten));
}

TEST(AKindOfContact, IsATalkWhenSchoolAndOneFamilySpeak) {
  EXPECT_EQ(talk_kinds(), "'visit', 'call', 'message', 'letter', 'reception'");
  EXPECT_FALSE(is_talk(ContactKind::kFamilyLog)) << "the family with its own child";
  EXPECT_FALSE(is_talk(ContactKind::kPlan));
}

}  // namespace
}  // namespace kith::ledger
