// SPDX-License-Identifier: Apache-2.0
// Answers, opinions and signatures: who may give them, what they do, and who never reads them.
#include "capabilities/notices/answers/answers.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/answers/answer_routes.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "capabilities/notices/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using ledger::Needs;
using people::viewer_of;
using std::chrono::hours;

std::string drawing() {
  std::string path = "M0 100";
  for (int i = 1; i < 20; ++i) path += fmt::format("L{} 120", i * 20);
  return path;
}

class AnswerStore : public db::BothEngines {
 protected:
  NewNotice asking(Needs needs) const {
    return {.title = "秋游",
            .body = "周五去植物园",
            .needs = needs,
            .audience = {.whole_school = true},
            .due_at = clock.now() + hours{24},
            .client_key = "key",
            .asks_opinion = true,
            .choices = std::vector<std::string>{"去", "不去"}};
  }
  std::int64_t publish(const NewNotice& notice) {
    return publishing.publish(viewer_of(cast.as_principal()), notice).value().notice_id;
  }
  std::string answer(const access::Caller& guardian, std::int64_t id, std::int64_t student_id,
                     std::optional<int> choice, std::optional<std::string> opinion = {}) {
    auto answered = answers.answer(viewer_of(guardian), {id, student_id, choice, opinion});
    return answered ? "" : answered.error().code;
  }
  std::string sign(std::int64_t id, const std::string& text_hash, std::optional<int> choice = 0) {
    auto is_signed =
        answers.sign(viewer_of(cast.as_li_mother()), {id, cast.li, drawing(), text_hash, choice});
    return is_signed ? "" : is_signed.error().code;
  }
  Letter letter(const access::Caller& guardian, std::int64_t id) {
    return inbox.letter(viewer_of(guardian), id).value();
  }
  AnswerPage page(const access::Caller& caller, std::int64_t id) {
    return answers.page(viewer_of(caller), id).value();
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  std::int64_t li_father = db().write([&](db::Tx& tx) {
    return people::kit::add_guardian(tx, cast.li, {.name = "李国庆", .relation = "paternal_grandfather"});
  });
  access::Caller as_li_other() const { return people::kit::calling(people::kit::as_guardian(li_father)); }
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  secrets::SeededRandom random{7};
  jobs::Jobs jobs{clock, random};
  AskingAgain asking_again{db(), jobs};
  Publishing publishing{db(), clock, ledger, events};
  Notices notices{db(), clock, events, nullptr, nullptr, &asking_again};
  Inbox inbox{db(), clock};
  Answers answers{db(), clock};
};

TEST_P(AnswerStore, HasOneAnswerForAChildWhoeverOfItsGuardiansGaveTheLast) {
  auto id = publish(asking(Needs::kAnswer));
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 0), "");
  EXPECT_EQ(answer(as_li_other(), id, cast.li, 1), "");
  auto seen = page(cast.as_principal(), id);
  EXPECT_EQ(seen.choices, (std::vector<std::string>{"去", "不去"}));
  EXPECT_EQ(seen.counts, (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(seen.children, 3);
  ASSERT_EQ(seen.answers.size(), 1u);
  EXPECT_EQ(seen.answers[0].name, "李小雨");
  EXPECT_EQ(seen.answers[0].guardian_name, "李国庆");
}

TEST_P(AnswerStore, IsDoneByAnAnswerAndNotByTappingThatItWasRead) {
  auto id = publish(asking(Needs::kAnswer));
  EXPECT_EQ(inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt).error().code,
            "notices.answer_missing");
  EXPECT_EQ(inbox.lists(viewer_of(cast.as_li_mother())).open.size(), 1u);
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 0), "");
  EXPECT_TRUE(inbox.lists(viewer_of(cast.as_li_mother())).open.empty());
}

TEST_P(AnswerStore, MayBeChangedUntilItIsDueAndGivenLate) {
  auto id = publish(asking(Needs::kAnswer));
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 0), "");
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 1), "");
  clock.set(clock.now() + hours{25});
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 0), "notices.answers_closed");
  EXPECT_EQ(page(cast.as_principal(), id).counts, (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(answer(cast.as_zhao_mother(), id, cast.zhao, 0), "") << "late is better than never";
}

TEST_P(AnswerStore, RefusesWhatWasNotOfferedOrNotAsked) {
  auto id = publish(asking(Needs::kAnswer));
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 2), "notices.no_such_choice");
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, -1), "notices.no_such_choice");
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, {}), "notices.answer_missing");
  std::string longest(std::size_t(kLongestOpinion) + 1, 'x');
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 0, longest), "notices.opinion_too_long");
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.zhao, 0), "notices.no_such_notice") << "another's child";
  EXPECT_EQ(answer(cast.as_li_barred_father(), id, cast.li, 0), "notices.no_such_notice");
  auto quiet = asking(Needs::kAnswer);
  quiet.client_key = "quiet", quiet.asks_opinion = false;
  EXPECT_EQ(answer(cast.as_li_mother(), publish(quiet), cast.li, 0, "好"), "notices.opinion_not_asked");
}

TEST_P(AnswerStore, ShowsAnOpinionToItsWriterAndToStaffNotToTheOtherGuardian) {
  auto id = publish(asking(Needs::kAnswer));
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 0, "能不能早点回来"), "");
  EXPECT_EQ(letter(cast.as_li_mother(), id).answers.at(0).opinion, "能不能早点回来");
  EXPECT_EQ(letter(as_li_other(), id).answers.at(0).opinion, std::nullopt);
  EXPECT_EQ(letter(as_li_other(), id).answers.at(0).choice, 0) << "the child's answer is the family's";
  EXPECT_EQ(page(cast.as_principal(), id).opinions.at(0).opinion, "能不能早点回来");
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, {}, " "), "") << "taken back";
  EXPECT_TRUE(page(cast.as_principal(), id).opinions.empty());
}

TEST_P(AnswerStore, IsReadByThoseInChargeForTheirClassesAlone) {
  auto id = publish(asking(Needs::kAnswer));
  answer(cast.as_li_mother(), id, cast.li, 0, "好的");
  answer(cast.as_sun_mother(), id, cast.sun, 1, "晕车");
  auto own = page(cast.as_homeroom(), id);
  ASSERT_EQ(own.answers.size(), 1u);
  EXPECT_EQ(own.answers[0].name, "李小雨");
  EXPECT_EQ(own.counts, (std::vector<std::int64_t>{1, 0}));
  EXPECT_EQ(own.children, 2);
  ASSERT_EQ(own.opinions.size(), 1u);
  EXPECT_EQ(page(cast.as_principal(), id).answers.size(), 2u);
}

TEST_P(AnswerStore, KeepsASignatureWithTheTextThatWasSigned) {
  auto id = publish(asking(Needs::kSign));
  auto shown = letter(cast.as_li_mother(), id);
  EXPECT_EQ(inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt).error().code,
            "notices.signature_missing");
  EXPECT_EQ(sign(id, shown.text_hash, std::nullopt), "notices.answer_missing");
  EXPECT_EQ(sign(id, shown.text_hash), "");
  EXPECT_TRUE(letter(cast.as_li_mother(), id).answers.at(0).signed_at);
  auto texts = answers.signed_texts(viewer_of(cast.as_principal()), id, cast.li).value();
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].body, "周五去植物园");
  EXPECT_EQ(texts[0].text_hash, text_hash_of("秋游", "周五去植物园", {}));
  EXPECT_EQ(texts[0].drawing, drawing());
}

TEST_P(AnswerStore, CarriesNoSignatureOverToACorrectedText) {
  auto id = publish(asking(Needs::kSign));
  auto before = letter(cast.as_li_mother(), id).text_hash;
  EXPECT_EQ(sign(id, before), "");
  clock.set(clock.now() + hours{1});
  ASSERT_TRUE(notices.correct(viewer_of(cast.as_principal()), {id, "秋游", "改到周六去植物园", {}}));
  auto now = letter(cast.as_li_mother(), id);
  EXPECT_FALSE(now.answers.at(0).signed_at);
  EXPECT_FALSE(now.item.children.at(0).done_at) << "asked again";
  EXPECT_EQ(sign(id, before), "notices.text_changed");
  EXPECT_EQ(sign(id, now.text_hash), "");
  auto texts = answers.signed_texts(viewer_of(cast.as_principal()), id, cast.li).value();
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].body, "周五去植物园") << "what was signed first can still be shown";
  EXPECT_EQ(texts[1].body, "改到周六去植物园");
}

TEST_P(AnswerStore, SignsOnlyWhatAsksForASignature) {
  auto id = publish(asking(Needs::kAnswer));
  EXPECT_EQ(sign(id, letter(cast.as_li_mother(), id).text_hash), "notices.no_signature_asked");
}

TEST_P(AnswerStore, TakesNoAnswerOnceItIsWithdrawn) {
  auto id = publish(asking(Needs::kAnswer));
  notices.withdraw(viewer_of(cast.as_principal()), id).value();
  EXPECT_EQ(answer(cast.as_li_mother(), id, cast.li, 0), "notices.no_such_notice");
}

KITH_BOTH_ENGINES(AnswerStore);

TEST(AnswerRoutes, SayNothingToThoseWhomItDoesNotConcern) {
  db::ScratchDatabase database;
  auto cast = database.db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  Publishing publishing{database.db(), clock, ledger, events};
  Answers answers{database.db(), clock};
  http::RouterKit kit{answer_routes(answers)};
  auto id = publishing
                .publish(viewer_of(cast.as_homeroom()), {.title = "秋游",
                                                         .body = "周五",
                                                         .needs = Needs::kAnswer,
                                                         .audience = {.class_ids = {cast.school_class}},
                                                         .client_key = "key",
                                                         .asks_opinion = true,
                                                         .choices = std::vector<std::string>{"去", "不去"}})
                .value()
                .notice_id;
  ASSERT_EQ(kit.call(cast.as_li_mother(), fmt::format("POST /api/inbox/{}/answer", id),
                     fmt::format(R"({{"student_id": {}, "choice": 0, "opinion": "晕车药带着"}})", cast.li))
                .status,
            204);
  for (const char* path : {"GET /api/notices/{}/answers", "GET /api/notices/{}/answers/workbook"}) {
    auto request = fmt::format(fmt::runtime(path), id);
    EXPECT_EQ(kit.call(cast.as_homeroom(), request).status, 200) << path;
    for (const auto& [caller, status] :
         std::vector<std::pair<access::Caller, int>>{{cast.as_other_homeroom(), 404},
                                                     {cast.as_homeroom_elsewhere(), 404},
                                                     {cast.as_principal_elsewhere(), 404},
                                                     {cast.as_officer(), 403},
                                                     {cast.as_li_mother(), 403},
                                                     {{}, 401}}) {
      auto answer = kit.call(caller, request);
      EXPECT_EQ(answer.status, status) << path;
      EXPECT_EQ(answer.body.find("晕车药"), std::string::npos);
      EXPECT_EQ(answer.body.find("李小雨"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace kith::notices
