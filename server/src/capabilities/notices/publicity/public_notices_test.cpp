// SPDX-License-Identifier: Apache-2.0
// Letters for everybody: which may be, who decides, what strangers read, and what they never do.
#include "capabilities/notices/publicity/public_notices.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/attachments/uploads.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publicity/routes.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/topics.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;

class PublicStore : public db::BothEngines {
 protected:
  NewNotice letter(const std::string& body = "周五下午三点半放学。",
                   people::AudienceSpec audience = {.whole_school = true}) const {
    return {.title = "期中放学安排",
            .body = body,
            .needs = ledger::Needs::kConfirm,
            .audience = std::move(audience),
            .client_key = "key " + body,
            .is_public = true};
  }
  std::string refused(const access::Caller& caller, const NewNotice& notice) {
    auto published = publishing.publish(viewer_of(caller), notice);
    return published ? "" : published.error().code;
  }
  std::int64_t publish(const NewNotice& notice) {
    return publishing.publish(viewer_of(cast.as_principal()), notice).value().notice_id;
  }
  std::string set_public(const access::Caller& caller, std::int64_t id, bool is_public) {
    auto set = notices.set_public(viewer_of(caller), id, is_public);
    return set ? "" : set.error().code;
  }
  http::Answer ask(const std::string& rest, http::Request request = {}) {
    return kit.call({}, "GET /api/public_notices/" + rest, {}, std::move(request));
  }
  std::string page() { return ask(std::to_string(cast.school)).body; }
  std::string one(std::int64_t id) const { return fmt::format("{}/{}", cast.school, id); }
  void work() {
    while (worker.work_once()) {
    }
  }
  std::string upload(const std::string& name) {
    const std::string bytes = "%PDF-1.5\n" + name + "%%EOF\n";
    const auto viewer = viewer_of(cast.as_principal());
    auto begun = uploads.begin(viewer, {AttachmentKind::kFile, name, std::int64_t(bytes.size())}).value();
    uploads.add_part(viewer, begun.address, 0, bytes).value();
    return uploads.complete(viewer, begun.address).value().address;
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  jobs::Jobs jobs{clock, random};
  AskingAgain asking_again{db(), jobs};
  Publishing publishing{db(), clock, ledger, events, nullptr, nullptr, &jobs};
  Notices notices{db(), clock, events, nullptr, nullptr, &asking_again};
  Inbox inbox{db(), clock};
  Uploads uploads{db(), clock, sealer, random};
  Attachments attachments{db(), clock, sealer};
  http::RouterKit kit{public_notice_routes({db(), attachments})};
  jobs::Worker worker{db(), jobs, {{kPublishJob, [this](const kith::jobs::Job& job) {
                                      return publishing.publish_planned(job);
                                    }}}};
};
KITH_BOTH_ENGINES(PublicStore);

TEST_P(PublicStore, StandsOnThePageOfItsSchoolWithNothingButItsWords) {
  auto id = publish(letter());
  auto listed = ask(std::to_string(cast.school));
  EXPECT_EQ(listed.status, 200);
  EXPECT_NE(listed.body.find("期中放学安排"), std::string::npos);
  auto read = ask(one(id));
  EXPECT_NE(read.body.find("三点半放学"), std::string::npos);
  for (const auto& body : {listed.body, read.body})
    for (const char* never :
         {"李小雨", "小雨", "赵", "冯校长", "author", "families", "receipts", "audience", "done"})
      EXPECT_EQ(body.find(never), std::string::npos) << never;
}

TEST_P(PublicStore, IsSeenAtNoOtherSchoolAndNothingElseIsSeen) {
  auto quiet = letter("不公开的事。");
  quiet.is_public = false;
  auto hidden = publish(quiet), shown = publish(letter());
  EXPECT_EQ(page().find("不公开的事"), std::string::npos);
  EXPECT_EQ(ask(one(hidden)).code(), "notices.no_such_notice");
  EXPECT_EQ(ask(fmt::format("{}/{}", cast.elsewhere, shown)).code(), "notices.no_such_notice");
  EXPECT_EQ(ask(std::to_string(cast.elsewhere)).body.find("期中"), std::string::npos);
  EXPECT_EQ(ask("999").code(), "notices.no_such_school");
}

TEST_P(PublicStore, IsGoneAtOnceWhenItIsWithdrawn) {
  auto id = publish(letter());
  auto before = ask(std::to_string(cast.school));
  http::Request known;
  known.if_none_match = *before.response.header("ETag");
  EXPECT_EQ(ask(std::to_string(cast.school), known).status, 304) << "unchanged, it costs nothing";
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_principal()), id));
  EXPECT_EQ(ask(std::to_string(cast.school), known).status, 200);
  EXPECT_EQ(page().find("期中"), std::string::npos);
  EXPECT_EQ(ask(one(id)).status, 404);
}

TEST_P(PublicStore, IsTakenOffAtOnceAndStaysWithItsFamilies) {
  auto file = upload("plan.pdf");
  auto notice = letter();
  notice.attachments = std::vector{file};
  auto id = publish(notice);
  auto known = [&](const std::string& rest) {
    http::Request request;
    request.if_none_match = *ask(rest).response.header("ETag");
    EXPECT_EQ(ask(rest, request).status, 304) << rest;
    return request;
  };
  const auto list = std::to_string(cast.school), attachment = one(id) + "/attachments/" + file;
  auto known_list = known(list), known_letter = known(one(id)), known_file = known(attachment);
  EXPECT_EQ(set_public(cast.as_principal(), id, false), "");
  EXPECT_EQ(ask(list, known_list).status, 200);
  EXPECT_EQ(page().find("期中"), std::string::npos);
  EXPECT_EQ(ask(one(id), known_letter).status, 404);
  EXPECT_EQ(ask(attachment, known_file).status, 404);
  EXPECT_EQ(inbox.letter(viewer_of(cast.as_li_mother()), id)->body, notice.body);
  EXPECT_FALSE(notices.detail(viewer_of(cast.as_principal()), id)->notice.is_public);
  EXPECT_EQ(set_public(cast.as_principal(), id, false), "") << "a repeated send";
  EXPECT_EQ(set_public(cast.as_principal(), id, true), "");
  EXPECT_NE(page().find("期中"), std::string::npos);
}

TEST_P(PublicStore, IsToldToOpenPagesOfStaffOnlyAndOnlyWhenSomethingChanged) {
  auto id = publish(letter("三年级的事。", {.class_ids = {cast.school_class}}));
  events.taken();
  set_public(cast.as_principal(), id, false);
  auto told = events.taken();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].name, "notice.publicity");
  EXPECT_EQ(told[0].topics,
            (std::vector{people::school_topic(cast.school), people::class_topic(cast.school_class)}));
  set_public(cast.as_principal(), id, false);
  EXPECT_TRUE(events.taken().empty());
}

TEST_P(PublicStore, IsPutOnAfterwardsByTheDeskAndTakenOffByItsAuthorToo) {
  auto quiet = letter("三年级2班周五去植物园。", {.class_ids = {cast.school_class}});
  quiet.is_public = false;
  auto id = publishing.publish(viewer_of(cast.as_homeroom()), quiet).value().notice_id;
  EXPECT_EQ(set_public(cast.as_homeroom(), id, true), "notices.desk_makes_public");
  EXPECT_EQ(set_public(cast.as_third_grade_head(), id, true), "notices.not_your_notice");
  for (const auto& stranger : {cast.as_other_homeroom(), cast.as_principal_elsewhere()})
    EXPECT_EQ(set_public(stranger, id, true), "notices.no_such_notice");
  EXPECT_EQ(page().find("期中"), std::string::npos);
  auto may = [&](const access::Caller& caller) {
    return notices.detail(viewer_of(caller), id)->may_make_public;
  };
  EXPECT_FALSE(may(cast.as_homeroom()));
  EXPECT_FALSE(may(cast.as_third_grade_head()));
  EXPECT_TRUE(may(cast.as_principal()));
  EXPECT_EQ(set_public(cast.as_principal(), id, true), "");
  EXPECT_NE(page().find("期中"), std::string::npos);
  EXPECT_FALSE(may(cast.as_principal())) << "it is";
  EXPECT_EQ(set_public(cast.as_third_grade_head(), id, false), "notices.not_your_notice");
  EXPECT_EQ(set_public(cast.as_other_homeroom(), id, false), "notices.no_such_notice");
  EXPECT_EQ(set_public(cast.as_homeroom(), id, false), "");
  EXPECT_EQ(page().find("期中"), std::string::npos);
}

TEST_P(PublicStore, IsPutOnAfterwardsWithTheChecksOfWritingIt) {
  db().write([&](db::Tx& tx) { people::kit::add_care_membership(tx, cast.li, "left_behind"); });
  auto quiet = [&](const std::string& body, people::AudienceSpec audience) {
    auto notice = letter(body, std::move(audience));
    notice.is_public = false;
    return publish(notice);
  };
  auto named = quiet("祝贺李小雨同学获奖。", {.whole_school = true});
  EXPECT_EQ(set_public(cast.as_principal(), named, true), "notices.public_names");
  auto single = quiet("单独的事。", {.student_ids = {cast.li}});
  auto care = quiet("关心的事。", {.care_groups = {{people::CareGroup::kLeftBehind}}});
  for (auto id : {single, care}) {
    EXPECT_EQ(set_public(cast.as_principal(), id, true), "notices.public_audience");
    EXPECT_FALSE(notices.detail(viewer_of(cast.as_principal()), id)->may_make_public);
  }
  auto gone = quiet("撤回的事。", {.whole_school = true});
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_principal()), gone));
  EXPECT_EQ(set_public(cast.as_principal(), gone, true), "notices.withdrawn");
  EXPECT_EQ(page().find("期中"), std::string::npos);
  // What is named later, while it is off the page, keeps it off.
  auto id = publish(letter("周五放学。"));
  ASSERT_EQ(set_public(cast.as_principal(), id, false), "");
  ASSERT_TRUE(notices.correct(viewer_of(cast.as_principal()), {id, "表扬", "赵大海做得好。", {}, {}}));
  EXPECT_EQ(set_public(cast.as_principal(), id, true), "notices.public_names");
}

TEST_P(PublicStore, ShowsWhatIsInForceAfterACorrection) {
  auto first = upload("first.pdf"), second = upload("second.pdf");
  auto notice = letter();
  notice.attachments = std::vector{first};
  auto id = publish(notice);
  EXPECT_EQ(ask(one(id) + "/attachments/" + first).status, 200);
  ASSERT_TRUE(notices.correct(viewer_of(cast.as_principal()),
                              {id, "期中放学安排", "周五下午四点放学。", {}, std::vector{second}}));
  auto read = ask(one(id)).body;
  EXPECT_NE(read.find("四点放学"), std::string::npos);
  EXPECT_EQ(read.find("三点半"), std::string::npos);
  EXPECT_EQ(ask(one(id) + "/attachments/" + first).code(), "notices.no_such_attachment");
  EXPECT_EQ(ask(one(id) + "/attachments/" + second).status, 200);
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_principal()), id));
  EXPECT_EQ(ask(one(id) + "/attachments/" + second).status, 404);
}

TEST_P(PublicStore, IsForTheSchoolGradesOrClassesOnly) {
  EXPECT_EQ(refused(cast.as_principal(), letter("一", {.grades = {3}})), "");
  EXPECT_EQ(refused(cast.as_principal(), letter("二", {.class_ids = {cast.school_class}})), "");
  EXPECT_EQ(refused(cast.as_principal(), letter("三", {.student_ids = {cast.li}})),
            "notices.public_audience");
  EXPECT_EQ(refused(cast.as_principal(),
                    letter("四", {.class_ids = {cast.school_class}, .student_ids = {cast.li}})),
            "notices.public_audience");
}

TEST_P(PublicStore, NamesNoChildAndNoGuardian) {
  db().write([&](db::Tx& tx) { people::kit::add_student(tx, cast.school_class, {.name = "文明"}); });
  EXPECT_EQ(refused(cast.as_principal(), letter("祝贺李小雨同学获奖。")), "notices.public_names");
  EXPECT_EQ(refused(cast.as_principal(), letter("文明同学捡到钱包。")), "notices.public_names");
  EXPECT_EQ(refused(cast.as_principal(), letter("请文明出行。")), "") << "a word that is also a name";
  auto id = publish(letter());
  auto corrected = notices.correct(viewer_of(cast.as_principal()), {id, "表扬", "赵大海做得好。", {}, {}});
  EXPECT_EQ(corrected.error().code, "notices.public_names");
  EXPECT_EQ(page().find("赵大海"), std::string::npos);
}

TEST_P(PublicStore, OfATeacherWaitsForTheDesk) {
  auto wished = letter("三年级2班周五去植物园。", {.class_ids = {cast.school_class}});
  auto kept = publishing.publish(viewer_of(cast.as_homeroom()), wished).value();
  EXPECT_EQ(kept.approval, Approval::kAwaited);
  EXPECT_TRUE(publishing.pending(viewer_of(cast.as_principal())).at(0).is_public);
  EXPECT_EQ(page().find("植物园"), std::string::npos);
  ASSERT_TRUE(publishing.decide(viewer_of(cast.as_principal()), {kept.notice_id, true, {}}));
  work();
  EXPECT_NE(page().find("期中放学安排"), std::string::npos);
  EXPECT_TRUE(notices.detail(viewer_of(cast.as_homeroom()), kept.notice_id)->notice.is_public);
}

TEST_P(PublicStore, PlannedForLaterIsNotShownBefore) {
  auto planned = letter();
  planned.publish_at = clock.now() + std::chrono::hours{5};
  publish(planned);
  EXPECT_EQ(page().find("期中"), std::string::npos);
  clock.set(*planned.publish_at);
  work();
  EXPECT_NE(page().find("期中"), std::string::npos);
}

TEST_P(PublicStore, IsHiddenFromSearchEnginesUnlessTheSchoolWantsItFound) {
  EXPECT_EQ(ask(std::to_string(cast.school)).json().at("may_be_found"), false);
  publishing.set(viewer_of(cast.as_principal()), {.may_be_found = true});
  EXPECT_EQ(ask(std::to_string(cast.school)).json().at("may_be_found"), true);
}

}  // namespace
}  // namespace kith::notices
