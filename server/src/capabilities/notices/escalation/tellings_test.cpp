// SPDX-License-Identifier: Apache-2.0
// The lists of families that a person still has to tell, and what comes off them.
#include "capabilities/notices/escalation/escalation_kit.hpp"

namespace kith::notices {
namespace {

using kit::Names;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

class TellingStore : public kit::ClassToReach {};
KITH_BOTH_ENGINES(TellingStore);

TEST_P(TellingStore, AsksNobodyToCallFamiliesAtNight) {
  clock.set(clock.at(clock.today(), 22 * 60));
  publish();
  sent_after(hours{48} + minutes{1});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
  sent_after(hours{9});
  EXPECT_EQ(list_of(cast.as_homeroom()).size(), 3u);
}

TEST_P(TellingStore, AsksNobodyToCallTwoWeeksTooLateAndNamesTheFamilyAllTheSame) {
  auto id = publish(Reach::kEverybody, clock.now() + hours{72});
  sent_after(hours{72} + days{13});
  EXPECT_EQ(list_of(cast.as_homeroom()).size(), 3u);
  sent_after(days{2});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
  EXPECT_EQ(proof(id).unproven.size(), 3u);
  EXPECT_EQ(proof(id).unproven.front().owner_name, "何老师");
}

TEST_P(TellingStore, LeavesTheNamesOfWhoHasLeftToTheDesk) {
  publish();
  sent_after(hours{48});
  EXPECT_EQ(list_of(cast.as_principal()), Names{});
  db().write([&](db::Tx& tx) {
    tx.exec({"test.left", "update staff set left_on = :today where id = :id"},
            {{"today", clock.today()}, {"id", cast.homeroom}});
  });
  EXPECT_EQ(list_of(cast.as_principal()).size(), 3u);
}

TEST_P(TellingStore, TakesATellingBeforeAnyListAsked) {
  auto id = publish();
  note(id, cast.li, TellingOutcome::kTold, ToldHow::kInPerson);
  EXPECT_EQ(proof(id).counts.front().proof, Proof::kTold);
  sent_after(hours{48});
  EXPECT_EQ(list_of(cast.as_homeroom()), (Names{"周无亲", "赵大海"}));
}

}  // namespace
}  // namespace kith::notices
