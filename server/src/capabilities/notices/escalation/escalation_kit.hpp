// SPDX-License-Identifier: Apache-2.0
// A class with its families and two channels that only note whom they wrote to: what the tests of steps,
// tellings and proofs share.
#pragma once

#include <gtest/gtest.h>

#include "capabilities/notices/escalation/proofs.hpp"
#include "capabilities/notices/escalation/tellings.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::notices::kit {

using Names = std::vector<std::string>;

class ClassToReach : public db::BothEngines {
 protected:
  ClassToReach();

  // "mail", which is free, and "sms", which is paid for.
  void open_channels();
  // The homeroom teacher's letter to the class; by a rule, to 李小雨 only.
  std::int64_t publish(Reach reach = Reach::kEverybody, std::optional<Instant> due_at = {});
  std::int64_t publish_by(ledger::ReceiptRule rule);
  std::int64_t publish(const access::Caller& caller, const NewNotice& notice);
  // Lets time pass and everything be done that is due; "sms 1" for each letter sent.
  Names sent_after(std::chrono::milliseconds time);
  void give_mail_address(std::int64_t guardian_id, const std::string& email);
  Names list_of(const access::Caller& caller);
  ProofPage proof(std::int64_t id);
  void note(std::int64_t id, std::int64_t student, TellingOutcome outcome, ToldHow how = ToldHow::kTelephone);

  // Telephones 1 of 李小雨's mother, 2 of her grandmother, 3 of 赵大海's mother. 周无亲 has nobody.
  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  std::int64_t grandmother = 0, lonely = 0;
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  Names sent;
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

}  // namespace kith::notices::kit
