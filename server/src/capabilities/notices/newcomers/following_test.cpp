// SPDX-License-Identifier: Apache-2.0
// Notices under way and a roster that changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;
using std::chrono::hours;

// Something else happens after so many reads.
class InterruptedDb : public db::Db {
 public:
  explicit InterruptedDb(db::Db& inner) : inner_(inner) {}
  void after(int reads, std::function<void()> act) {
    reads_left_ = reads;
    act_ = std::move(act);
  }
  db::Engine engine() const override { return inner_.engine(); }
  void close() override { inner_.close(); }
  void backup(const std::filesystem::path& file) override { inner_.backup(file); }

 protected:
  void run_read(const std::function<void(db::Session&)>& fn) override {
    inner_.read(fn);
    if (act_ && --reads_left_ == 0) std::exchange(act_, nullptr)();
  }
  void run_write(const std::function<bool(db::Tx&)>& fn) override {
    (void)inner_.write([&](db::Tx& tx) -> Result<void> {
      if (!fn(tx)) return conflict("test.rolled_back");
      return {};
    });
  }

 private:
  db::Db& inner_;
  int reads_left_ = 0;
  std::function<void()> act_;
};

class FollowingStore : public db::BothEngines {
 protected:
  NewNotice letter() {
    return {.title = "秋游",
            .body = "周五去植物园",
            .needs = ledger::Needs::kConfirm,
            .audience = {.class_ids = {cast.school_class}},
            .due_at = clock.now() + hours{48},
            .client_key = "key"};
  }
  std::int64_t publish(const NewNotice& notice) {
    return publishing.publish(viewer_of(cast.as_homeroom()), notice).value().notice_id;
  }
  // Sun comes into the class.
  void join() {
    db().write([&](db::Tx& tx) {
      people::kit::move_student(tx, cast.sun, cast.school_class, clock.today());
      publishing.roster_changed(tx, cast.school);
    });
    work();
  }
  void work() {
    while (worker.work_once()) {
    }
  }
  std::size_t open_for(const access::Caller& guardian) {
    return inbox.lists(viewer_of(guardian)).open.size();
  }
  NoticeDetail detail(std::int64_t id) { return *notices.detail(viewer_of(cast.as_homeroom()), id); }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  secrets::SeededRandom random{7};
  jobs::Jobs jobs{clock, random};
  InterruptedDb interrupted{db()};
  Publishing publishing{interrupted, clock, ledger, events, nullptr, nullptr, &jobs};
  Notices notices{db(), clock, events};
  Inbox inbox{db(), clock};
  jobs::Worker worker{
      db(),
      jobs,
      {{kFollowJob, [this](const kith::jobs::Job& job) { return publishing.follow_roster(job); }},
       {kPublishJob, [this](const kith::jobs::Job& job) { return publishing.publish_planned(job); }}}};
};
KITH_BOTH_ENGINES(FollowingStore);

TEST_P(FollowingStore, TellsWhoJoinsTheClassAndSaysSo) {
  auto id = publish(letter());
  events.taken();
  join();
  EXPECT_EQ(open_for(cast.as_sun_mother()), 1u);
  auto seen = detail(id);
  EXPECT_EQ(seen.notice.receipts.families, 3);
  ASSERT_EQ(seen.additions.size(), 1u);
  EXPECT_EQ(seen.additions[0].name, "孙一鸣");
  EXPECT_EQ(events.taken().size(), 1u);
  clock.set(clock.now() + std::chrono::seconds{1});
  db().write([&](db::Tx& tx) { publishing.roster_changed(tx, cast.school); });
  work();
  EXPECT_EQ(detail(id).additions.size(), 1u);
  EXPECT_TRUE(events.taken().empty()) << "once";
}

TEST_P(FollowingStore, LeavesNewcomersOutWhereTheAuthorWantsIt) {
  auto notice = letter();
  notice.tells_newcomers = false;
  publish(notice);
  join();
  EXPECT_EQ(open_for(cast.as_sun_mother()), 0u);
}

TEST_P(FollowingStore, SaysNothingOfWhatIsPast) {
  auto id = publish(letter());
  auto other = letter();
  other.client_key = "withdrawn";
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_homeroom()), publish(other)));
  clock.set(clock.now() + hours{49});
  join();
  EXPECT_EQ(open_for(cast.as_sun_mother()), 0u);
  EXPECT_TRUE(detail(id).additions.empty());
}

TEST_P(FollowingStore, NamesNewcomersToNobodyWhoDoesNotSeeThem) {
  auto notice = letter();
  notice.audience = {.whole_school = true};
  auto id = publishing.publish(viewer_of(cast.as_principal()), notice).value().notice_id;
  db().write([&](db::Tx& tx) {
    auto new_child = people::kit::add_student(tx, cast.other_class, {.name = "周小舟"});
    people::kit::add_guardian(tx, new_child);
    publishing.roster_changed(tx, cast.school);
  });
  work();
  EXPECT_TRUE(detail(id).additions.empty()) << "of another class";
  EXPECT_EQ(notices.detail(viewer_of(cast.as_principal()), id).value().additions.size(), 1u);
}

TEST_P(FollowingStore, LetsACarerConfirmNoLonger) {
  auto id = publish(letter());
  auto mark = [&](bool is_carer) {
    db().write([&](db::Tx& tx) {
      tx.exec({"test.carer", "update guardianships set is_carer = :is_carer where guardian_id = :id"},
              {{"is_carer", is_carer}, {"id", cast.li_mother}});
      publishing.roster_changed(tx, cast.school);
    });
    clock.set(clock.now() + std::chrono::seconds{1});
    work();
  };
  mark(true);
  EXPECT_EQ(inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt).error().code,
            "notices.answer_of_others");
  auto letter_seen = inbox.letter(viewer_of(cast.as_li_mother()), id).value().item;
  EXPECT_EQ(letter_seen.needs, ledger::Needs::kRead);
  EXPECT_EQ(letter_seen.notice_needs, ledger::Needs::kConfirm);
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_li_mother()), id));
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  EXPECT_EQ(detail(id).notice.receipts.done, 0) << "her reading proves nothing";
  mark(false);
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u) << "now her answer is wanted";
  EXPECT_TRUE(*inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt));
  EXPECT_EQ(detail(id).notice.receipts.done, 1);
}

TEST_P(FollowingStore, KeepsAClassThatItsAuthorAddsInTheSameMoment) {
  const auto id = publishing.publish(viewer_of(cast.as_principal()), letter()).value().notice_id;
  db().write([&](db::Tx& tx) {
    people::kit::move_student(tx, cast.sun, cast.school_class, clock.today());
    publishing.roster_changed(tx, cast.school);
  });
  bool is_added = false;
  interrupted.after(3, [&] {  // which letters there are, whom this one is for, and who is behind
    const MoreRecipients other_class{.notice_id = id, .audience = {{.class_ids = {cast.other_class}}}};
    is_added = publishing.add_recipients(viewer_of(cast.as_principal()), other_class).has_value();
  });
  work();
  EXPECT_TRUE(is_added);
  EXPECT_EQ(open_for(cast.as_sun_mother()), 1u);
  clock.set(clock.now() + std::chrono::seconds{1});
  db().write([&](db::Tx& tx) {
    people::kit::add_guardian(tx, people::kit::add_student(tx, cast.other_class, {.name = "周小舟"}));
    publishing.roster_changed(tx, cast.school);
  });
  work();
  const auto seen = notices.detail(viewer_of(cast.as_principal()), id).value();
  EXPECT_TRUE(std::ranges::any_of(seen.additions, [](const auto& each) { return each.name == "周小舟"; }))
      << "who joins the class added meanwhile is told";
}

// A letter to a care group, of the moral-education director, while the group changes.
class FollowingCareStore : public FollowingStore {
 protected:
  FollowingCareStore() {
    db().write([&](db::Tx& tx) {
      moral = people::kit::add_staff(tx, cast.school, {.name = "孔主任"});
      people::kit::add_post(tx, moral, {.post = "moral_director"});
      people::kit::add_care_membership(tx, cast.li, "left_behind");
    });
  }
  access::Caller as_moral() const {
    return people::kit::calling(people::kit::as_staff(moral, people::kMoralEducation));
  }
  NewNotice to_group() {
    auto notice = letter();
    notice.audience = {.care_groups = {{people::CareGroup::kLeftBehind}}};
    return notice;
  }
  std::int64_t publish_to_group(const NewNotice& notice) {
    return publishing.publish(viewer_of(as_moral()), notice).value().notice_id;
  }
  void change(const std::function<void(db::Tx&)>& roster) {
    clock.set(clock.now() + std::chrono::seconds{1});
    db().write([&](db::Tx& tx) {
      roster(tx);
      publishing.roster_changed(tx, cast.school);
    });
    work();
  }
  void sun_joins_the_group() {
    change([&](db::Tx& tx) { people::kit::add_care_membership(tx, cast.sun, "left_behind", clock.today()); });
  }

  std::int64_t moral = 0;
};
KITH_BOTH_ENGINES(FollowingCareStore);

TEST_P(FollowingCareStore, TellsWhoJoinsTheGroupOnce) {
  const auto id = publish_to_group(to_group());
  sun_joins_the_group();
  EXPECT_EQ(open_for(cast.as_sun_mother()), 1u);
  EXPECT_EQ(open_for(cast.as_zhao_mother()), 0u);
  change([](db::Tx&) {});
  const auto seen = notices.detail(viewer_of(as_moral()), id).value();
  ASSERT_EQ(seen.additions.size(), 1u);
  EXPECT_EQ(seen.additions[0].name, "孙一鸣");
  EXPECT_EQ(seen.notice.receipts.families, 2);
}

TEST_P(FollowingCareStore, SaysNeverWhyToWhoHasNotTheGrant) {
  const auto id = publish_to_group(to_group());
  sun_joins_the_group();
  auto said_to = [&](const access::Caller& caller) {
    const auto detail = notices.detail(viewer_of(caller), id);
    return detail ? json::write_text(*detail) : detail.error().code;
  };
  for (const auto& caller : {cast.as_homeroom(), cast.as_other_homeroom()}) {
    const auto said = said_to(caller);
    EXPECT_EQ(said.find("left_behind"), std::string::npos) << said;
    EXPECT_EQ(said.find("孙一鸣") != std::string::npos, caller.person_id == cast.other_homeroom) << said;
  }
  EXPECT_NE(said_to(as_moral()).find("left_behind"), std::string::npos);
  EXPECT_EQ(json::write_text(inbox.letter(viewer_of(cast.as_sun_mother()), id).value()).find("left_behind"),
            std::string::npos);
}

TEST_P(FollowingCareStore, LeavesTheLetterWithWhoLeavesTheGroup) {
  publish_to_group(to_group());
  change([&](db::Tx& tx) {
    tx.exec({"test.left", "update care_memberships set until_on = :today"}, {{"today", clock.today()}});
  });
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
}

TEST_P(FollowingCareStore, LeavesNewcomersOutWhereTheAuthorWantsItOrMaySeeTheGroupNoLonger) {
  auto closed = to_group();
  closed.tells_newcomers = false;
  publish_to_group(closed);
  auto open = to_group();
  open.client_key = "open";
  publish_to_group(open);
  db().write([&](db::Tx& tx) {
    tx.exec({"test.post", "update staff_posts set until_on = :today where staff_id = :id"},
            {{"today", clock.today()}, {"id", moral}});
  });
  sun_joins_the_group();
  EXPECT_EQ(open_for(cast.as_sun_mother()), 0u);
}

TEST_P(FollowingCareStore, LeavesABarredParentOutOfWhoeverJoins) {
  db().write([&](db::Tx& tx) {
    tx.exec({"test.left", "update care_memberships set until_on = :today"}, {{"today", clock.today()}});
    people::kit::add_care_membership(tx, cast.zhao, "left_behind");
  });
  publish_to_group(to_group());
  change([&](db::Tx& tx) { people::kit::add_care_membership(tx, cast.li, "left_behind", clock.today()); });
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  EXPECT_EQ(open_for(cast.as_li_barred_father()), 0u);
}

TEST_P(FollowingCareStore, TellsWhoJoinedBetweenWritingAndSending) {
  auto planned = to_group();
  planned.publish_at = clock.now() + hours{2};
  publish_to_group(planned);
  sun_joins_the_group();
  EXPECT_EQ(open_for(cast.as_sun_mother()), 0u) << "not out yet";
  clock.set(*planned.publish_at);
  work();
  EXPECT_EQ(open_for(cast.as_sun_mother()), 1u);
}

}  // namespace
}  // namespace kith::notices
