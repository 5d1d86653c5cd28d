// SPDX-License-Identifier: Apache-2.0
// What receipts prove, and what they do not.
#include "delivery/outbox_kit.hpp"

namespace kith::delivery {
namespace {

using http_client::reply;
using std::chrono::hours;

class ProvedOutboxStore : public kit::OutboxToTheHook {};
KITH_BOTH_ENGINES(ProvedOutboxStore);

TEST_P(ProvedOutboxStore, TakesReceiptsThatAreRepeatedLateOrUnknown) {
  open_hook();
  auto message = post();
  send_all();
  DeliveryKey mother{message, mother_};
  EXPECT_EQ(outbox_.receive(kHookChannel, {{mother, State::kOpened}}), 1);
  EXPECT_EQ(outbox_.receive(kHookChannel, {{mother, State::kOpened}, {mother, State::kDelivered}}), 0);
  EXPECT_EQ(outbox_.receive(kHookChannel, {{mother, State::kPermanent}}), 0) << "a proof stays";
  EXPECT_EQ(outbox_.receive(kHookChannel, {{DeliveryKey{message + 1, mother_}, State::kOpened},
                                           {DeliveryKey{1, 2}, State::kOpened}}),
            0);
  EXPECT_EQ(outbox_.receive("smtp", {{DeliveryKey{message, father_}, State::kOpened}}), 0)
      << "of another channel";
  EXPECT_EQ(state(message), State::kOpened);
}

TEST_P(ProvedOutboxStore, DoesNotSendWhatAReceiptHasProved) {
  open_hook();
  auto message = post();
  said_ = {.hangs = true};
  send_all();
  EXPECT_EQ(state(message), State::kTemporary);
  EXPECT_EQ(outbox_.receive(kHookChannel, {{DeliveryKey{message, mother_}, State::kDelivered}}), 1);
  said_ = reply(200);
  pass(hours{1});
  send_all();
  EXPECT_EQ(calls_[key(message)], 1);
  EXPECT_EQ(state(message), State::kDelivered);
}

TEST_P(ProvedOutboxStore, SaysHowFarASourceHasComeWithEachPerson) {
  open_hook();
  auto message = post();
  send_all();
  post({.source_key = "reminder 7"});
  outbox_.receive(kHookChannel, {{DeliveryKey{message, father_}, State::kOpened}});
  auto reach = reach_by_person(school_, "notices", 7);
  auto furthest = [&](std::int64_t person) {
    auto args = reach.args;
    args.emplace_back("person_id", person);
    auto sql = "select r.reach from (" + reach.sql + ") r where r.person_id = :person_id";
    return db().read([&](db::Session& session) { return session.one<int>({"test.reach", sql}, args); });
  };
  EXPECT_EQ(furthest(mother_), reach_of(State::kAccepted));
  EXPECT_EQ(furthest(father_), reach_of(State::kOpened));
}

}  // namespace
}  // namespace kith::delivery
