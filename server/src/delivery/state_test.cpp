// SPDX-License-Identifier: Apache-2.0
#include "delivery/state.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace kith::delivery {
namespace {

using enum State;

const std::set<State> kEvery{kCreated, kQueued,    kAccepted,  kDelivered, kOpened, kConfirmed,
                             kSigned,  kTemporary, kPermanent, kBlocked,   kExpired};

TEST(AStateOfDelivery, BecomesOnlyWhatTheTableSays) {
  const std::map<State, std::set<State>> table{
      {kCreated, {kQueued, kDelivered, kOpened, kConfirmed, kSigned, kPermanent, kBlocked, kExpired}},
      {kQueued,
       {kAccepted, kDelivered, kOpened, kConfirmed, kSigned, kTemporary, kPermanent, kBlocked, kExpired}},
      {kAccepted, {kDelivered, kOpened, kConfirmed, kSigned, kPermanent, kBlocked}},
      {kDelivered, {kOpened, kConfirmed, kSigned}},
      {kOpened, {kConfirmed, kSigned}},
      {kConfirmed, {kSigned}},
      {kSigned, {}},
      {kTemporary, {kQueued, kDelivered, kOpened, kConfirmed, kSigned, kPermanent, kBlocked, kExpired}},
      {kPermanent, {kDelivered, kOpened, kConfirmed, kSigned}},
      {kBlocked, {kDelivered, kOpened, kConfirmed, kSigned}},
      {kExpired, {kDelivered, kOpened, kConfirmed, kSigned}},
  };
  for (auto from : kEvery)
    for (auto to : kEvery)
      EXPECT_EQ(may_become(from, to), table.at(from).contains(to)) << to_text(from) << " → " << to_text(to);
}

TEST(AStateOfDelivery, IsNotChangedByTheSameReceiptAgain) {
  for (auto state : kEvery) EXPECT_FALSE(may_become(state, state)) << to_text(state);
}

TEST(AStateOfDelivery, LosesNoProof) {
  for (auto from : kEvery)
    for (auto to : kEvery) {
      if (!is_proof(from) || !may_become(from, to)) continue;
      EXPECT_GT(reach_of(to), reach_of(from));
    }
}

TEST(AStateOfDelivery, IsAskedForInSqlByTheSameRule) {
  EXPECT_EQ(states_before(kQueued), "'created', 'temporary'");
  EXPECT_EQ(states_before(kConfirmed),
            "'created', 'queued', 'accepted', 'delivered', 'opened', 'temporary', 'permanent', 'blocked', "
            "'expired'");
  EXPECT_EQ(reach_expression("d.state"),
            "case d.state when 'accepted' then 1 when 'delivered' then 2 when 'opened' then 3 when "
            "'confirmed' then 4 when 'signed' then 5 else 0 end");
}

TEST(AStateOfDelivery, IsSummedUpOverSeveralMessages) {
  for (auto state : {kAccepted, kDelivered, kOpened, kConfirmed, kSigned})
    EXPECT_EQ(state_of_reach(reach_of(state), true), state);
  EXPECT_EQ(state_of_reach(0, true), kCreated);
  EXPECT_EQ(state_of_reach(0, false), kPermanent);
  EXPECT_EQ(open_expression("state"),
            "case when state in ('created', 'queued', 'temporary') then 1 else 0 end");
}

}  // namespace
}  // namespace kith::delivery
