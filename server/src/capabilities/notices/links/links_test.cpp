// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/answers/answer_store.hpp"
#include "capabilities/notices/attachments/uploads.hpp"
#include "capabilities/notices/links/link.hpp"
#include "capabilities/notices/links/routes.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;

TEST(ALink, SaysWhomAndWhatItIsForAndNothingElse) {
  secrets::SeededRandom random{7};
  const secrets::Sealer sealer{secrets::FieldKey{}, random}, another{secrets::FieldKey{9}, random};
  const Link link{(std::int64_t{5} << 32) + 77, (std::int64_t{5} << 32) + 4'000'000'000,
                  make_date(2026, 12, 1)};
  auto token = token_of(link, sealer);
  EXPECT_EQ(token.size(), 31u) << "short enough for an SMS";
  EXPECT_EQ(read_token(token, sealer), link);
  EXPECT_FALSE(read_token(token, another)) << "of another installation";
  for (std::size_t i = 0; i < token.size(); ++i) {
    auto changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    auto read = read_token(changed, sealer);
    EXPECT_TRUE(!read || *read == link) << "changed at " << i;
  }
  for (const char* wrong : {"", "A", "1-2", "%%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    EXPECT_FALSE(read_token(wrong, sealer)) << wrong;
}

TEST(ATicket, IsNoLinkAndALinkIsNoTicket) {
  secrets::SeededRandom random{7};
  const secrets::Sealer sealer{secrets::FieldKey{}, random}, another{secrets::FieldKey{9}, random};
  const Ticket ticket{(std::int64_t{5} << 32) + 77, (std::int64_t{5} << 32) + 4'000'000'000,
                      Instant{std::chrono::minutes{29'000'000}}};
  const auto text = ticket_of(ticket, sealer);
  EXPECT_EQ(read_ticket(text, sealer), ticket);
  EXPECT_FALSE(read_ticket(text, another));
  EXPECT_FALSE(read_token(text, sealer));
  EXPECT_FALSE(
      read_ticket(token_of({ticket.notice_id, ticket.person_id, make_date(2026, 12, 1)}, sealer), sealer));
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto changed = text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    auto read = read_ticket(changed, sealer);
    EXPECT_TRUE(!read || *read == ticket) << "changed at " << i;
  }
}

std::string drawing() {
  std::string path = "M0 100";
  for (int i = 1; i < 20; ++i) path += fmt::format("L{} 120", i * 20);
  return path;
}

class LinkStore : public db::BothEngines {
 protected:
  LinkStore() {
    db().write([&](db::Tx& tx) {
      tx.exec({"test.telephones", "update guardians set telephone_sealed = :sealed"},
              {{"sealed", sealer.seal("13800001234")}});
    });
  }
  std::int64_t publish(const people::AudienceSpec& audience) {
    return publishing
        .publish(viewer_of(cast.as_homeroom()), {.title = "秋游",
                                                 .body = "周五去植物园",
                                                 .needs = ledger::Needs::kConfirm,
                                                 .audience = audience,
                                                 .client_key = "key"})
        ->notice_id;
  }
  std::string token(std::int64_t notice_id, std::int64_t guardian) {
    return token_of({notice_id, guardian, clock.today() + std::chrono::days{7}}, sealer);
  }
  http::Answer call(const std::string& what, const std::string& token, const std::string& digits = "") {
    return kit.call({}, "POST /api/linked_letters/" + what,
                    R"({"token": ")" + token + R"(", "digits": ")" + digits + R"("})");
  }
  std::int64_t ask(ledger::Needs needs, const people::AudienceSpec& audience,
                   std::vector<std::string> enclosed = {}) {
    NewNotice notice{.title = "秋游",
                     .body = "周五去植物园",
                     .needs = needs,
                     .audience = audience,
                     .due_at = clock.now() + std::chrono::hours{24},
                     .client_key = "asking",
                     .asks_opinion = true,
                     .attachments = std::move(enclosed)};
    if (needs == ledger::Needs::kAnswer) notice.choices = std::vector<std::string>{"去", "不去"};
    return publishing.publish(viewer_of(cast.as_homeroom()), notice).value().notice_id;
  }
  http::Answer answer(const std::string& token, std::int64_t student_id, const std::string& rest,
                      const std::string& digits = "") {
    return kit.call({}, "POST /api/linked_letters/answer",
                    fmt::format(R"({{"token": "{}", "digits": "{}", "student_id": {}, {}}})", token, digits,
                                student_id, rest));
  }
  http::Answer sign(const std::string& token, std::int64_t student_id, const std::string& text_hash,
                    const std::string& digits = "") {
    return kit.call({}, "POST /api/linked_letters/signature",
                    fmt::format(R"({{"token": "{}", "digits": "{}", "student_id": {}, "drawing": "{}", )"
                                R"("text_hash": "{}"}})",
                                token, digits, student_id, drawing(), text_hash));
  }
  std::string hash_shown(const std::string& token) {
    return std::string(call("opening", token).json().at("letter").at("text_hash").as_string());
  }
  std::string pdf_of_homeroom() {
    const std::string bytes = "%PDF-1.5\n%%EOF\n";
    const auto viewer = viewer_of(cast.as_homeroom());
    auto upload = uploads.begin(viewer, {AttachmentKind::kFile, "a.pdf", std::int64_t(bytes.size())}).value();
    uploads.add_part(viewer, upload.address, 0, bytes).value();
    return uploads.complete(viewer, upload.address).value().address;
  }
  std::string ticket_in(const http::Answer& opened) {
    return std::string(opened.json().at("ticket").as_string());
  }
  http::Answer enclosed(const std::string& ticket, const std::string& address) {
    return kit.call({}, "GET /api/linked_letters/attachments/" + ticket + "/" + address);
  }
  std::int64_t done(std::int64_t notice_id) {
    return notices.detail(viewer_of(cast.as_homeroom()), notice_id)->notice.receipts.done;
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  access::Attempts attempts{db(), clock, sealer};
  Publishing publishing{db(), clock, ledger, events};
  Notices notices{db(), clock, events};
  Inbox inbox{db(), clock};
  Answers answers{db(), clock};
  Uploads uploads{db(), clock, sealer, random};
  Attachments attachments{db(), clock, sealer};
  jobs::Jobs jobs{clock, random};
  AskingAgain asking_again{db(), jobs};
  Notices correcting{db(), clock, events, nullptr, nullptr, &asking_again};
  http::RouterKit kit{link_routes({db(), clock, sealer, attempts, {inbox, answers, attachments}})};
};
KITH_BOTH_ENGINES(LinkStore);

TEST_P(LinkStore, OpensAndConfirmsWithoutSigningIn) {
  auto id = publish({.class_ids = {cast.school_class}});
  auto own = token(id, cast.li_mother);
  auto opened = call("opening", own);
  EXPECT_EQ(opened.status, 200);
  EXPECT_NE(opened.body.find("周五去植物园"), std::string::npos);
  EXPECT_EQ(opened.body.find("李小雨"), std::string::npos) << "the link may have been passed on";
  EXPECT_NE(opened.body.find("小雨"), std::string::npos);
  EXPECT_EQ(opened.body.find("赵"), std::string::npos);
  EXPECT_EQ(done(id), 0) << "opening is not confirming";
  EXPECT_EQ(call("confirmation", own).status, 200);
  EXPECT_EQ(call("confirmation", own).status, 200) << "twice does no harm";
  EXPECT_EQ(done(id), 1);
}

TEST_P(LinkStore, ShowsNoOpinionThatWasGivenInTheApp) {
  auto id = publish({.class_ids = {cast.school_class}});
  db().write([&](db::Tx& tx) {
    save_opinion(tx, {cast.school, id, cast.li, cast.li_mother, "孩子晕车", clock.now()});
  });
  EXPECT_EQ(call("opening", token(id, cast.li_mother)).body.find("晕车"), std::string::npos);
}

TEST_P(LinkStore, ServesNobodyElse) {
  auto id = publish({.class_ids = {cast.school_class}});
  EXPECT_EQ(call("opening", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").code(), "notices.bad_link");
  for (auto guardian : {cast.li_barred_father, cast.sun_mother})
    EXPECT_EQ(call("opening", token(id, guardian)).code(), "notices.no_such_notice");
  auto own = token(id, cast.li_mother);
  clock.set(clock.now() + std::chrono::days{8});
  EXPECT_EQ(call("opening", own).code(), "notices.link_expired");
  EXPECT_EQ(call("confirmation", own).code(), "notices.link_expired");
  EXPECT_EQ(done(id), 0);
}

TEST_P(LinkStore, TellsNothingOfAWithdrawnLetter) {
  auto id = publish({.class_ids = {cast.school_class}});
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_homeroom()), id));
  auto answer = call("opening", token(id, cast.li_mother));
  EXPECT_EQ(answer.code(), "notices.no_such_notice");
  EXPECT_EQ(answer.body.find("秋游"), std::string::npos);
}

TEST_P(LinkStore, AsksForFourDigitsWhereItIsAboutSingleStudents) {
  auto id = publish({.student_ids = {cast.li}});
  auto own = token(id, cast.li_mother);
  auto asked = call("opening", own);
  EXPECT_EQ(asked.status, 200);
  for (const char* secret : {"秋游", "植物园", "小雨"}) EXPECT_EQ(asked.body.find(secret), std::string::npos);
  EXPECT_EQ(call("confirmation", own).code(), "notices.digits_missing");
  EXPECT_EQ(call("opening", own, "1234").status, 200);
  EXPECT_NE(call("opening", own, "1234").body.find("植物园"), std::string::npos);
  for (const char* wrong : {"0000", "123", "13800001234", "4321", "9999"})
    EXPECT_EQ(call("opening", own, wrong).code(), "notices.wrong_digits") << wrong;
  EXPECT_EQ(call("opening", own, "1234").code(), "access.too_many_tries") << "even the right ones";
  EXPECT_EQ(done(id), 0);
}

TEST_P(LinkStore, TakesAChoiceAndAnOpinionForTheChild) {
  auto id = ask(ledger::Needs::kAnswer, {.class_ids = {cast.school_class}});
  auto own = token(id, cast.li_mother);
  EXPECT_EQ(call("confirmation", own).code(), "notices.answer_missing");
  auto answered = answer(own, cast.li, R"("choice": 1, "opinion": "孩子晕车")");
  EXPECT_EQ(answered.status, 200) << answered.body;
  EXPECT_EQ(answered.body.find("晕车"), std::string::npos) << "whoever holds the link does not read it back";
  EXPECT_EQ(answered.json().at("letter").at("answers").at(0).at("choice"), 1);
  EXPECT_EQ(done(id), 1);
  auto page = answers.page(viewer_of(cast.as_homeroom()), id).value();
  EXPECT_EQ(page.counts, (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(page.opinions.at(0).opinion, "孩子晕车");
  EXPECT_EQ(answer(own, cast.li, R"("choice": 0)").status, 200) << "until it is due";
  clock.set(clock.now() + std::chrono::hours{25});
  EXPECT_EQ(answer(own, cast.li, R"("choice": 1)").code(), "notices.answers_closed");
}

TEST_P(LinkStore, TakesASignatureUnderTheVeryTextThatWasShown) {
  auto id = ask(ledger::Needs::kSign, {.class_ids = {cast.school_class}});
  auto own = token(id, cast.li_mother);
  const auto shown = hash_shown(own);
  clock.set(clock.now() + std::chrono::hours{1});
  ASSERT_TRUE(correcting.correct(viewer_of(cast.as_homeroom()), {id, "秋游", "周六去植物园", {}, {}}));
  EXPECT_EQ(sign(own, cast.li, shown).code(), "notices.text_changed");
  EXPECT_EQ(done(id), 0);
  auto is_signed = sign(own, cast.li, hash_shown(own));
  EXPECT_EQ(is_signed.status, 200) << is_signed.body;
  EXPECT_EQ(is_signed.body.find(drawing()), std::string::npos) << "a drawn name is not given out by link";
  EXPECT_EQ(done(id), 1);
  auto texts = answers.signed_texts(viewer_of(cast.as_homeroom()), id, cast.li).value();
  EXPECT_EQ(texts.at(0).body, "周六去植物园");
  EXPECT_EQ(texts.at(0).text_hash, text_hash_of("秋游", "周六去植物园", {}));
}

TEST_P(LinkStore, AnswersForNobodyElse) {
  auto id = ask(ledger::Needs::kAnswer, {.whole_school = false, .class_ids = {cast.school_class}});
  const std::string choice = R"("choice": 0)";
  EXPECT_EQ(answer(token(id, cast.li_mother), cast.zhao, choice).code(), "notices.no_such_notice")
      << "another's child";
  EXPECT_EQ(answer(token(id, cast.li_mother), cast.sun, choice).code(), "notices.no_such_notice");
  for (auto guardian : {cast.li_barred_father, cast.sun_mother})
    EXPECT_EQ(answer(token(id, guardian), cast.li, choice).code(), "notices.no_such_notice");
  EXPECT_EQ(answer("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", cast.li, choice).code(), "notices.bad_link");
  EXPECT_EQ(sign(token(id, cast.li_mother), cast.li, "x").code(), "notices.no_signature_asked");
  auto own = token(id, cast.li_mother);
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, cast.li, cast.li_mother, false, false); });
  EXPECT_EQ(answer(own, cast.li, choice).code(), "notices.no_such_notice") << "barred since it was sent";
  auto zhao = token(id, cast.zhao_mother);
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_homeroom()), id));
  EXPECT_EQ(answer(zhao, cast.zhao, choice).code(), "notices.no_such_notice") << "withdrawn";
  clock.set(clock.now() + std::chrono::days{8});
  EXPECT_EQ(answer(zhao, cast.zhao, choice).code(), "notices.link_expired");
  EXPECT_TRUE(db().read([&](db::Session& session) {
    return answers_for(session, id, {cast.li, cast.zhao, cast.sun}).empty();
  }));
}

TEST_P(LinkStore, TakesAnswersToPrivateLettersAfterTheFourDigitsOnly) {
  auto id = ask(ledger::Needs::kSign, {.student_ids = {cast.li}});
  auto own = token(id, cast.li_mother);
  const auto hash = text_hash_of("秋游", "周五去植物园", {});
  EXPECT_EQ(sign(own, cast.li, hash).code(), "notices.digits_missing");
  EXPECT_EQ(sign(own, cast.li, hash, "0000").code(), "notices.wrong_digits");
  EXPECT_EQ(answer(own, cast.li, R"("opinion": "好")").code(), "notices.digits_missing");
  EXPECT_EQ(done(id), 0);
  EXPECT_EQ(sign(own, cast.li, hash, "1234").status, 200);
  EXPECT_EQ(done(id), 1);
}

TEST_P(LinkStore, OpensWhatWasSentWithTheLetterForAnHour) {
  const auto address = pdf_of_homeroom();
  auto id = ask(ledger::Needs::kRead, {.class_ids = {cast.school_class}}, {address});
  auto opened = call("opening", token(id, cast.li_mother));
  const auto ticket = ticket_in(opened);
  auto file = enclosed(ticket, address);
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(file.body.starts_with("%PDF"));
  EXPECT_EQ(enclosed(ticket, "1").code(), "notices.no_such_attachment");
  EXPECT_EQ(enclosed(token(id, cast.li_mother), address).code(), "notices.bad_link") << "a token is none";
  db().write([&](db::Tx& tx) { people::kit::limit_guardian(tx, cast.li, cast.li_mother, false, false); });
  EXPECT_EQ(enclosed(ticket, address).code(), "notices.no_such_attachment") << "barred since";
  const auto zhao = ticket_in(call("opening", token(id, cast.zhao_mother)));
  EXPECT_EQ(enclosed(zhao, address).status, 200);
  clock.set(clock.now() + std::chrono::minutes{61});
  EXPECT_EQ(enclosed(zhao, address).code(), "notices.link_expired");
}

TEST_P(LinkStore, GivesNoTicketToAPrivateLetterBeforeTheDigits) {
  auto id = ask(ledger::Needs::kRead, {.student_ids = {cast.li}});
  auto opened = call("opening", token(id, cast.li_mother));
  EXPECT_EQ(opened.body.find("ticket\":\""), std::string::npos) << opened.body;
}

}  // namespace
}  // namespace kith::notices
