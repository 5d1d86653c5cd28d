// SPDX-License-Identifier: Apache-2.0
// Letters for everybody: which may be, who decides, what strangers read, and what they never do.
#include "capabilities/notices/publicity/public_notices.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/attachments/uploads.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publicity/routes.hpp"
#include "capabilities/notices/publishing.hpp"
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
