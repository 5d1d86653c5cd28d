// SPDX-License-Identifier: Apache-2.0
#include "ledger/asks_kit.hpp"

namespace kith::ledger {
namespace {

using std::chrono::hours;

class Asking : public kit::Asking {};

TEST_P(Asking, WritesOneRowAGuardianAndChild) {
  auto audience = ask(Needs::kRead);
  EXPECT_EQ(awaiting(mother).size(), 2u);
  EXPECT_EQ(awaiting(zhao_mother).size(), 1u);
  auto counted = receipts(audience);
  EXPECT_EQ(counted.families, 2);
  EXPECT_EQ(counted.waiting, 2);
}

TEST_P(Asking, LeavesAnswersAloneWhenItIsAskedTwiceAndSaysSoWhenNobodyWasToBeThere) {
  auto audience = ask(Needs::kConfirm);
  ASSERT_TRUE(confirm(audience, mother));
  NewAsks asks{.audience_id = audience, .slice = "notices", .source_id = audience, .needs = Needs::kConfirm};
  auto again = [&] {
    return db().write([&](db::Tx& tx) {
      return add_asks(tx, asks, people::members_of({.whole_school = true}, school, 2026));
    });
  };
  EXPECT_EQ(again(), 0);
  EXPECT_EQ(done_by(mother).size(), 2u);
  asks.are_new = true;
  try {
    again();
    FAIL() << "they were asked before";
  } catch (const db::DbError& error) {
    EXPECT_TRUE(error.is_unique_violation());
  }
  EXPECT_EQ(done_by(mother).size(), 2u);
}

TEST_P(Asking, ToReadIsDoneByOpening) {
  auto audience = ask(Needs::kRead);
  EXPECT_EQ(open(audience, mother).value(), 2) << "both children's rows";
  EXPECT_EQ(open(audience, mother).value(), 0);
  EXPECT_EQ(receipts(audience).done, 1);
  EXPECT_TRUE(awaiting(mother).empty());
  EXPECT_EQ(done_by(mother).size(), 2u);
}

TEST_P(Asking, ToConfirmIsNotDoneByOpening) {
  auto audience = ask(Needs::kConfirm);
  ASSERT_TRUE(open(audience, mother));
  auto counted = receipts(audience);
  EXPECT_EQ(counted.done, 0);
  EXPECT_EQ(counted.opened, 1);
  EXPECT_EQ(counted.waiting, 1);
  EXPECT_TRUE(awaiting(mother).at(0).opened_at);
}

TEST_P(Asking, CountsAFamilyWhenEachOfItsChildrenIsAnsweredFor) {
  auto audience = ask(Needs::kConfirm);
  EXPECT_EQ(confirm(audience, mother, li).value(), 1);
  EXPECT_EQ(receipts(audience).done, 0) << "the sibling is still open";
  EXPECT_EQ(receipts(audience).opened, 1);
  EXPECT_EQ(confirm(audience, father, little_li).value(), 1) << "any guardian answers for a child";
  EXPECT_EQ(receipts(audience).done, 1);
}

TEST_P(Asking, ConfirmsAllOwnChildrenAtOnceAndOnlyOnce) {
  auto audience = ask(Needs::kConfirm);
  EXPECT_EQ(confirm(audience, mother).value(), 2);
  EXPECT_EQ(confirm(audience, mother).value(), 0);
  EXPECT_EQ(receipts(audience).done, 1);
}

TEST_P(Asking, RefusesAnAnswerFromSomebodyWhoWasNotAsked) {
  auto audience = ask(Needs::kConfirm, std::nullopt, {.class_ids = {first}});
  EXPECT_EQ(confirm(audience, zhao_mother).error().code, "ledger.not_asked");
  EXPECT_EQ(confirm(audience, mother, zhao).error().code, "ledger.not_asked");
  EXPECT_EQ(confirm(audience, mother, li).error().code, "ledger.not_asked") << "asked about the sibling only";
  EXPECT_EQ(open(audience, zhao_mother).error().code, "ledger.not_asked");
  EXPECT_EQ(receipts(audience).waiting, 1);
}

TEST_P(Asking, IsOverWhenWithdrawn) {
  auto audience = ask(Needs::kConfirm);
  confirm(audience, zhao_mother);
  db().write([&](db::Tx& tx) { withdraw_asks(tx, audience, now); });
  EXPECT_TRUE(awaiting(mother).empty());
  EXPECT_TRUE(done_by(zhao_mother).empty());
  EXPECT_EQ(confirm(audience, mother).error().code, "ledger.not_asked");
  EXPECT_EQ(open(audience, mother).error().code, "ledger.not_asked");
  EXPECT_EQ(receipts(audience).families, 0);
}

TEST_P(Asking, HidesEverythingFromAGuardianWhoMayNoLongerReceive) {
  auto audience = ask(Needs::kConfirm);
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, zhao, zhao_mother, false, false); });
  EXPECT_TRUE(awaiting(zhao_mother).empty());
  EXPECT_EQ(open(audience, zhao_mother).error().code, "ledger.not_asked");
  EXPECT_EQ(confirm(audience, zhao_mother).error().code, "ledger.not_asked");
  EXPECT_EQ(receipts(audience).families, 2) << "the family was asked and still counts";
}

TEST_P(Asking, ListsWhatAwaitsTheSoonestFirstAndUndatedLast) {
  auto undated = ask(Needs::kRead, std::nullopt, {.class_ids = {third}});
  auto later = ask(Needs::kRead, now + hours{48}, {.class_ids = {third}});
  auto sooner = ask(Needs::kRead, now + hours{24}, {.class_ids = {third}});
  auto list = awaiting(zhao_mother);
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0].audience_id, sooner);
  EXPECT_EQ(list[1].audience_id, later);
  EXPECT_EQ(list[2].audience_id, undated);
}

TEST_P(Asking, NamesWhoIsMissingByClass) {
  auto audience = ask(Needs::kConfirm);
  ASSERT_TRUE(open(audience, mother));
  confirm(audience, father, little_li);
  auto missing = waiting(audience);
  ASSERT_EQ(missing.size(), 2u);
  EXPECT_EQ(missing[0].student_id, li);
  EXPECT_TRUE(missing[0].opened_at);
  EXPECT_EQ(missing[1].student_id, zhao);
  EXPECT_FALSE(missing[1].opened_at);
  EXPECT_TRUE(waiting(audience, first).empty());

  auto classes = db().read([&](db::Session& session) { return receipts_by_class(session, audience); });
  ASSERT_EQ(classes.size(), 2u);
  EXPECT_EQ(classes[0].class_id, third);
  EXPECT_EQ(classes[0].students, 2);
  EXPECT_EQ(classes[0].done, 0);
  EXPECT_EQ(classes[1].done, 1);
}

TEST_P(Asking, CountsSeveralAudiencesApart) {
  auto one = ask(Needs::kConfirm), other = ask(Needs::kConfirm, std::nullopt, {.class_ids = {first}});
  confirm(other, mother);
  auto counted = db().read([&](db::Session& session) { return receipts_of_each(session, {one, other}); });
  ASSERT_EQ(counted.size(), 2u);
  EXPECT_EQ(counted.at(one).families, 2);
  EXPECT_EQ(counted.at(one).done, 0);
  EXPECT_EQ(counted.at(other).families, 1);
  EXPECT_EQ(counted.at(other).done, 1);
}

TEST_P(Asking, ShowsNothingBeforeTheAudienceIsFrozen) {
  auto audience = db().write([&](db::Tx& tx) {
    auto taken = tx.take_ids(school);
    people::save_audience(tx, taken, {.whole_school = true});
    NewAsks asks{.audience_id = taken, .slice = "notices", .source_id = taken};
    auto members = people::members_of({.whole_school = true}, school, 2026);
    EXPECT_EQ(add_asks(tx, asks, members), 5);
    EXPECT_EQ(add_asks(tx, asks, members), 0) << "writing them again leaves them alone";
    return taken;
  });
  EXPECT_TRUE(awaiting(mother).empty());
  db().write([&](db::Tx& tx) { people::freeze_audience(tx, audience, {}, now); });
  EXPECT_EQ(awaiting(mother).size(), 2u);
}

TEST_P(Asking, ShowsOnEachGuardiansAskWhenTheChildWasDone) {
  auto audience = ask(Needs::kConfirm);
  EXPECT_EQ(settled(audience, father, li), std::nullopt);
  confirm(audience, mother, li).value();
  EXPECT_EQ(settled(audience, father, li), now);
  EXPECT_EQ(settled(audience, mother, li), now);
  EXPECT_EQ(settled(audience, father, little_li), std::nullopt);
  EXPECT_EQ(settled(audience, zhao_mother, zhao), std::nullopt);
  db().write([&](db::Tx& tx) { ask_again(tx, audience, now + hours{1}, 1); });
  EXPECT_EQ(settled(audience, father, li), std::nullopt) << "asked again, though he had never opened it";
}

TEST_P(Asking, AwaitsAgainOnlyWhatWasDoneBeforeTheCorrection) {
  auto audience = ask(Needs::kConfirm);
  confirm(audience, mother, li).value();
  auto corrected_at = now + hours{1};
  now += hours{2};
  confirm(audience, father, li).value();
  db().write([&](db::Tx& tx) {
    while (ask_again(tx, audience, corrected_at, 1) > 0) {
    }
  });
  EXPECT_EQ(settled(audience, mother, li), now) << "by the father, who had read the correction";
}

TEST_P(Asking, LeavesTheAsksOfAnotherSliceAlone) {
  auto audience = ask(Needs::kConfirm);
  auto marked = db().write([&](db::Tx& tx) {
    return mark_done(tx, {"surveys", audience, mother}, std::nullopt, now);
  });
  EXPECT_EQ(marked.error().code, "ledger.not_asked");
  EXPECT_EQ(receipts(audience).done, 0);
}

KITH_BOTH_ENGINES(Asking);

}  // namespace
}  // namespace kith::ledger
