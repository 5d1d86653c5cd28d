// SPDX-License-Identifier: Apache-2.0
#include "delivery/outbox_kit.hpp"

namespace kith::delivery::kit {

using std::chrono::hours;
using std::chrono::milliseconds;

OutboxToTheHook::OutboxToTheHook() {
  db().write([&](db::Tx& tx) {
    school_ = people::kit::add_school(tx);
    auto class_id = people::kit::add_class(tx, school_);
    auto student = people::kit::add_student(tx, class_id);
    mother_ = people::kit::add_guardian(tx, student);
    father_ = people::kit::add_guardian(tx, student, {.relation = "father"});
    for (auto [person, telephone] : {std::pair{mother_, "13800000001"}, {father_, "13800000002"}})
      tx.exec({"test.telephone",
               "update guardians set telephone_sealed = :sealed where school_id = :school_id and id = :id"},
              {{"sealed", sealer_.seal(telephone)}, {"school_id", school_}, {"id", person}});
  });
}

void OutboxToTheHook::open_hook() {
  hook_ = std::make_unique<http_client::StandIn>([this](const http_client::Asked& asked) {
    ++calls_[asked.header("Idempotency-Key")];
    last_ = asked;
    return said_;
  });
  outbox_.add_channel(std::make_unique<HookChannel>(
      clock_, HookSettings{hook_->url(), kHookSecret, {.to_answer = milliseconds{1500}}}));
}

std::int64_t OutboxToTheHook::post(NewMessage message) {
  message.school_id = school_;
  message.slice = "notices";
  if (message.source_id == 0) message.source_id = 7;
  if (message.source_key.empty()) message.source_key = "notice 7";
  if (message.subject.empty()) message.subject = "秋游";
  message.body = "周五早上八点集合。";
  message.link_path = "/inbox/7";
  message.created_at = clock_.now();
  if (message.expires_at == Instant{}) message.expires_at = clock_.now() + hours{72};
  return db().write([&](db::Tx& tx) {
    auto id = save_message(tx, message);
    outbox_.address(tx, id,
                    {"select id as person_id from guardians where school_id = :own", {{"own", school_}}});
    return id;
  });
}

void OutboxToTheHook::send_all() {
  while (outbox_.send_some(*outbox_.channels().at(0))) {
  }
}

DeliveryRow OutboxToTheHook::row(std::int64_t message_id, std::int64_t person_id) {
  return db().read([&](db::Session& session) {
    return session.one<DeliveryRow>(
        {"test.delivery",
         "select state, attempts, due_at, failure from deliveries where school_id = :school_id and "
         "message_id = :message_id and person_id = :person_id and channel = 'hook'"},
        {{"school_id", school_}, {"message_id", message_id}, {"person_id", person_id}});
  });
}

}  // namespace kith::delivery::kit
