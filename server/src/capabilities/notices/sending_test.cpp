// SPDX-License-Identifier: Apache-2.0
// From a published notice to the hook and back, with the hook as a real server beside.
#include "capabilities/notices/sending.hpp"

#include <gtest/gtest.h>

#include "capabilities/notices/escalation/proofs.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "delivery/hook_channel.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http_client/stand_in_kit.hpp"

namespace kith::notices {
namespace {

using delivery::State;
using people::viewer_of;

class SendingStore : public db::BothEngines {
 protected:
  SendingStore() {
    outbox.ask_before_sending("notices", &still_awaited);
    db().write([&](db::Tx& tx) {
      tx.exec({"test.telephones", "update guardians set telephone_sealed = :sealed"},
              {{"sealed", sealer.seal("13800000001")}});
    });
  }
  void open_hook() {
    outbox.add_channel(std::make_unique<delivery::HookChannel>(
        clock, delivery::HookSettings{.url = hook.url(), .secret = "secret"}));
  }
  std::int64_t publish() {
    return publishing
        .publish(viewer_of(cast.as_homeroom()), {.title = "秋游",
                                                 .body = "周五去植物园",
                                                 .needs = ledger::Needs::kConfirm,
                                                 .audience = {.class_ids = {cast.school_class}},
                                                 .client_key = "key"})
        ->notice_id;
  }
  void fill() {
    while (worker.work_once()) {
    }
  }
  jobs::Job first_step() {
    return db().write([&](db::Tx& tx) { return jobs.take(tx, {kStepJob}); }).at(0);
  }
  void take_step(const jobs::Job& job) { sending.handlers().at(kStepJob)(job); }
  void send() {
    fill();
    for (const auto& channel : outbox.channels())
      while (outbox.send_some(*channel)) {
      }
  }
  NoticeDetail detail(std::int64_t id) { return *notices.detail(viewer_of(cast.as_homeroom()), id); }
  std::vector<ProofLine> unproven(std::int64_t id) {
    return proofs.page(viewer_of(cast.as_homeroom()), id).value().unproven;
  }
  std::int64_t count(const char* sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  std::vector<std::string> posted;
  http_client::StandIn hook{[this](const http_client::Asked& asked) {
    posted.push_back(asked.body);
    return http_client::reply(202);
  }};
  jobs::Jobs jobs{clock, random};
  delivery::Outbox outbox{{db(), clock, random, sealer}};
  Sending sending{db(), clock, jobs, outbox};
  jobs::Worker worker{db(), jobs, sending.handlers()};
  Publishing publishing{db(), clock, ledger, events, &sending};
  Notices notices{db(), clock, events, &sending};
  Inbox inbox{db(), clock};
  Proofs proofs{db(), clock, sending};
};
KITH_BOTH_ENGINES(SendingStore);

TEST_P(SendingStore, LeavesNothingBehindWithoutAChannel) {
  auto id = publish();
  fill();
  EXPECT_EQ(count("select count(*) from messages"), 0);
  EXPECT_TRUE(detail(id).is_in_app_only);
  for (const auto& line : unproven(id)) EXPECT_EQ(line.proof, Proof::kWaiting);
}

TEST_P(SendingStore, TellsEveryGuardianWhoMayReceiveOnce) {
  open_hook();
  auto id = publish();
  EXPECT_TRUE(posted.empty()) << "publishing waits for nobody";
  send();
  send();
  EXPECT_EQ(posted.size(), 2u) << "the barred father is not told";
  EXPECT_FALSE(detail(id).is_in_app_only);
  auto lines = unproven(id);
  ASSERT_EQ(lines.size(), 2u);
  for (const auto& line : lines) EXPECT_EQ(line.proof, Proof::kSent);
}

TEST_P(SendingStore, RemindsOnlyWhoHasNotAnswered) {
  open_hook();
  auto id = publish();
  send();
  posted.clear();
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_zhao_mother()), id, std::nullopt));
  ASSERT_TRUE(notices.remind(viewer_of(cast.as_homeroom()), id));
  send();
  EXPECT_EQ(posted.size(), 1u);
}

TEST_P(SendingStore, TellsNobodyOfAWithdrawnNotice) {
  open_hook();
  auto id = publish();
  fill();
  EXPECT_GT(count("select count(*) from deliveries"), 0);
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_homeroom()), id));
  send();
  EXPECT_TRUE(posted.empty());
}

TEST_P(SendingStore, DoesNotTellWhomACourtHasBarredMeanwhile) {
  open_hook();
  publish();
  fill();
  db().write([&](db::Tx& tx) { tx.exec({"test.bar", "update guardianships set may_receive = 0"}); });
  send();
  EXPECT_TRUE(posted.empty());
}

TEST_P(SendingStore, FillsTheOutboxOnceHoweverOftenTheJobIsDone) {
  open_hook();
  publish();
  auto job = first_step();
  take_step(job);
  auto filled = count("select count(*) from deliveries");
  EXPECT_EQ(filled, 2);
  take_step(job);
  EXPECT_EQ(count("select count(*) from deliveries"), filled);
}

TEST_P(SendingStore, StopsWhenTheJobIsInOtherHands) {
  open_hook();
  publish();
  auto job = first_step();
  clock.set(clock.now() + std::chrono::hours{1});
  first_step();
  take_step(job);
  EXPECT_EQ(count("select count(*) from deliveries"), 0);
}

TEST_P(SendingStore, KnowsWhomNoMessageReachesAndTakesNoneOfThemForWrittenTo) {
  open_hook();
  db().write([&](db::Tx& tx) { tx.exec({"test.none", "update guardians set telephone_sealed = null"}); });
  auto id = publish();
  send();
  auto messages = db().read([&](db::Session& session) { return messages_by_student(session, id); });
  ASSERT_EQ(messages.size(), 2u);
  for (const auto& [student, message] : messages) EXPECT_EQ(message, State::kPermanent);
  for (const auto& line : unproven(id)) EXPECT_EQ(line.proof, Proof::kWaiting);
}

}  // namespace
}  // namespace kith::notices
