// SPDX-License-Identifier: Apache-2.0
// From a published notice to the last family, step by step, with two channels that only note whom they wrote
// to.
#include <gtest/gtest.h>

#include "capabilities/notices/escalation/proofs.hpp"
#include "capabilities/notices/escalation/routes.hpp"
#include "capabilities/notices/escalation/tellings.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "delivery/address_store.hpp"
#include "people/topics.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using delivery::AddressKind;
using people::viewer_of;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

class NotingChannel : public delivery::Channel {
 public:
  NotingChannel(std::string name, AddressKind kind, bool costs_money, std::vector<std::string>& sent)
      : name_(std::move(name)), kind_(kind), costs_money_(costs_money), sent_(sent) {}
  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return kind_; }
  bool costs_money() const override { return costs_money_; }
  delivery::Limits limits() const override { return {}; }
  std::vector<delivery::SendResult> send(const std::vector<delivery::Letter>& letters) override {
    for (const auto& letter : letters) sent_.push_back(name_ + " " + letter.address);
    return std::vector<delivery::SendResult>(letters.size(), {delivery::Answer::kAccepted});
  }

 private:
  const std::string name_;
  const AddressKind kind_;
  const bool costs_money_;
  std::vector<std::string>& sent_;
};

class EscalationStore : public db::BothEngines {
 protected:
  EscalationStore() {
    outbox.ask_before_sending("notices", &still_awaited);
    db().write([&](db::Tx& tx) {
      grandmother = people::kit::add_guardian(
          tx, cast.li, {.name = "李奶奶", .relation = "paternal_grandmother", .position = 3});
      lonely = people::kit::add_student(tx, cast.school_class, {.name = "周无亲"});
      for (auto [person, telephone] : {std::pair{cast.li_mother, "1"},
                                       {grandmother, "2"},
                                       {cast.zhao_mother, "3"},
                                       {cast.li_barred_father, "barred"}})
        tx.exec({"test.telephones", "update guardians set telephone_sealed = :sealed where id = :id"},
                {{"sealed", sealer.seal(telephone)}, {"id", person}});
    });
  }
  void open_channels() {
    outbox.add_channel(std::make_unique<NotingChannel>("mail", AddressKind::kEmail, false, sent));
    outbox.add_channel(std::make_unique<NotingChannel>("sms", AddressKind::kTelephone, true, sent));
  }
  std::int64_t publish_by(ledger::ReceiptRule rule) {
    return publishing
        .publish(viewer_of(cast.as_homeroom()), {.title = "秋游",
                                                 .body = "周五去植物园",
                                                 .needs = ledger::Needs::kConfirm,
                                                 .audience = {.student_ids = {cast.li}},
                                                 .client_key = "by rule",
                                                 .receipt_rule = rule})
        ->notice_id;
  }
  std::int64_t publish(Reach reach = Reach::kEverybody, std::optional<Instant> due_at = {}) {
    return publishing
        .publish(viewer_of(cast.as_homeroom()), {.title = "秋游",
                                                 .body = "周五去植物园",
                                                 .needs = ledger::Needs::kConfirm,
                                                 .audience = {.class_ids = {cast.school_class}},
                                                 .due_at = due_at,
                                                 .reach = reach,
                                                 .client_key = "key"})
        ->notice_id;
  }
  std::vector<std::string> sent_after(std::chrono::milliseconds time) {
    clock.set(clock.now() + time);
    sent.clear();
    for (int round = 0; round < 3; ++round) {
      while (worker.work_once()) {
      }
      for (const auto& channel : outbox.channels())
        while (outbox.send_some(*channel)) {
        }
    }
    std::ranges::sort(sent);
    return sent;
  }
  std::vector<std::string> list_of(const access::Caller& caller) {
    std::vector<std::string> names;
    for (const auto& line : tellings.own(viewer_of(caller))) names.push_back(line.name);
    std::ranges::sort(names);
    return names;
  }
  ProofPage proof(std::int64_t id) { return *proofs.page(viewer_of(cast.as_homeroom()), id); }
  void note(std::int64_t id, std::int64_t student, TellingOutcome outcome,
            ToldHow how = ToldHow::kTelephone) {
    ASSERT_TRUE(tellings.note(viewer_of(cast.as_homeroom()), {id, student, outcome, how}));
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  std::int64_t grandmother = 0, lonely = 0;
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  std::vector<std::string> sent;
  jobs::Jobs jobs{clock, random};
  delivery::Outbox outbox{{db(), clock, random, sealer}};
  Sending sending{db(), clock, jobs, outbox};
  jobs::Worker worker{db(), jobs, sending.handlers()};
  Publishing publishing{db(), clock, ledger, events, &sending};
  Notices notices{db(), clock, events, &sending};
  Inbox inbox{db(), clock, nullptr, &events};
  Tellings tellings{db(), clock, events};
  Proofs proofs{db(), clock, sending};
};
KITH_BOTH_ENGINES(EscalationStore);

using Names = std::vector<std::string>;

TEST_P(EscalationStore, GoesFromChannelToChannelToTheListToPaper) {
  open_channels();
  auto id = publish();
  EXPECT_EQ(sent_after(minutes{0}), Names{}) << "nobody has an e-mail address";
  EXPECT_EQ(sent_after(hours{2}), (Names{"sms 1", "sms 3"})) << "paid ones to who is called first";
  EXPECT_EQ(sent_after(hours{1}), Names{}) << "once";
  EXPECT_EQ(sent_after(hours{21}), Names{"sms 2"}) << "then the other guardians, never who is barred";
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_zhao_mother()), id, std::nullopt));
  EXPECT_EQ(sent_after(hours{24}), Names{});
  EXPECT_EQ(list_of(cast.as_homeroom()), (Names{"周无亲", "李小雨"}));
  EXPECT_EQ(proof(id).steps.back().done_at, std::nullopt);
  sent_after(hours{24});
  for (const auto& line : tellings.own(viewer_of(cast.as_homeroom()))) EXPECT_TRUE(line.on_paper_at);
  EXPECT_TRUE(proof(id).steps.back().done_at);
  EXPECT_EQ(proof(id).steps.back().reached, 2);
}

TEST_P(EscalationStore, DoesNotWaitForTheNextStepWhereAChannelCannotReachAtAll) {
  open_channels();
  publish();
  sent_after(minutes{0});
  EXPECT_EQ(sent_after(minutes{10}), (Names{"sms 1", "sms 3"}));
  EXPECT_EQ(sent_after(hours{2}), Names{}) << "not again at its own time";
}

TEST_P(EscalationStore, StopsWhenItIsWithdrawnOrEverybodyHasAnswered) {
  open_channels();
  auto id = publish();
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_homeroom()), id));
  EXPECT_EQ(sent_after(hours{80}), Names{});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
}

TEST_P(EscalationStore, TriesEverythingAtOnceAtNightWhenItIsUrgent) {
  open_channels();
  clock.set(clock.at(clock.today(), 22 * 60));
  auto id = publish(Reach::kUrgent);
  EXPECT_EQ(sent_after(minutes{0}), (Names{"sms 1", "sms 2", "sms 3"}));
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt));
  sent_after(minutes{5});
  EXPECT_EQ(list_of(cast.as_homeroom()), (Names{"周无亲", "赵大海"}));
  EXPECT_TRUE(tellings.own(viewer_of(cast.as_homeroom())).at(0).is_urgent);
}

TEST_P(EscalationStore, AsksNobodyToCallFamiliesAtNight) {
  clock.set(clock.at(clock.today(), 22 * 60));
  publish();
  sent_after(hours{48} + minutes{1});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
  sent_after(hours{9});
  EXPECT_EQ(list_of(cast.as_homeroom()).size(), 3u);
}

TEST_P(EscalationStore, WritesOnceToWhomItNeedNotReach) {
  open_channels();
  publish(Reach::kPlain);
  EXPECT_EQ(sent_after(hours{100}), Names{});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
}

TEST_P(EscalationStore, EndsWithEachFamilyProvenOrNamedWithAnOwner) {
  auto id = publish();
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_zhao_mother()), id, std::nullopt));
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_li_mother()), id));
  sent_after(hours{48});
  note(id, lonely, TellingOutcome::kNoAnswer);
  note(id, lonely, TellingOutcome::kWrongNumber);
  auto page = proof(id);
  ASSERT_EQ(page.unproven.size(), 2u);
  for (const auto& line : page.unproven) {
    EXPECT_EQ(line.owner_name, "何老师");
    EXPECT_EQ(line.proof, line.student_id == lonely ? Proof::kUnreachable : Proof::kOpened);
    if (line.student_id != lonely) continue;
    EXPECT_EQ(line.attempts, 2);
    EXPECT_EQ(line.last_outcome, TellingOutcome::kWrongNumber);
  }
  note(id, lonely, TellingOutcome::kTold, ToldHow::kPaper);
  EXPECT_EQ(proof(id).unproven.size(), 1u);
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{"李小雨"});
  ASSERT_TRUE(tellings.take_back(viewer_of(cast.as_homeroom()), id, lonely));
  EXPECT_EQ(list_of(cast.as_homeroom()).size(), 2u) << "told by mistake";
  EXPECT_EQ(tellings.take_back(viewer_of(cast.as_homeroom()), id, lonely).error().code,
            "notices.not_told_by_you");
}

TEST_P(EscalationStore, AsksNobodyToCallTwoWeeksTooLateAndNamesTheFamilyAllTheSame) {
  auto id = publish(Reach::kEverybody, clock.now() + hours{72});
  sent_after(hours{72} + days{13});
  EXPECT_EQ(list_of(cast.as_homeroom()).size(), 3u);
  sent_after(days{2});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
  EXPECT_EQ(proof(id).unproven.size(), 3u);
  EXPECT_EQ(proof(id).unproven.front().owner_name, "何老师");
}

TEST_P(EscalationStore, LeavesTheNamesOfWhoHasLeftToTheDesk) {
  publish();
  sent_after(hours{48});
  EXPECT_EQ(list_of(cast.as_principal()), Names{});
  db().write([&](db::Tx& tx) {
    tx.exec({"test.left", "update staff set left_on = :today where id = :id"},
            {{"today", clock.today()}, {"id", cast.homeroom}});
  });
  EXPECT_EQ(list_of(cast.as_principal()).size(), 3u);
}

TEST_P(EscalationStore, TakesATellingBeforeAnyListAsked) {
  auto id = publish();
  note(id, cast.li, TellingOutcome::kTold, ToldHow::kInPerson);
  EXPECT_EQ(proof(id).counts.front().proof, Proof::kTold);
  sent_after(hours{48});
  EXPECT_EQ(list_of(cast.as_homeroom()), (Names{"周无亲", "赵大海"}));
}

TEST_P(EscalationStore, TellsTheStaffOfTheClassAtOnceWhoHasOpenedIt) {
  auto id = publish(Reach::kUrgent);
  events.taken();
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_li_mother()), id));
  auto heard = events.taken();
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(heard[0].name, "notice.answered");
  EXPECT_EQ(heard[0].topics,
            (Names{people::school_topic(cast.school), people::class_topic(cast.school_class)}));
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_li_mother()), id));
  EXPECT_TRUE(events.taken().empty()) << "only when something changed";
}

TEST_P(EscalationStore, CertifiesOnPaperAndAsAWorkbook) {
  auto id = publish();
  sent_after(hours{72});
  auto homeroom = viewer_of(cast.as_homeroom());
  for (auto language : {Language::kZh, Language::kEn}) {
    EXPECT_TRUE(proofs.certificate(homeroom, {id, Paper::kPdf, language})->starts_with("%PDF"));
    EXPECT_TRUE(proofs.certificate(homeroom, {id, Paper::kXlsx, language})->starts_with("PK"));
    EXPECT_TRUE(proofs.slips(homeroom, id, language)->starts_with("%PDF"));
  }
  for (auto student : {cast.li, cast.zhao, lonely}) note(id, student, TellingOutcome::kTold);
  EXPECT_EQ(proofs.slips(homeroom, id, Language::kZh).error().code, "notices.nobody_missing");
}

TEST_P(EscalationStore, KeepsTheLadderTheSchoolHasSet) {
  auto principal = viewer_of(cast.as_principal());
  EXPECT_FALSE(proofs.ladder(principal).is_own);
  ASSERT_TRUE(proofs.set_ladder(principal, {{StepKind::kCallList, {}, 60}}));
  EXPECT_TRUE(proofs.ladder(principal).is_own);
  EXPECT_FALSE(proofs.ladder(viewer_of(cast.as_principal_elsewhere())).is_own);
  publish();
  sent_after(minutes{60});
  EXPECT_EQ(list_of(cast.as_homeroom()).size(), 3u);
}

TEST_P(EscalationStore, ShowsNobodyElsesFamilies) {
  auto id = publish();
  sent_after(hours{48});
  EXPECT_EQ(list_of(cast.as_other_homeroom()), Names{});
  http::RouterKit kit(escalation_routes(tellings, proofs));
  auto path = "/api/notices/" + std::to_string(id);
  auto telling = "POST " + path + "/tellings/" + std::to_string(cast.li);
  auto stranger = "POST " + path + "/tellings/" + std::to_string(cast.sun);
  const std::string told = R"({"outcome": "told", "how": "telephone"})";
  const std::vector<std::string> names{"李小雨", "赵大海", "周无亲", "李奶奶"};
  kit.check({
      {.name = "the class's own teacher",
       .as = cast.as_homeroom(),
       .request = "GET " + path + "/proof",
       .body_has = {"李小雨", "何老师"},
       .body_lacks = {"孙一鸣"}},
      {.name = "another teacher",
       .as = cast.as_other_homeroom(),
       .request = "GET " + path + "/proof",
       .status = 404,
       .body_lacks = names},
      {.name = "another school",
       .as = cast.as_principal_elsewhere(),
       .request = "GET " + path + "/proof",
       .status = 404,
       .body_lacks = names},
      {.name = "a guardian",
       .as = cast.as_li_mother(),
       .request = "GET " + path + "/proof",
       .status = 403,
       .body_lacks = names},
      {.name = "another teacher's list",
       .as = cast.as_other_homeroom(),
       .request = "GET /api/tellings",
       .body_lacks = names},
      {.name = "another teacher's paper",
       .as = cast.as_other_homeroom(),
       .request = "GET " + path + "/certificate?format=pdf",
       .status = 404},
      {.name = "another teacher's slips",
       .as = cast.as_other_homeroom(),
       .request = "GET " + path + "/slips",
       .status = 404},
      {.name = "telling for another class",
       .as = cast.as_other_homeroom(),
       .request = telling,
       .body = told,
       .status = 404},
      {.name = "telling a student it is not for",
       .as = cast.as_homeroom(),
       .request = stranger,
       .body = told,
       .status = 404},
      {.name = "a teacher sets no ladder",
       .as = cast.as_homeroom(),
       .request = "PUT /api/notice_ladder",
       .body = R"({"steps": []})",
       .status = 403},
      {.name = "the desk does",
       .as = cast.as_principal(),
       .request = "PUT /api/notice_ladder",
       .body = R"({"steps": [{"kind": "call_list", "channel": "", "after_minutes": 60}]})",
       .body_has = {"\"is_own\":true"}},
      {.name = "but not a wrong one",
       .as = cast.as_principal(),
       .request = "PUT /api/notice_ladder",
       .body = R"({"steps": [{"kind": "paper", "channel": "", "after_minutes": 60}]})",
       .status = 422,
       .body_has = {"notices.bad_ladder"}},
  });
}

TEST_P(EscalationStore, GoesOnUntilEachGuardianHasAnsweredWhereAllAreAsked) {
  open_channels();
  auto id = publish_by(ledger::ReceiptRule::kAll);
  sent_after(minutes{0});
  ASSERT_TRUE(*inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt));
  EXPECT_EQ(sent_after(hours{2}), Names{"sms 2"}) << "paid for who has not, though called later";
  EXPECT_EQ(proof(id).unproven.size(), 1u);
  sent_after(hours{46});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{"李小雨"});
  ASSERT_TRUE(*inbox.confirm(people::kit::as_guardian(grandmother), id, std::nullopt));
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
  EXPECT_TRUE(proof(id).unproven.empty());
  EXPECT_EQ(proof(id).counts.at(0).proof, Proof::kAnswered);
}

TEST_P(EscalationStore, TakesNoCarersReadingForAProof) {
  db().write([&](db::Tx& tx) {
    tx.exec({"test.carer", "update guardianships set is_carer = 1 where guardian_id = :id"},
            {{"id", grandmother}});
  });
  open_channels();
  auto id = publish_by(ledger::ReceiptRule::kAny);
  ASSERT_TRUE(*inbox.open(people::kit::as_guardian(grandmother), id));
  EXPECT_EQ(inbox.confirm(people::kit::as_guardian(grandmother), id, std::nullopt).error().code,
            "notices.answer_of_others");
  ASSERT_EQ(proof(id).unproven.size(), 1u);
  EXPECT_EQ(proof(id).unproven[0].proof, Proof::kOpened);
  EXPECT_EQ(sent_after(hours{24}), Names{"sms 1"}) << "nothing more to her, who has read it";
  sent_after(hours{24});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{"李小雨"});
}

TEST_P(EscalationStore, GoesOnWithWhatIsPaidForToWhoWantsItInTheAppOnly) {
  db().write([&](db::Tx& tx) {
    for (auto person : {cast.li_mother, cast.zhao_mother})
      delivery::save_address(tx, {.school_id = cast.school,
                                  .person_id = person,
                                  .kind = AddressKind::kEmail,
                                  .address_sealed = sealer.seal(person == cast.li_mother ? "li" : "zhao"),
                                  .set_at = clock.now()});
    tx.exec({"test.choice",
             "insert into reach_choices (school_id, person_id, topic, choice, set_at) values (:school_id, "
             ":person_id, 'notices.letter', 'off', 0)"},
            {{"school_id", cast.school}, {"person_id", cast.li_mother}});
  });
  open_channels();
  auto id = publish();
  EXPECT_EQ(sent_after(minutes{0}), Names{"mail zhao"});
  EXPECT_EQ(sent_after(minutes{11}), Names{}) << "not sooner than for others";
  for (const auto& line : *notices.waiting(viewer_of(cast.as_homeroom()), id, std::nullopt))
    if (line.student_id == cast.li) {
      EXPECT_EQ(line.message, delivery::State::kBlocked);
    }
  EXPECT_EQ(sent_after(hours{2}), (Names{"sms 1", "sms 3"}));
}

TEST_P(EscalationStore, PutsOffNothingUrgentNorWhatMustBeSigned) {
  db().write([&](db::Tx& tx) {
    delivery::save_address(tx, {.school_id = cast.school,
                                .person_id = cast.li_mother,
                                .kind = AddressKind::kEmail,
                                .address_sealed = sealer.seal("li"),
                                .set_at = clock.now()});
    tx.exec({"test.choice",
             "insert into reach_choices (school_id, person_id, topic, choice, set_at) values (:school_id, "
             ":person_id, 'notices.letter', 'off', 0)"},
            {{"school_id", cast.school}, {"person_id", cast.li_mother}});
  });
  open_channels();
  auto notice = [&](const char* key) {
    return NewNotice{.title = "秋游",
                     .body = "周五去植物园",
                     .needs = ledger::Needs::kConfirm,
                     .audience = {.student_ids = {cast.li}},
                     .client_key = key};
  };
  auto signed_one = notice("signed");
  signed_one.needs = ledger::Needs::kSign;
  ASSERT_TRUE(publishing.publish(viewer_of(cast.as_homeroom()), signed_one));
  EXPECT_EQ(sent_after(minutes{0}), Names{"mail li"});
  auto urgent = notice("urgent");
  urgent.reach = Reach::kUrgent;
  ASSERT_TRUE(publishing.publish(viewer_of(cast.as_homeroom()), urgent));
  auto sent_now = sent_after(minutes{0});
  EXPECT_EQ(std::ranges::count(sent_now, "mail li"), 1);
}

}  // namespace
}  // namespace kith::notices
