// SPDX-License-Identifier: Apache-2.0
// From a published notice to the last family, step by step.
#include "capabilities/notices/escalation/escalation_kit.hpp"

namespace kith::notices {
namespace {

using kit::Names;
using people::viewer_of;
using std::chrono::hours;
using std::chrono::minutes;

class EscalationStore : public kit::ClassToReach {
 protected:
  void keep_in_the_app(std::int64_t guardian_id) {
    db().write([&](db::Tx& tx) {
      tx.exec({"test.choice",
               "insert into reach_choices (school_id, person_id, topic, choice, set_at) values (:school_id, "
               ":person_id, 'notices.letter', 'off', 0)"},
              {{"school_id", cast.school}, {"person_id", guardian_id}});
    });
  }
};
KITH_BOTH_ENGINES(EscalationStore);

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

TEST_P(EscalationStore, WritesOnceToWhomItNeedNotReach) {
  open_channels();
  publish(Reach::kPlain);
  EXPECT_EQ(sent_after(hours{100}), Names{});
  EXPECT_EQ(list_of(cast.as_homeroom()), Names{});
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

TEST_P(EscalationStore, GoesOnWithWhatIsPaidForToWhoWantsItInTheAppOnly) {
  give_mail_address(cast.li_mother, "li");
  give_mail_address(cast.zhao_mother, "zhao");
  keep_in_the_app(cast.li_mother);
  open_channels();
  auto id = publish();
  EXPECT_EQ(sent_after(minutes{0}), Names{"mail zhao"});
  EXPECT_EQ(sent_after(minutes{11}), Names{}) << "not sooner than for others";
  auto messages = db().read([&](db::Session& session) { return messages_by_student(session, id); });
  EXPECT_EQ(messages.at(cast.li), delivery::State::kBlocked);
  EXPECT_EQ(sent_after(hours{2}), (Names{"sms 1", "sms 3"}));
}

TEST_P(EscalationStore, PutsOffNothingUrgentNorWhatMustBeSigned) {
  give_mail_address(cast.li_mother, "li");
  keep_in_the_app(cast.li_mother);
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
