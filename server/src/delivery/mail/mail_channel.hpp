// SPDX-License-Identifier: Apache-2.0
// E-mail through the operator's mail server. A letter keeps its Message-ID however often it is sent, so that
// the reader's program can drop a repeat; by it the letter is known again when it comes back (bounces.hpp).
#pragma once

#include "delivery/channel.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::delivery {

inline constexpr const char* kMailChannel = "mail";

struct MailSettings {
  mail::MailServer server;
  std::string from;       // "school@kith.example"
  std::string from_name;  // may be empty
  std::string turn_off;   // address of the page where one can do without mail; empty: none
};

class MailChannel : public Channel {
 public:
  MailChannel(const Clock& clock, const secrets::Sealer& sealer, MailSettings settings);

  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kEmail; }
  Limits limits() const override;
  std::vector<SendResult> send(const std::vector<Letter>& letters) override;

 private:
  mail::Sent sent_of(const Letter& letter) const;

  const std::string name_ = kMailChannel;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  const MailSettings settings_;
  mail::Mailer mailer_;
};

// What an answer means. A pure rule.
SendResult result_of(const mail::MailReply& reply);

}  // namespace kith::delivery
