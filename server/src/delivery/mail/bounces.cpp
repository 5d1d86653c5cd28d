// SPDX-License-Identifier: Apache-2.0
#include "delivery/mail/bounces.hpp"

#include <algorithm>

#include "delivery/address_store.hpp"
#include "delivery/mail/letter_id.hpp"
#include "delivery/mail/mail_channel.hpp"
#include "platform/mail/delivery_report.hpp"
#include "platform/mail/status.hpp"

namespace kith::delivery {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return text;
}

}  // namespace

Bounce Bounces::take(std::string_view mail) const {
  auto report = mail::read_delivery_report(mail);
  if (!report) return Bounce::kNoReport;
  auto key = key_of_letter(sealer_, report->message_id);
  if (!key) return Bounce::kNotOurs;
  auto failed = std::ranges::find(report->recipients, "failed", &mail::ReportedRecipient::action);
  if (failed == report->recipients.end()) return Bounce::kNotFinal;
  bool is_mailbox = mail::is_about_mailbox(failed->status);
  outbox_.receive(kMailChannel, {{.key = key,
                                  .state = State::kPermanent,
                                  .failure = is_mailbox ? "delivery.bad_address" : "delivery.refused"}});
  if (is_mailbox) end_mailbox(*key, {lower(failed->address), lower(failed->original)});
  return Bounce::kTaken;
}

// The guardian may have given another address since: that one is left alone.
void Bounces::end_mailbox(const DeliveryKey& key, const std::vector<std::string>& told) const {
  auto school_id = tenant_of(key.message_id);
  auto sealed = db_.read([&](db::Session& session) {
    return find_address(session, school_id, key.person_id, AddressKind::kEmail);
  });
  if (!sealed) return;
  try {
    if (std::ranges::find(told, lower(sealer_.open(*sealed))) == told.end()) return;
  } catch (const secrets::SealBroken&) {
    return;
  }
  db_.write([&](db::Tx& tx) {
    end_address(tx, school_id, key.person_id, AddressKind::kEmail, *sealed, AddressEnd::kBounced);
  });
}

}  // namespace kith::delivery
