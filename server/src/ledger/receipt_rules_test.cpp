// SPDX-License-Identifier: Apache-2.0
// By which of a child's guardians an ask is done: any, all, the named one; and that settled_at always says
// so.
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <latch>
#include <random>
#include <thread>

#include "ledger/asks_kit.hpp"

namespace kith::ledger {
namespace {

using std::chrono::hours;

constexpr int kRounds = 40;

class ByARule : public kit::Asking {
 protected:
  std::int64_t ask_about_li(ReceiptRule rule, Needs needs = Needs::kConfirm) {
    return ask(needs, std::nullopt, {.student_ids = {li}}, rule);
  }
  std::int64_t follow(std::int64_t audience, ReceiptRule rule) {
    const people::AudienceSpec spec{.student_ids = {li}};
    return db().write([&](db::Tx& tx) {
      return follow_members(tx,
                            {.audience_id = audience,
                             .slice = "notices",
                             .source_id = audience,
                             .needs = Needs::kConfirm,
                             .rule = rule},
                            people::members_of(spec, school, 2026), {li});
    });
  }
  std::size_t behind(std::int64_t audience, ReceiptRule rule) {
    return db().read([&](db::Session& session) {
      const people::AudienceSpec spec{.student_ids = {li}};
      const NewAsks asks{.audience_id = audience, .needs = Needs::kConfirm, .rule = rule};
      return behind_members(session, asks, people::members_of(spec, school, 2026)).size();
    });
  }
  std::int64_t add_carer() {
    return db().write([&](db::Tx& tx) {
      auto id = people::kit::add_guardian(tx, li, {.relation = "paternal_grandmother", .position = 0});
      tx.exec({"test.carer", "update guardianships set is_carer = 1 where guardian_id = :id"}, {{"id", id}});
      return id;
    });
  }
};

TEST_P(ByARule, OfAllAChildIsDoneWhenEachGuardianHasDoneIt) {
  auto audience = ask_about_li(ReceiptRule::kAll);
  EXPECT_EQ(confirm(audience, mother).value(), 1);
  EXPECT_EQ(receipts(audience).done, 0);
  EXPECT_EQ(waiting(audience).size(), 1u);
  EXPECT_EQ(awaiting(father).size(), 1u) << "the mother has not answered for him";
  EXPECT_EQ(confirm(audience, father).value(), 1);
  EXPECT_EQ(receipts(audience).done, 1);
  EXPECT_TRUE(waiting(audience).empty());
}

TEST_P(ByARule, OfTheNamedOnlyWhoIsCalledFirstCanDoIt) {
  auto audience = ask_about_li(ReceiptRule::kNamed);
  EXPECT_EQ(confirm(audience, father).value(), 0);
  EXPECT_EQ(awaiting(father).at(0).needs, Needs::kRead) << "he may read it";
  EXPECT_EQ(open(audience, father).value(), 1);
  EXPECT_TRUE(awaiting(father).empty());
  EXPECT_EQ(receipts(audience).done, 0);
  EXPECT_EQ(confirm(audience, mother).value(), 1);
  EXPECT_EQ(receipts(audience).done, 1);
}

TEST_P(ByARule, ACarerReadsAndProvesNothing) {
  auto grandmother = add_carer();
  for (auto rule : {ReceiptRule::kAny, ReceiptRule::kAll, ReceiptRule::kNamed})
    for (auto needs : {Needs::kRead, Needs::kConfirm}) {
      auto audience = ask_about_li(rule, needs);
      EXPECT_EQ(confirm(audience, grandmother).value(), 0);
      EXPECT_EQ(open(audience, grandmother).value(), 1);
      EXPECT_EQ(receipts(audience).done, 0);
      EXPECT_EQ(waiting(audience).size(), 1u);
      for (auto parent : {mother, father}) {
        ASSERT_TRUE(open(audience, parent));
        ASSERT_TRUE(confirm(audience, parent));
      }
      EXPECT_EQ(receipts(audience).done, 1) << "and nobody waits for her";
    }
}

TEST_P(ByARule, FollowsWhoMayAnswer) {
  auto audience = ask_about_li(ReceiptRule::kAll);
  confirm(audience, mother);
  EXPECT_EQ(behind(audience, ReceiptRule::kAll), 0u);
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, li, father, false, false); });
  EXPECT_EQ(behind(audience, ReceiptRule::kAll), 1u);
  EXPECT_EQ(follow(audience, ReceiptRule::kAll), 0);
  EXPECT_EQ(receipts(audience).done, 1) << "nobody waits for who may no longer receive";
  EXPECT_EQ(settled(audience, mother, li), now);
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, li, father, true, true); });
  EXPECT_EQ(follow(audience, ReceiptRule::kAll), 0);
  EXPECT_EQ(receipts(audience).done, 0);
  EXPECT_EQ(settled(audience, mother, li), std::nullopt);
  auto uncle = db().write([&](db::Tx& tx) { return people::kit::add_guardian(tx, li, {.position = 5}); });
  EXPECT_EQ(follow(audience, ReceiptRule::kAll), 1) << "who joined is asked";
  EXPECT_EQ(awaiting(uncle).size(), 1u);
  EXPECT_EQ(behind(audience, ReceiptRule::kAll), 0u);
}

TEST_P(ByARule, KeepsWhatWasAnsweredWhenSomebodyElseIsCalledFirst) {
  auto audience = ask_about_li(ReceiptRule::kNamed);
  confirm(audience, mother);
  db().write([&](db::Tx& tx) { people::kit::add_guardian(tx, li, {.position = 0}); });
  follow(audience, ReceiptRule::kNamed);
  EXPECT_EQ(receipts(audience).done, 1);
}

TEST_P(ByARule, GuardiansOfOneChildWhoConfirmInTheSameMomentDoNotHoldEachOtherUp) {
  std::atomic<int> runs = 0;
  for (int round = 0; round < kRounds; ++round) {
    auto audience = ask_about_li(ReceiptRule::kAll);
    std::latch both(2);
    auto confirm_at_once = [&](std::int64_t person) {
      both.arrive_and_wait();
      db().write([&](db::Tx& tx) {
        ++runs;
        return mark_done(tx, {"notices", audience, person}, li, now);
      });
    };
    std::thread other([&] { confirm_at_once(father); });
    confirm_at_once(mother);
    other.join();
    ASSERT_EQ(settled(audience, mother, li), now) << "whoever came second saw the first";
  }
  EXPECT_EQ(runs, 2 * kRounds) << "nobody had to begin again";
}

TEST_P(ByARule, SettledIsAlwaysWhatTheRuleSays) {
  const auto text = fmt::format(
      "select count(*) from asks a where a.school_id = :school_id and coalesce(a.settled_at, 0) <> "
      "coalesce((select {} from asks o where o.school_id = a.school_id and o.audience_id = a.audience_id and "
      "o.student_id = a.student_id), 0)",
      proven_at("o"));
  auto wrong = [&] {
    return db().read([&](db::Session& session) {
      return session.one<int>({"test.wrong", text}, {{"school_id", school}});
    });
  };
  const auto grandmother = add_carer();
  std::mt19937 dice(7);
  for (auto rule : {ReceiptRule::kAny, ReceiptRule::kAll, ReceiptRule::kNamed}) {
    auto audience = ask_about_li(rule);
    for (int step = 0; step < 60; ++step) {
      now += hours{1};
      const std::int64_t who = std::array{mother, father, grandmother}[dice() % 3];
      const auto what = dice() % 5;
      if (what < 2) confirm(audience, who);
      if (what == 2) open(audience, who);
      if (what == 3)
        db().write([&](db::Tx& tx) { ask_again(tx, audience, now - hours{int(dice() % 6)}, 1); });
      if (what == 4) {
        bool may = dice() % 2;
        db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, li, father, may, may); });
        follow(audience, rule);
      }
      ASSERT_EQ(wrong(), 0) << "rule " << int(rule) << ", step " << step << ", " << what;
    }
    db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, li, father, true, true); });
    follow(audience, rule);
  }
}

KITH_BOTH_ENGINES(ByARule);

}  // namespace
}  // namespace kith::ledger
