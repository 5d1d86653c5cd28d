// SPDX-License-Identifier: Apache-2.0
// An outbox whose only channel is the hook, with a server beside that answers as a test wants: what the tests
// of sending, failures, receipts, digests and the hook share.
#pragma once

#include <map>
#include <memory>

#include "delivery/hook_channel.hpp"
#include "delivery/outbox.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http_client/stand_in_kit.hpp"

namespace kith::delivery::kit {

struct DeliveryRow {
  State state = State::kCreated;
  int attempts = 0;
  std::optional<Instant> due_at;
  std::optional<std::string> failure;
};
KITH_DESCRIBE(DeliveryRow, (state, attempts, due_at, failure))

inline const std::string kHookSecret = "shared secret of the test";

class OutboxToTheHook : public db::BothEngines {
 protected:
  // A student with mother and father, each with a telephone.
  OutboxToTheHook();

  void open_hook();
  // To every guardian; what is not said is about an outing, and expires in three days.
  std::int64_t post(NewMessage message = {});
  void send_all();
  DeliveryRow row(std::int64_t message_id, std::int64_t person_id);
  State state(std::int64_t message_id) { return row(message_id, mother_).state; }
  std::string key(std::int64_t message_id) const { return text_of({message_id, mother_}); }
  void pass(std::chrono::milliseconds time) { clock_.set(clock_.now() + time); }

  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  Outbox outbox_{{db(), clock_, random_, sealer_, "https://kith.example"}};
  std::unique_ptr<http_client::StandIn> hook_;
  http_client::Said said_ = http_client::reply(200);  // what the hook answers
  std::map<std::string, int> calls_;                  // how often, by Idempotency-Key
  http_client::Asked last_;
  std::int64_t school_ = 0, mother_ = 0, father_ = 0;
};

}  // namespace kith::delivery::kit
