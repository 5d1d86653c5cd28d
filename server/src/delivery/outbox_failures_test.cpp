// SPDX-License-Identifier: Apache-2.0
// What the other end, the key or a killed program does to a message on its way.
#include "delivery/outbox_kit.hpp"

namespace kith::delivery {
namespace {

using http_client::reply;
using http_client::Said;
using std::chrono::hours;
using std::chrono::minutes;

class FailingOutboxStore : public kit::OutboxToTheHook {};
KITH_BOTH_ENGINES(FailingOutboxStore);

TEST_P(FailingOutboxStore, TriesAgainLaterWhateverTheOtherEndDoesWrong) {
  open_hook();
  auto message = post();
  const std::vector<std::pair<const char*, Said>> faults{
      {"an error", reply(500)},
      {"hangs", {.hangs = true}},
      {"closes in the middle", {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", .closes = true}},
      {"garbage", {.bytes = "\x02\x03\r\n\r\n", .closes = true}},
  };
  int attempts = 0;
  for (const auto& [name, said] : faults) {
    said_ = said;
    send_all();
    auto failed = row(message, mother_);
    EXPECT_EQ(failed.state, State::kTemporary) << name;
    EXPECT_EQ(failed.attempts, ++attempts) << name;
    EXPECT_GT(failed.due_at.value(), clock_.now()) << name;
    pass(minutes{10});
  }
  said_ = reply(200);
  send_all();
  EXPECT_EQ(state(message), State::kAccepted);
  EXPECT_EQ(calls_[key(message)], 5) << "always under the same key";
}

TEST_P(FailingOutboxStore, LeavesAChannelAloneThatAsksForIt) {
  open_hook();
  post();
  said_ = reply(429, "", "Retry-After: 1800\r\n");
  send_all();
  said_ = reply(200);
  auto second = post({.source_key = "notice 8"});
  pass(minutes{29});
  send_all();
  EXPECT_EQ(calls_.count(key(second)), 0u) << "also with what came later";
  pass(minutes{1});
  send_all();
  EXPECT_EQ(state(second), State::kAccepted);
}

TEST_P(FailingOutboxStore, GivesUpOnWhatIsRefused) {
  open_hook();
  auto message = post();
  said_ = reply(422);
  send_all();
  pass(hours{3});
  send_all();
  EXPECT_EQ(state(message), State::kPermanent);
  EXPECT_EQ(calls_[key(message)], 1);
}

TEST_P(FailingOutboxStore, IsNotHeldUpByATelephoneThatItsKeyDoesNotOpen) {
  open_hook();
  const secrets::Sealer another(secrets::FieldKey{9}, random_);
  auto seal_mothers = [&](const secrets::Sealer& sealer) {
    db().write([&](db::Tx& tx) {
      tx.exec({"test.reseal", "update guardians set telephone_sealed = :sealed where id = :id"},
              {{"sealed", sealer.seal("13800000001")}, {"id", mother_}});
    });
  };
  seal_mothers(another);
  auto message = post();
  send_all();
  EXPECT_EQ(row(message, father_).state, State::kAccepted);
  EXPECT_EQ(row(message, mother_).failure, "delivery.sealed_otherwise");
  seal_mothers(sealer_);
  pass(hours{1});
  send_all();
  EXPECT_EQ(state(message), State::kAccepted) << "once the key is put right";
}

TEST_P(FailingOutboxStore, SendsAgainWhatAKilledProgramHadInHand) {
  open_hook();
  auto message = post();
  db().write([&](db::Tx& tx) {
    auto rows = due_deliveries(tx, {kHookChannel}, clock_.now(), 10);
    mark_taken(tx, kHookChannel, rows, clock_.now() + minutes{1}, clock_.now());
  });
  send_all();
  EXPECT_TRUE(calls_.empty()) << "in the hands of the other";
  pass(minutes{1});
  send_all();
  EXPECT_EQ(state(message), State::kAccepted);
  EXPECT_EQ(calls_[key(message)], 1);
}

TEST_P(FailingOutboxStore, IgnoresWhoComesBackAfterItsLease) {
  open_hook();
  auto message = post();
  auto late = db().write([&](db::Tx& tx) {
    auto rows = due_deliveries(tx, {kHookChannel}, clock_.now(), 10);
    mark_taken(tx, kHookChannel, rows, clock_.now(), clock_.now());
    return rows;
  });
  send_all();
  auto changed = db().write([&](db::Tx& tx) {
    return change_taken(tx, kHookChannel, late, {.to = State::kPermanent, .at = clock_.now()});
  });
  EXPECT_EQ(changed, 0);
  EXPECT_EQ(state(message), State::kAccepted);
}

}  // namespace
}  // namespace kith::delivery
