// SPDX-License-Identifier: Apache-2.0
// What a family's home shows, what it costs, and that nobody is left with an old page.
#include "app/family_home.hpp"

#include <gtest/gtest.h>

#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/access/access_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/db/statement_stats.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::app {
namespace {

using people::viewer_of;

std::int64_t statements_run() {
  std::int64_t total = 0;
  for (const auto& stat : db::statement_stats()) total += std::int64_t(stat.count);
  return total;
}

class FamilyHomeStore : public db::BothEngines {
 protected:
  people::Viewer mother() const { return viewer_of(cast.as_li_mother()); }
  FamilyHome home() { return homes.home(mother()); }

  std::int64_t publish(const std::string& client_key, ledger::Needs needs = ledger::Needs::kConfirm) {
    return publishing
        .publish(viewer_of(cast.as_homeroom()), {.title = "秋游告家长书",
                                                 .body = "周五去植物园",
                                                 .needs = needs,
                                                 .audience = {.class_ids = {cast.school_class}},
                                                 .client_key = client_key})
        .value()
        .notice_id;
  }
  std::int64_t talk(std::int64_t student_id, const std::string& client_key,
                    Instant held_at = people::kit::morning()) {
    return talks
        .record(viewer_of(cast.as_homeroom()), {.student_id = student_id,
                                                .kind = ledger::ContactKind::kCall,
                                                .mode = ledger::Mode::kTelephone,
                                                .held_at = held_at,
                                                .note = "不给家长看的话",
                                                .client_key = client_key})
        .value()
        .contact_id;
  }
  std::int64_t add_sibling() {
    return db().write([&](db::Tx& tx) {
      return people::kit::add_sibling(tx, cast.li, cast.school_class, {.name = "李小雷"});
    });
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  visits::Visits talks{db(), clock, ledger, events};
  notices::Publishing publishing{db(), clock, ledger, events};
  notices::Notices letters{db(), clock, events};
  notices::Inbox inbox{db(), clock};
  FamilyHomes homes{db(), clock};
};

TEST_P(FamilyHomeStore, ShowsTheNewestContactsOfAllChildrenTogether) {
  auto sibling = add_sibling();
  for (int day = 1; day <= 4; ++day)
    talk(cast.li, "li" + std::to_string(day), clock.now() - std::chrono::days(day));
  auto newest = talk(sibling, "sibling");
  auto recent = home().recent;
  ASSERT_EQ(recent.size(), kRecentContacts);
  EXPECT_EQ(recent.front().contact_id, newest);
  EXPECT_EQ(recent.front().given_name, "小雷");
  EXPECT_EQ(recent.front().recorded_by_name, "何老师");
  for (std::size_t at = 1; at < recent.size(); ++at) EXPECT_GE(recent[at - 1].held_on, recent[at].held_on);
}

TEST_P(FamilyHomeStore, ShowsNoVoidedContactNoNoticeAndNoOtherFamily) {
  auto wrong = talk(cast.li, "wrong");
  talks.void_visit(viewer_of(cast.as_homeroom()), wrong, visits::VoidReason::kTwice).value();
  talk(cast.zhao, "of another family");
  publish("a letter");
  EXPECT_TRUE(home().recent.empty());
}

TEST_P(FamilyHomeStore, KeepsBothChildrenOnALetterThatOneStillNeeds) {
  add_sibling();
  auto id = publish("to both");
  inbox.confirm(mother(), id, cast.li).value();
  auto open = home().open;
  ASSERT_EQ(open.size(), 1u);
  ASSERT_EQ(open.front().children.size(), 2u);
  EXPECT_TRUE(open.front().children[0].done_at);
  EXPECT_FALSE(open.front().children[1].done_at);
  inbox.confirm(mother(), id, std::nullopt).value();
  EXPECT_TRUE(home().open.empty());
}

TEST_P(FamilyHomeStore, IsEmptyForAGuardianWhomCustodyBars) {
  talk(cast.li, "call");
  publish("letter");
  auto page = homes.page(viewer_of(cast.as_li_barred_father()), "");
  for (const auto* word : {"小雨", "秋游", "何老师", "call"})
    EXPECT_EQ(page.json.find(word), std::string::npos) << word;
}

TEST_P(FamilyHomeStore, CarriesNoWordStaffKeepToThemselves) {
  talk(cast.li, "call");
  EXPECT_EQ(homes.page(mother(), "").json.find("不给家长看"), std::string::npos);
}

// Budget: one request, at most ten statements, the caller's session and the transactions' ends counted.
TEST_P(FamilyHomeStore, TakesAtMostTenStatements) {
  for (int n = 0; n < 3; ++n) add_sibling();
  talk(cast.li, "call");
  publish("letter");
  access::kit::World world(db(), false);
  auto token = db().write([&](db::Tx& tx) {
    auto account = access::create_account(tx, std::nullopt, false, world.clock.now());
    access::add_identity(tx, account, {{cast.school, "guardian", cast.li_mother}, people::kGuardian},
                         access::Proof::kIssued);
    return access::open_session(tx, world.cases.needs, account, {}, access::OpenedBy::kCode);
  });
  http::Router router(home_routes(homes),
                      {.authenticate = [&](const std::string& given, const std::string& identity) {
                        return world.cases.sessions.authenticate(given, identity);
                      }});
  auto before = statements_run();
  auto answer = router.answer(
      {.method = "GET", .target = "/api/home", .cookie = std::string(access::kSessionCookie) + "=" + token});
  EXPECT_EQ(answer.status, 200) << answer.bytes();
  EXPECT_NE(answer.bytes().find("小雷"), std::string::npos);
  EXPECT_LE(statements_run() - before, 10);
}

TEST_P(FamilyHomeStore, IsUnchangedWhileNothingHappens) {
  http::RouterKit kit(home_routes(homes));
  auto first = kit.call(cast.as_li_mother(), "GET /api/home");
  ASSERT_TRUE(first.response.header("ETag"));
  http::Request again;
  again.if_none_match = *first.response.header("ETag");
  for (int n = 0; n < 2; ++n) {
    auto answer = kit.call(cast.as_li_mother(), "GET /api/home", {}, again);
    EXPECT_EQ(answer.status, 304);
    EXPECT_EQ(answer.body, "");
  }
  // Somebody else's write makes the page be looked at again, and found the same.
  talk(cast.zhao, "of another family");
  EXPECT_EQ(kit.call(cast.as_li_mother(), "GET /api/home", {}, again).status, 304);
}

TEST_P(FamilyHomeStore, IsNeverOldForWhoeverHasAnEarlierVersion) {
  auto father = db().write([&](db::Tx& tx) {
    return people::kit::add_guardian(tx, cast.li, {.name = "李国强", .relation = "father", .position = 3});
  });
  auto id = publish("letter");
  auto contact = talk(cast.li, "call");
  std::string version = homes.page(mother(), "").version;
  auto is_new_after = [&](const char* what, const auto& act) {
    act();
    auto page = homes.page(mother(), '"' + version + '"');
    EXPECT_FALSE(page.json.empty()) << what;
    EXPECT_NE(page.version, version) << what;
    version = page.version;
    EXPECT_EQ(homes.page(mother(), '"' + version + '"').version, version) << what;
  };
  is_new_after("another contact", [&] { talk(cast.li, "second"); });
  is_new_after("a voided contact", [&] {
    talks.void_visit(viewer_of(cast.as_homeroom()), contact, visits::VoidReason::kTwice).value();
  });
  std::int64_t second = 0;
  is_new_after("another letter", [&] { second = publish("second"); });
  is_new_after("a reminder", [&] { letters.remind(viewer_of(cast.as_homeroom()), id).value(); });
  is_new_after("opening", [&] { inbox.open(mother(), id).value(); });
  is_new_after("the other guardian's answer", [&] {
    inbox.confirm(viewer_of(people::kit::calling(people::kit::as_guardian(father))), id, std::nullopt)
        .value();
  });
  is_new_after("a withdrawal", [&] { letters.withdraw(viewer_of(cast.as_homeroom()), second).value(); });
  is_new_after("another class", [&] {
    db().write([&](db::Tx& tx) {
      people::kit::move_student(tx, cast.li, cast.other_class, people::kit::kSchoolDay);
    });
  });
  is_new_after("a sibling", [&] { add_sibling(); });
  is_new_after("the next day", [&] { clock.set(clock.now() + std::chrono::days(1)); });
  is_new_after("custody", [&] {
    db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, cast.li, cast.li_mother, false, false); });
  });
}

KITH_BOTH_ENGINES(FamilyHomeStore);

}  // namespace
}  // namespace kith::app
