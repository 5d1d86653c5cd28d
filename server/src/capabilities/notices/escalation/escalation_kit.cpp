// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/escalation_kit.hpp"

#include <algorithm>

#include "delivery/address_store.hpp"

namespace kith::notices::kit {
namespace {

using delivery::AddressKind;
using people::viewer_of;

class NotingChannel : public delivery::Channel {
 public:
  NotingChannel(std::string name, AddressKind kind, bool costs_money, Names& sent)
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
  Names& sent_;
};

}  // namespace

ClassToReach::ClassToReach() {
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

void ClassToReach::open_channels() {
  outbox.add_channel(std::make_unique<NotingChannel>("mail", AddressKind::kEmail, false, sent));
  outbox.add_channel(std::make_unique<NotingChannel>("sms", AddressKind::kTelephone, true, sent));
}

std::int64_t ClassToReach::publish(const access::Caller& caller, const NewNotice& notice) {
  return publishing.publish(viewer_of(caller), notice).value().notice_id;
}

std::int64_t ClassToReach::publish_by(ledger::ReceiptRule rule) {
  return publish(cast.as_homeroom(), {.title = "秋游",
                                      .body = "周五去植物园",
                                      .needs = ledger::Needs::kConfirm,
                                      .audience = {.student_ids = {cast.li}},
                                      .client_key = "by rule",
                                      .receipt_rule = rule});
}

std::int64_t ClassToReach::publish(Reach reach, std::optional<Instant> due_at) {
  return publish(cast.as_homeroom(), {.title = "秋游",
                                      .body = "周五去植物园",
                                      .needs = ledger::Needs::kConfirm,
                                      .audience = {.class_ids = {cast.school_class}},
                                      .due_at = due_at,
                                      .reach = reach,
                                      .client_key = "key"});
}

Names ClassToReach::sent_after(std::chrono::milliseconds time) {
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

void ClassToReach::give_mail_address(std::int64_t guardian_id, const std::string& email) {
  db().write([&](db::Tx& tx) {
    delivery::save_address(tx, {.school_id = cast.school,
                                .person_id = guardian_id,
                                .kind = AddressKind::kEmail,
                                .address_sealed = sealer.seal(email),
                                .set_at = clock.now()});
  });
}

Names ClassToReach::list_of(const access::Caller& caller) {
  Names names;
  for (const auto& line : tellings.own(viewer_of(caller))) names.push_back(line.name);
  std::ranges::sort(names);
  return names;
}

ProofPage ClassToReach::proof(std::int64_t id) {
  return proofs.page(viewer_of(cast.as_homeroom()), id).value();
}

void ClassToReach::note(std::int64_t id, std::int64_t student, TellingOutcome outcome, ToldHow how) {
  ASSERT_TRUE(tellings.note(viewer_of(cast.as_homeroom()), {id, student, outcome, how}));
}

}  // namespace kith::notices::kit
