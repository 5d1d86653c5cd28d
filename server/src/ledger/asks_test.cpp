// SPDX-License-Identifier: Apache-2.0
#include "ledger/asks.hpp"

#include <fmt/format.h>

#include <array>
#include <random>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::ledger {
namespace {

using std::chrono::hours;

class Asking : public db::BothEngines {
 protected:
  // Two families: Li with mother and father, and a younger sibling in another class; Zhao with a mother.
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      school = people::kit::add_school(tx);
      third = people::kit::add_class(tx, school, {.grade = 3});
      first = people::kit::add_class(tx, school, {.grade = 1});
      li = people::kit::add_student(tx, third);
      mother = people::kit::add_guardian(tx, li);
      father = people::kit::add_guardian(tx, li, {.relation = "father", .position = 2});
      little_li = people::kit::add_sibling(tx, li, first);
      zhao = people::kit::add_student(tx, third);
      zhao_mother = people::kit::add_guardian(tx, zhao);
    });
  }

  std::int64_t ask(Needs needs, std::optional<Instant> due_at = std::nullopt,
                   people::AudienceSpec spec = {.whole_school = true}, ReceiptRule rule = ReceiptRule::kAny) {
    return db().write([&](db::Tx& tx) {
      auto count = people::count_audience(tx, spec, school, 2026);
      auto audience = tx.take_ids(school);
      people::save_audience(tx, audience, spec);
      NewAsks asks{.audience_id = audience,
                   .slice = "notices",
                   .source_id = audience,
                   .needs = needs,
                   .due_at = due_at,
                   .rule = rule};
      add_asks(tx, asks, people::members_of(spec, school, 2026));
      people::freeze_audience(tx, audience, count, now);
      return audience;
    });
  }
  Result<std::int64_t> open(std::int64_t audience, std::int64_t person) {
    return db().write([&](db::Tx& tx) { return mark_opened(tx, {"notices", audience, person}, now); });
  }
  Result<std::int64_t> confirm(std::int64_t audience, std::int64_t person,
                               std::optional<std::int64_t> student = std::nullopt) {
    return db().write([&](db::Tx& tx) { return mark_done(tx, {"notices", audience, person}, student, now); });
  }
  Receipts receipts(std::int64_t audience) {
    return db().read([&](db::Session& session) { return receipts_of(session, audience); });
  }
  std::vector<Waiting> waiting(std::int64_t audience, std::optional<std::int64_t> class_id = std::nullopt) {
    return db().read([&](db::Session& session) { return waiting_students(session, audience, class_id); });
  }
  std::vector<Ask> awaiting(std::int64_t person) {
    return db().read([&](db::Session& session) { return open_asks_of(session, school, person, 50); });
  }
  std::vector<Ask> done_by(std::int64_t person) {
    return db().read([&](db::Session& session) { return done_asks_of(session, school, person, 50); });
  }

  std::optional<Instant> settled(std::int64_t audience, std::int64_t person, std::int64_t student) {
    return db().read([&](db::Session& session) {
      return session.one<std::optional<Instant>>(
          {"test.settled",
           "select settled_at from asks where school_id = :school_id and audience_id = :audience_id and "
           "person_id = :person_id and student_id = :student_id"},
          {{"school_id", school}, {"audience_id", audience}, {"person_id", person}, {"student_id", student}});
    });
  }

  Instant now = people::kit::morning();
  std::int64_t school = 0, third = 0, first = 0, li = 0, little_li = 0, zhao = 0;
  std::int64_t mother = 0, father = 0, zhao_mother = 0;
};

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

class ByARule : public Asking {
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
