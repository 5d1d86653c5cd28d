// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/notices.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "capabilities/notices/escalation/proofs.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/topics.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::notices {
namespace {

using ledger::Needs;
using people::viewer_of;
using std::chrono::minutes;

class NoticeStore : public db::BothEngines {
 protected:
  NewNotice letter(people::AudienceSpec audience, std::string client_key = "key") const {
    return {.title = "秋游",
            .body = "周五去植物园",
            .needs = Needs::kConfirm,
            .audience = std::move(audience),
            .client_key = std::move(client_key)};
  }
  Result<Published> publish(const access::Caller& caller, const NewNotice& notice) {
    return publishing.publish(viewer_of(caller), notice);
  }
  std::string refusal_of(const access::Caller& caller, const people::AudienceSpec& audience) {
    auto made = publish(caller, letter(audience, "refused"));
    return made ? "" : made.error().code;
  }
  // The whole school's letter, from its principal.
  std::int64_t school_letter() {
    return publish(cast.as_principal(), letter({.whole_school = true}))->notice_id;
  }
  std::vector<ProofLine> missing(const access::Caller& caller, std::int64_t id) {
    return proofs.page(viewer_of(caller), id).value().unproven;
  }
  bool confirm(const access::Caller& caller, std::int64_t id) {
    return inbox.confirm(viewer_of(caller), id, std::nullopt).value();
  }
  std::int64_t count(const char* sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  jobs::Jobs jobs{clock, random};
  delivery::Outbox outbox{{db(), clock, random, sealer}};
  Sending sending{db(), clock, jobs, outbox};
  Publishing publishing{db(), clock, ledger, events};
  Notices notices{db(), clock, events};
  Inbox inbox{db(), clock};
  Proofs proofs{db(), clock, sending};
};

TEST_P(NoticeStore, ReachesTheFamiliesOfItsAudienceAndWritesOneContact) {
  auto made = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->families, 2);
  EXPECT_EQ(made->people, 2) << "the barred father is not asked";
  EXPECT_EQ(made->unreachable, 0);
  EXPECT_EQ(count("select count(*) from asks"), 2);
  EXPECT_EQ(count("select count(*) from contacts where kind = 'notice' and mode = 'group'"), 1);
  EXPECT_EQ(count("select count(*) from contact_groups where group_kind = 'class'"), 1);
}

TEST_P(NoticeStore, TellsFamiliesAndStaffOfItsClassesOnly) {
  auto made = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}));
  auto told = events.taken();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].name, "notice.published");
  EXPECT_EQ(told[0].subject_id, made->notice_id);
  EXPECT_EQ(told[0].topics,
            (std::vector{people::school_topic(cast.school), people::class_topic(cast.school_class),
                         people::families_topic(cast.school_class)}));
}

TEST_P(NoticeStore, IsPublishedOnceForOneKey) {
  auto notice = letter({.class_ids = {cast.school_class}});
  auto first = publish(cast.as_homeroom(), notice);
  clock.set(clock.now() + minutes{5});
  auto again = publish(cast.as_homeroom(), notice);
  EXPECT_EQ(again->notice_id, first->notice_id);
  EXPECT_EQ(again->published_at, first->published_at);
  EXPECT_EQ(again->families, 2);
  EXPECT_EQ(count("select count(*) from notices"), 1);
  EXPECT_EQ(events.taken().size(), 1u);
  EXPECT_EQ(publish(cast.as_principal(), notice).error().code, "ledger.client_key_taken");
}

TEST_P(NoticeStore, GoesOnWithAPublicationThatWasCutShort) {
  // What a server that stopped after the first transaction leaves behind.
  auto draft = db().write([&](db::Tx& tx) {
    auto id = tx.take_ids(cast.school);
    save_draft(tx, {.school_id = cast.school,
                    .id = id,
                    .author_id = cast.principal,
                    .title = "秋游",
                    .body = "周五",
                    .needs = Needs::kConfirm,
                    .created_at = clock.now(),
                    .client_key = "key"});
    people::save_audience(tx, id, {.whole_school = true});
    return id;
  });
  EXPECT_TRUE(notices.list(viewer_of(cast.as_principal()), std::nullopt).notices.empty());
  auto made = publish(cast.as_principal(), letter({.whole_school = true}));
  EXPECT_EQ(made->notice_id, draft);
  EXPECT_EQ(count("select count(*) from asks"), 3);
  EXPECT_EQ(inbox.lists(viewer_of(cast.as_li_mother())).open.size(), 1u);
}

TEST_P(NoticeStore, GoesToOwnClassesOwnGradeOrFromTheDeskToAll) {
  EXPECT_EQ(refusal_of(cast.as_homeroom(), {.whole_school = true}), "notices.out_of_reach");
  EXPECT_EQ(refusal_of(cast.as_homeroom(), {.class_ids = {cast.school_class, cast.other_class}}),
            "notices.out_of_reach");
  EXPECT_EQ(refusal_of(cast.as_homeroom(), {.student_ids = {cast.sun}}), "notices.out_of_reach");
  EXPECT_EQ(refusal_of(cast.as_third_grade_head(), {.grades = {4}}), "notices.out_of_reach");
  EXPECT_EQ(refusal_of(cast.as_homeroom_elsewhere(), {.class_ids = {cast.school_class}}),
            "notices.audience_is_nobody");
  EXPECT_EQ(count("select count(*) from notices"), 0);
  EXPECT_TRUE(events.taken().empty());

  EXPECT_TRUE(publish(cast.as_homeroom(), letter({.student_ids = {cast.li}}, "a")));
  EXPECT_TRUE(publish(cast.as_third_grade_head(), letter({.grades = {3}}, "b")));
  EXPECT_TRUE(publish(cast.as_principal(), letter({.whole_school = true}, "c")));
}

TEST_P(NoticeStore, PreviewsWhomItWouldReach) {
  auto principal = viewer_of(cast.as_principal());
  EXPECT_EQ(publishing.preview(principal, {.audience = {.whole_school = true}})->families, 3);
  EXPECT_EQ(publishing.preview(principal, {.audience = {.grades = {4}}})->people, 1);
  EXPECT_EQ(publishing.preview(viewer_of(cast.as_homeroom()), {.audience = {.grades = {4}}}).error().code,
            "notices.out_of_reach");
  EXPECT_EQ(count("select count(*) from audiences"), 0);
}

TEST_P(NoticeStore, NamesTheMissingTheirTeacherAndWhomToCall) {
  auto id = school_letter();
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_zhao_mother()), id).value());
  ASSERT_TRUE(confirm(cast.as_li_mother(), id));

  auto lines = missing(cast.as_principal(), id);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].name, "赵大海");
  EXPECT_EQ(lines[0].class_id, cast.school_class);
  EXPECT_EQ(lines[0].class_name, "三年级1班");
  EXPECT_EQ(lines[0].owner_name, "何老师");
  EXPECT_EQ(lines[0].guardian_name, "钱桂兰");
  EXPECT_EQ(lines[0].proof, Proof::kOpened);
  EXPECT_EQ(lines[0].at, clock.now());
  EXPECT_EQ(lines[1].name, "孙一鸣");
  EXPECT_EQ(lines[1].class_id, cast.other_class);
  EXPECT_EQ(lines[1].owner_name, "吕老师");
  EXPECT_EQ(lines[1].proof, Proof::kWaiting);
  EXPECT_EQ(lines[1].at, std::nullopt);
}

TEST_P(NoticeStore, NeverNamesABarredGuardianAsTheOneToCall) {
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, cast.li, cast.li_mother, true, false); });
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, cast.zhao, cast.zhao_mother, true, true); });
  auto id = school_letter();
  auto lines = missing(cast.as_principal(), id);
  EXPECT_EQ(lines.size(), 3u);
  for (const auto& line : lines) {
    EXPECT_NE(line.guardian_name, "李国强");
    EXPECT_EQ(line.proof == Proof::kUnreachable, line.student_id == cast.li);
  }
  auto counted = notices.detail(viewer_of(cast.as_principal()), id).value().notice;
  EXPECT_EQ(counted.unreachable, 1) << "the Li family has nobody who may receive";
}

TEST_P(NoticeStore, ShowsAHomeroomTeacherWhatWentToTheClassAndOnlyItsNames) {
  auto id = school_letter();
  auto homeroom = viewer_of(cast.as_homeroom());
  ASSERT_EQ(notices.list(homeroom, std::nullopt).notices.size(), 1u);
  auto detail = notices.detail(homeroom, id).value();
  ASSERT_EQ(detail.classes.size(), 1u);
  EXPECT_EQ(detail.classes[0].class_id, cast.school_class);
  EXPECT_FALSE(detail.may_change);
  auto lines = missing(cast.as_homeroom(), id);
  EXPECT_EQ(lines.size(), 2u);
  for (const auto& line : lines) EXPECT_EQ(line.class_id, cast.school_class);
  EXPECT_EQ(notices.remind(homeroom, id).error().code, "notices.not_your_notice");
  EXPECT_EQ(notices.withdraw(homeroom, id).error().code, "notices.not_your_notice");
}

TEST_P(NoticeStore, ListsTheNewestFirst) {
  publish(cast.as_principal(), letter({.whole_school = true}, "a"));
  auto second = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}, "b"))->notice_id;
  auto list = notices.list(viewer_of(cast.as_principal()), std::nullopt);
  ASSERT_EQ(list.notices.size(), 2u);
  EXPECT_FALSE(list.before_id);
  EXPECT_EQ(list.notices[0].notice_id, second);
  EXPECT_EQ(list.notices[0].receipts.families, 2);
  EXPECT_EQ(list.notices[1].receipts.families, 3);
}

// What was written long ago for today is new today.
TEST_P(NoticeStore, ListsByWhenTheyWentOutPageByPage) {
  std::vector<std::int64_t> written;
  for (int i = 0; i < 52; ++i)
    written.push_back(
        publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}, std::to_string(i)))
            ->notice_id);
  db().write([&](db::Tx& tx) {
    tx.exec({"test.out_later", "update notices set published_at = published_at + 1 where id = :id"},
            {{"id", written[0]}});
  });
  auto homeroom = viewer_of(cast.as_homeroom());
  auto first = notices.list(homeroom, std::nullopt);
  ASSERT_EQ(first.notices.size(), 50u);
  EXPECT_EQ(first.notices[0].notice_id, written[0]);
  EXPECT_EQ(first.notices[1].notice_id, written[51]);
  ASSERT_EQ(first.before_id, written[3]);
  auto rest = notices.list(homeroom, first.before_id);
  ASSERT_EQ(rest.notices.size(), 2u);
  EXPECT_EQ(rest.notices[0].notice_id, written[2]);
  EXPECT_EQ(rest.notices[1].notice_id, written[1]);
  EXPECT_FALSE(rest.before_id);
}

TEST_P(NoticeStore, IsRemindedOfAtMostOnceAnHourAndOnlyWhereSomebodyIsMissing) {
  auto id = school_letter();
  ASSERT_TRUE(confirm(cast.as_sun_mother(), id));
  events.taken();
  auto principal = viewer_of(cast.as_principal());
  EXPECT_EQ(notices.remind(principal, id)->families, 2);
  auto told = events.taken();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].topics, (std::vector{people::families_topic(cast.school_class)}));

  clock.set(clock.now() + minutes{59});
  EXPECT_EQ(notices.remind(principal, id).error().code, "notices.reminded_lately");
  EXPECT_TRUE(events.taken().empty());
  clock.set(clock.now() + minutes{1});
  EXPECT_TRUE(notices.remind(principal, id));
}

TEST_P(NoticeStore, LeavesEveryInboxWhenWithdrawnAndStaysReadableToStaff) {
  auto id = school_letter();
  auto principal = viewer_of(cast.as_principal());
  ASSERT_TRUE(notices.withdraw(principal, id));
  EXPECT_TRUE(inbox.lists(viewer_of(cast.as_li_mother())).open.empty());
  EXPECT_EQ(inbox.letter(viewer_of(cast.as_li_mother()), id).error().code, "notices.no_such_notice");
  EXPECT_EQ(inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt).error().code,
            "notices.no_such_notice");
  EXPECT_EQ(notices.detail(principal, id)->notice.withdrawn_at, clock.now());
  EXPECT_TRUE(notices.withdraw(principal, id)) << "a repeated send";
  EXPECT_EQ(notices.remind(principal, id).error().code, "notices.withdrawn");
}

TEST_P(NoticeStore, IsOneInboxItemForSiblings) {
  db().write(
      [&](db::Tx& tx) { people::kit::add_sibling(tx, cast.li, cast.other_class, {.name = "李小雪"}); });
  auto id = school_letter();
  auto mother = viewer_of(cast.as_li_mother());
  auto open = inbox.lists(mother).open;
  ASSERT_EQ(open.size(), 1u);
  ASSERT_EQ(open[0].children.size(), 2u);
  ASSERT_TRUE(inbox.confirm(mother, id, cast.li));
  EXPECT_EQ(inbox.lists(mother).open.size(), 1u) << "the sibling is still open";
  ASSERT_TRUE(inbox.confirm(mother, id, std::nullopt));
  EXPECT_TRUE(inbox.lists(mother).open.empty());
  EXPECT_EQ(inbox.lists(mother).done.size(), 1u);
}

TEST_P(NoticeStore, AwaitsNobodyOnceAnotherGuardianHasConfirmed) {
  std::int64_t grandmother = 0;
  db().write([&](db::Tx& tx) { grandmother = people::kit::add_guardian(tx, cast.li, {.position = 3}); });
  auto id = school_letter();
  ASSERT_TRUE(confirm(cast.as_li_mother(), id));
  auto lists = inbox.lists(people::kit::as_guardian(grandmother));
  EXPECT_TRUE(lists.open.empty());
  ASSERT_EQ(lists.done.size(), 1u);
  EXPECT_EQ(lists.done[0].children[0].done_at, std::nullopt) << "she did not do it herself";
  EXPECT_EQ(lists.done[0].children[0].answered_at, clock.now());
}

// A year of letters that the mother answered must not stand in the way of one that awaits the father.
TEST_P(NoticeStore, TakesNoRoomInAnInboxOnceAnotherGuardianHasConfirmed) {
  std::int64_t grandmother = 0;
  db().write([&](db::Tx& tx) { grandmother = people::kit::add_guardian(tx, cast.li, {.position = 3}); });
  auto id = school_letter();
  ASSERT_TRUE(confirm(cast.as_li_mother(), id));
  auto next = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}, "next"))->notice_id;
  auto open = [&] {
    return db().read(
        [&](db::Session& session) { return open_in_inbox(session, cast.school, grandmother, 1); });
  };
  ASSERT_EQ(open().size(), 1u);
  EXPECT_EQ(open()[0].notice_id, next);
  ASSERT_TRUE(confirm(cast.as_li_mother(), next));
  EXPECT_TRUE(open().empty());
}

TEST_P(NoticeStore, StaysInTheInboxPageByPage) {
  auto mother = viewer_of(cast.as_li_mother());
  std::vector<std::int64_t> written;
  for (int i = 0; i < 43; ++i) {
    written.push_back(
        publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}, std::to_string(i)))
            ->notice_id);
    if (i != 1) {
      ASSERT_TRUE(inbox.confirm(mother, written.back(), std::nullopt));
    }
  }
  auto first = inbox.lists(mother);
  ASSERT_EQ(first.open.size(), 1u) << "however old it is";
  EXPECT_EQ(first.open[0].notice_id, written[1]);
  EXPECT_EQ(first.done.size(), 40u);
  ASSERT_EQ(first.before_id, written[3]);
  auto rest = inbox.lists(mother, first.before_id);
  EXPECT_TRUE(rest.open.empty());
  ASSERT_EQ(rest.done.size(), 2u);
  EXPECT_EQ(rest.done[0].notice_id, written[2]);
  EXPECT_EQ(rest.done[1].notice_id, written[0]);
  EXPECT_FALSE(rest.before_id);
}

TEST_P(NoticeStore, IsAnsweredThoughTheGuardianCalledFirstHasNotAnswered) {
  std::int64_t grandmother = 0;
  db().write([&](db::Tx& tx) { grandmother = people::kit::add_guardian(tx, cast.li, {.position = 3}); });
  auto id = school_letter();
  auto viewer = people::kit::as_guardian(grandmother);
  ASSERT_TRUE(inbox.confirm(viewer, id, std::nullopt));
  EXPECT_EQ(inbox.letter(viewer, id)->item.children[0].answered_at, clock.now());
}

TEST_P(NoticeStore, IsReadByOpeningItWhenThatIsAllItAsks) {
  auto notice = letter({.whole_school = true});
  notice.needs = Needs::kRead;
  auto id = publish(cast.as_principal(), notice)->notice_id;
  auto mother = viewer_of(cast.as_li_mother());
  EXPECT_EQ(inbox.letter(mother, id)->body, "周五去植物园");
  EXPECT_EQ(inbox.lists(mother).open.size(), 1u) << "looking at the text marks nothing";
  ASSERT_TRUE(inbox.open(mother, id).value());
  EXPECT_TRUE(inbox.lists(mother).open.empty());
  EXPECT_FALSE(inbox.open(mother, id).value()) << "a repeated send";
}

KITH_BOTH_ENGINES(NoticeStore);

}  // namespace
}  // namespace kith::notices
