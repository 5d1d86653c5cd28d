// SPDX-License-Identifier: Apache-2.0
// Notices to care groups and to parent committees: whom they reach, who may write them, and above all that
// nobody learns of a care group.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/answers/answer_routes.hpp"
#include "capabilities/notices/escalation/certificate.hpp"
#include "capabilities/notices/escalation/routes.hpp"
#include "capabilities/notices/links/linked_letters.hpp"
#include "capabilities/notices/pending/pending_routes.hpp"
#include "capabilities/notices/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;

class GroupStore : public db::BothEngines {
 protected:
  GroupStore() {
    db().write([&](db::Tx& tx) {
      people::kit::add_care_membership(tx, cast.li, "left_behind");
      people::kit::add_care_membership(tx, cast.sun, "left_behind");
      moral = people::kit::add_staff(tx, cast.school, {.name = "孔主任"});
      office = people::kit::add_staff(tx, cast.school, {.name = "教务员"});
    });
  }
  access::Caller as_moral() const {
    return people::kit::calling(people::kit::as_staff(moral, people::kMoralEducation));
  }
  access::Caller as_teaching_office() const {
    return people::kit::calling(people::kit::as_staff(office, people::kTeachingOffice));
  }
  NewNotice letter(people::AudienceSpec audience, std::string client_key = "key") {
    return {.title = "冬天的安排",
            .body = "请告诉我们假期谁在家。",
            .needs = ledger::Needs::kConfirm,
            .audience = std::move(audience),
            .client_key = std::move(client_key)};
  }
  people::AudienceSpec left_behind() const { return {.care_groups = {{people::CareGroup::kLeftBehind}}}; }
  std::int64_t publish_to_care() {
    return publishing.publish(viewer_of(as_moral()), letter(left_behind())).value().notice_id;
  }
  std::size_t open_for(const access::Caller& guardian) {
    return inbox.lists(viewer_of(guardian)).open.size();
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  std::int64_t moral = 0, office = 0;
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  jobs::Jobs jobs{clock, random};
  delivery::Outbox outbox{{db(), clock, random, sealer}};
  Sending sending{db(), clock, jobs, outbox};
  people::CommitteeSpec asked_committees;
  std::vector<std::int64_t> members{cast.zhao};
  Publishing publishing{db(),
                        clock,
                        ledger,
                        events,
                        &sending,
                        nullptr,
                        &jobs,
                        [this](db::Session&, std::int64_t, const people::CommitteeSpec& committees, Date) {
                          asked_committees = committees;
                          return members;
                        }};
  Notices notices{db(), clock, events, &sending};
  Inbox inbox{db(), clock};
  Answers answers{db(), clock};
};
KITH_BOTH_ENGINES(GroupStore);

TEST_P(GroupStore, ReachesTheFamiliesOfACareGroupOnly) {
  publish_to_care();
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  EXPECT_EQ(open_for(cast.as_sun_mother()), 1u);
  EXPECT_EQ(open_for(cast.as_zhao_mother()), 0u);
  EXPECT_EQ(open_for(cast.as_li_barred_father()), 0u);
}

TEST_P(GroupStore, IsWrittenToACareGroupOnlyWithTheGrant) {
  for (const auto& caller : {as_teaching_office(), cast.as_third_grade_head()}) {
    auto preview = publishing.preview(viewer_of(caller), {.audience = left_behind()});
    EXPECT_EQ(preview.error().code, "notices.no_care_grant");
    EXPECT_EQ(publishing.publish(viewer_of(caller), letter(left_behind())).error().code,
              "notices.no_care_grant");
  }
  auto of_class = publishing.preview(viewer_of(cast.as_homeroom()), {.audience = left_behind()}).value();
  EXPECT_EQ(of_class.students, 1) << "the homeroom teacher's own class";
  EXPECT_EQ(publishing.preview(viewer_of(as_moral()), {.audience = left_behind()}).value().students, 2);
}

TEST_P(GroupStore, TellsNobodyElseThatItWentToACareGroup) {
  const auto id = publish_to_care();
  auto by_hand =
      publishing.publish(viewer_of(as_moral()), letter({.student_ids = {cast.li, cast.sun}}, "by hand"))
          .value();
  std::vector<http::Route> routes = notice_routes(publishing, notices, inbox);
  for (auto more : {answer_routes(answers), pending_routes(publishing),
                    escalation_routes({db(), clock, events}, {db(), clock, sending})})
    routes.insert(routes.end(), more.begin(), more.end());
  http::RouterKit kit{std::move(routes)};
  for (const auto& caller : {cast.as_homeroom(), as_teaching_office(), cast.as_third_grade_head()})
    for (const auto* path : {"GET /api/notices", "GET /api/notices/{}", "GET /api/notices/{}/proof",
                             "GET /api/notices/{}/answers", "GET /api/pending_notices", "GET /api/tellings"})
      kit.check({{.name = path,
                  .as = caller,
                  .request = fmt::format(fmt::runtime(path), id),
                  .body_lacks = {"left_behind", "\"care_groups\":[", "留守"}}});
  for (const auto* path : {"GET /api/inbox", "GET /api/inbox/{}"})
    kit.check({{.name = "another family",
                .as = cast.as_zhao_mother(),
                .request = fmt::format(fmt::runtime(path), id),
                .status = std::string_view(path).ends_with("{}") ? 404 : 200,
                .body_lacks = {"冬天", "left_behind", "李小雨"}}});
  // To a class's homeroom teacher it is a letter to students picked by hand, word for word.
  auto seen = [&](std::int64_t notice_id) {
    auto detail = notices.detail(viewer_of(cast.as_homeroom()), notice_id).value();
    EXPECT_FALSE(detail.care_groups);
    return std::tuple(detail.notice.title, detail.notice.receipts.families, detail.classes.size(),
                      detail.additions.size(), detail.committees.has_value());
  };
  EXPECT_EQ(seen(id), seen(by_hand.notice_id));
  auto groups = [&](std::int64_t notice_id) {
    return db().read([&](db::Session& session) {
      return session.all<std::string>(
          {"test.groups",
           "select k.group_kind || ' ' || k.level from notices n join contact_groups k on k.contact_id = "
           "n.contact_id where n.id = :id order by 1"},
          {{"id", notice_id}});
    });
  };
  EXPECT_EQ(groups(id), groups(by_hand.notice_id)) << "the ledger says no more";
}

TEST_P(GroupStore, RemindsItsAuthorAndThoseWithTheGrantWhatItWas) {
  const auto id = publish_to_care();
  for (const auto& caller : {as_moral(), cast.as_principal()})
    EXPECT_EQ(notices.detail(viewer_of(caller), id).value().care_groups,
              std::vector{people::CareGroup::kLeftBehind});
}

TEST_P(GroupStore, AsksForDigitsBehindALinkToACareGroup) {
  const auto id = publish_to_care();
  EXPECT_TRUE(
      db().read([&](db::Session& session) { return is_private(people::find_audience(session, id)); }));
}

TEST_P(GroupStore, ReachesAPlannedCareGroupToo) {
  auto planned = letter(left_behind());
  planned.publish_at = clock.now() + std::chrono::hours{1};
  publishing.publish(viewer_of(as_moral()), planned).value();
  jobs::Worker worker{db(), jobs, {{kPublishJob, [this](const kith::jobs::Job& job) {
                                      return publishing.publish_planned(job);
                                    }}}};
  clock.set(clock.now() + std::chrono::hours{1});
  while (worker.work_once()) {
  }
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  EXPECT_EQ(open_for(cast.as_zhao_mother()), 0u);
}

TEST_P(GroupStore, ReachesTheFamiliesOfCommitteeMembers) {
  people::AudienceSpec audience{.committees = people::CommitteeSpec{.of_class_ids = {cast.school_class}}};
  auto made = publishing.publish(viewer_of(cast.as_homeroom()), letter(audience)).value();
  EXPECT_EQ(made.families, 1);
  EXPECT_EQ(asked_committees.of_class_ids, std::vector{cast.school_class});
  EXPECT_EQ(open_for(cast.as_zhao_mother()), 1u);
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  EXPECT_TRUE(notices.detail(viewer_of(cast.as_homeroom()), made.notice_id).value().committees);
  members = {cast.sun};
  EXPECT_EQ(publishing.publish(viewer_of(cast.as_homeroom()), letter(audience, "beyond")).error().code,
            "notices.out_of_reach")
      << "a member whose child is in another class";
  members = {};
  EXPECT_EQ(publishing.publish(viewer_of(cast.as_homeroom()), letter(audience, "nobody")).error().code,
            "notices.audience_is_nobody");
}

TEST_P(GroupStore, NamesThoseForWhomOnlyCarersReceive) {
  db().write([&](db::Tx& tx) {
    auto alone = people::kit::add_student(tx, cast.school_class, {.name = "周小舟"});
    auto carer = people::kit::add_guardian(tx, alone, {.relation = "paternal_grandmother"});
    tx.exec({"test.carer", "update guardianships set is_carer = 1 where guardian_id = :id"}, {{"id", carer}});
  });
  auto preview =
      publishing.preview(viewer_of(cast.as_homeroom()), {.audience = {.class_ids = {cast.school_class}}})
          .value();
  EXPECT_EQ(preview.unreachable, 0);
  EXPECT_EQ(preview.read_only, 1);
  ASSERT_EQ(preview.unreached.size(), 1u);
  EXPECT_EQ(preview.unreached[0].why, WhyUnreached::kOnlyCarers);
}

}  // namespace
}  // namespace kith::notices
