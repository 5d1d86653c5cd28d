// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/draws.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "capabilities/gatherings/draw.hpp"
#include "ledger/contact_store.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::gatherings {
namespace {

using ledger::ContactKind;
using ledger::Level;
using people::kit::kSchoolDay;

std::vector<std::int64_t> hundred() {
  std::vector<std::int64_t> families;
  for (std::int64_t i = 1; i <= 100; ++i) families.push_back(i);
  return families;
}

TEST(DrawingFamilies, TakesTheShareRoundedUpAndNobodyTwice) {
  EXPECT_EQ(drawn(hundred(), "seed", 30).size(), 30u);
  EXPECT_EQ(drawn({1, 2, 3, 4}, "seed", 30).size(), 2u);
  auto all = drawn(hundred(), "seed", 100);
  EXPECT_EQ(std::set<std::int64_t>(all.begin(), all.end()).size(), 100u);
}

TEST(DrawingFamilies, ComesOutTheSameForTheSameSeedInWhateverOrderTheyStand) {
  auto turned = hundred();
  std::reverse(turned.begin(), turned.end());
  EXPECT_EQ(drawn(hundred(), "seed", 30), drawn(turned, "seed", 30));
  EXPECT_NE(drawn(hundred(), "seed", 30), drawn(hundred(), "another", 30));
}

TEST(DrawingFamilies, FavoursNobody) {
  std::vector<int> times(101);
  for (int i = 0; i < 400; ++i)
    for (auto family_id : drawn(hundred(), "seed " + std::to_string(i), 30)) ++times[std::size_t(family_id)];
  for (std::int64_t i = 1; i <= 100; ++i) {
    EXPECT_GT(times[std::size_t(i)], 70) << i;
    EXPECT_LT(times[std::size_t(i)], 175) << i;
  }
}

class ADraw : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) { cast.emplace(tx); });
    ledger.listen(duties);
  }
  people::Viewer principal() const { return people::viewer_of(cast->as_principal()); }
  std::int64_t gathering(bool is_held = true) {
    NewGathering wanted{.kind = ContactKind::kMeeting, .level = Level::kSchool, .client_key = "draw"};
    (is_held ? wanted.held_on : wanted.planned_on) = kSchoolDay;
    return gatherings.add(principal(), wanted).value().gathering_id;
  }
  std::int64_t counted() {
    return db().read([](db::Session& session) {
      return session.one<std::int64_t>({"test.counted",
                                        "select count(*) from contact_students where kind = 'sample_survey' "
                                        "and mode = 'school' and is_void = 0"});
    });
  }

  std::optional<people::kit::TwoSchools> cast;
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{3};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  events::KeptEvents events;
  Gatherings gatherings{db(), clock, ledger, duties, events};
  Draws draws{db(), clock, ledger, random, gatherings};
};

TEST_P(ADraw, IsMadeOnceAndKeepsItsSeed) {
  auto id = gathering(false);
  EXPECT_TRUE(draws.read(principal(), id).value().may_draw);
  auto page = draws.draw(principal(), {id, 50}).value();
  EXPECT_EQ(page.families, 3);
  ASSERT_EQ(page.drawn.size(), 2u);
  EXPECT_EQ(page.seed->size(), 32u);
  EXPECT_FALSE(page.may_mark) << "it has not been held";
  EXPECT_EQ(draws.draw(principal(), {id, 100}).error().code, "gatherings.already_drawn");
  EXPECT_EQ(draws.read(principal(), id).value().drawn.size(), 2u);
}

TEST_P(ADraw, CanBeMadeAgainFromWhatIsKept) {
  auto id = gathering();
  auto page = draws.draw(principal(), {id, 50}).value();
  std::vector<std::int64_t> families;
  db().read([&](db::Session& session) {
    for (auto student : {cast->li, cast->zhao, cast->sun})
      families.push_back(people::kit::family_of(session, student));
    return 0;
  });
  auto again = drawn(families, *page.seed, page.share);
  ASSERT_EQ(again.size(), page.drawn.size());
  for (std::size_t i = 0; i < again.size(); ++i) EXPECT_EQ(again[i], page.drawn[i].family_id);
}

TEST_P(ADraw, CountsThoseWhoCame) {
  auto id = gathering();
  auto page = draws.draw(principal(), {id, 100}).value();
  EXPECT_EQ(counted(), 0) << "asked is not come";
  draws.mark(principal(), {id, {page.drawn[0].family_id, page.drawn[1].family_id}}).value();
  EXPECT_EQ(counted(), 2);
  draws.mark(principal(), {id, {page.drawn[0].family_id}}).value();
  EXPECT_EQ(counted(), 1) << "a mistake is taken back";
  EXPECT_TRUE(draws.mark(principal(), {id, {}}).has_value());
  EXPECT_EQ(counted(), 0);
}

TEST_P(ADraw, MarksNobodyWhoWasNotDrawn) {
  auto id = gathering();
  draws.draw(principal(), {id, 30}).value();
  EXPECT_EQ(draws.mark(principal(), {id, {12345}}).error().code, "gatherings.not_drawn");
  EXPECT_EQ(counted(), 0);
}

TEST_P(ADraw, IsForWhoIsInChargeAlone) {
  auto id = gathering();
  EXPECT_EQ(draws.draw(people::viewer_of(cast->as_homeroom()), {id, 30}).error().code,
            "gatherings.not_your_group");
  EXPECT_EQ(draws.read(people::viewer_of(cast->as_principal_elsewhere()), id).error().code,
            "gatherings.no_such_gathering");
}

TEST_P(ADraw, RefusesAShareThatIsNone) {
  auto id = gathering();
  for (int share : {0, -1, 101})
    EXPECT_EQ(draws.draw(principal(), {id, share}).error().code, "gatherings.bad_share");
}

KITH_BOTH_ENGINES(ADraw);

}  // namespace
}  // namespace kith::gatherings
