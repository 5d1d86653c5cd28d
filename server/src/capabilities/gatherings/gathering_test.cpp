// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/gathering.hpp"

#include <gtest/gtest.h>

namespace kith::gatherings {
namespace {

using ledger::ContactKind;

const Date kToday = make_date(2026, 11, 18), kTomorrow = make_date(2026, 11, 19);

NewGathering meeting() {
  return {.kind = ContactKind::kMeeting, .group_id = 1, .held_on = kToday, .client_key = "key"};
}
std::string code_of(const NewGathering& gathering) {
  auto refused = refusal(gathering, kToday);
  return refused ? refused->code : "";
}

TEST(AGathering, IsAGroupEventThatHasNoSliceOfItsOwn) {
  EXPECT_TRUE(is_gathering(ContactKind::kOpenDay));
  EXPECT_FALSE(is_gathering(ContactKind::kNotice));
  EXPECT_FALSE(is_gathering(ContactKind::kSurvey));
  EXPECT_FALSE(is_gathering(ContactKind::kVisit));
}

TEST(AGathering, OfEveryKindFitsTheLedger) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<ContactKind>>([](auto d) {
    if (is_gathering(d.value)) {
      EXPECT_TRUE(ledger::fits(d.value, mode_of(d.value))) << d.name;
    }
  });
}

TEST(AGathering, IsPlannedForADayToComeOrHeldOnOneThatHasCome) {
  auto gathering = meeting();
  EXPECT_EQ(code_of(gathering), "");
  gathering.held_on = kTomorrow;
  EXPECT_EQ(code_of(gathering), "gatherings.not_yet");
  gathering.planned_on = kTomorrow;
  EXPECT_EQ(code_of(gathering), "gatherings.one_day");
  gathering.held_on.reset();
  EXPECT_EQ(code_of(gathering), "");
  gathering.planned_on = kToday - std::chrono::days{1};
  EXPECT_EQ(code_of(gathering), "gatherings.planned_in_the_past");
  gathering.planned_on.reset();
  EXPECT_EQ(code_of(gathering), "gatherings.one_day");
}

TEST(AGathering, IsRefusedForWhatItCannotBe) {
  auto gathering = meeting();
  gathering.kind = ContactKind::kCall;
  EXPECT_EQ(code_of(gathering), "gatherings.not_a_gathering");
  gathering = meeting();
  gathering.level = ledger::Level::kPerson;
  EXPECT_EQ(code_of(gathering), "gatherings.no_group");
  gathering = meeting();
  gathering.families = -1;
  EXPECT_EQ(code_of(gathering), "gatherings.bad_families");
  gathering = meeting();
  gathering.title = std::string(kLongestTitle + 1, 'a');
  EXPECT_EQ(code_of(gathering), "gatherings.title_too_long");
  gathering = meeting();
  gathering.client_key = "";
  EXPECT_EQ(code_of(gathering), "gatherings.bad_client_key");
}

}  // namespace
}  // namespace kith::gatherings
