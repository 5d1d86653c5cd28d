// SPDX-License-Identifier: Apache-2.0
#include "delivery/mail/mail_channel.hpp"

#include "delivery/letter_text.hpp"
#include "delivery/mail/letter_id.hpp"
#include "delivery/outcomes.hpp"
#include "platform/mail/status.hpp"

namespace kith::delivery {
namespace {

constexpr int kLettersAtOnce = 32;
// A subject is one line of a list; the whole of it stands above the words.
constexpr std::size_t kLongestSubject = 200;

std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

// A bare code often means the address, but sometimes a policy: it ends the letter only.
SendResult refusal_of(const mail::MailReply& reply) {
  if (reply.status.empty())
    return reply.code == 550 || reply.code == 551 || reply.code == 553 ? bad_address() : refused();
  if (!mail::is_about_mailbox(reply.status)) return refused();
  auto result = bad_address();
  result.address_ended = AddressEnd::kBounced;
  return result;
}

}  // namespace

SendResult result_of(const mail::MailReply& reply) {
  constexpr int kGoesAway = 421;
  switch (reply.taken) {
    case mail::Taken::kTaken:
      return accepted();
    case mail::Taken::kRefused:
      return refusal_of(reply);
    case mail::Taken::kNotAdmitted:
      return not_set_up(kMailChannel, std::to_string(reply.code));
    case mail::Taken::kNotNow:
      break;
  }
  if (reply.code == kGoesAway) return not_now(std::chrono::minutes{1});
  return reply.code >= 400 ? not_now() : no_answer();
}

MailChannel::MailChannel(const Clock& clock, const secrets::Sealer& sealer, MailSettings settings)
    : clock_(clock), sealer_(sealer), settings_(std::move(settings)), mailer_(settings_.server) {}

Limits MailChannel::limits() const {
  return limits_for(kLettersAtOnce, settings_.server.at_once, settings_.server.to_answer);
}

mail::Sent MailChannel::sent_of(const Letter& letter) const {
  const mail::Mail mail{.from_name = settings_.from_name,
                        .from = settings_.from,
                        .to = letter.address,
                        .subject = in_one_line(letter.subject, kLongestSubject),
                        .message_id = letter_id(sealer_, letter.key, domain_of(settings_.from)),
                        .text = letter.text,
                        .link = letter.link,
                        .unsubscribe = letter.is_urgent ? std::string() : settings_.turn_off,
                        .at = clock_.now()};
  return {settings_.from, letter.address, to_text(mail)};
}

std::vector<SendResult> MailChannel::send(const std::vector<Letter>& letters) {
  std::vector<SendResult> results(letters.size(), bad_address());
  std::vector<std::size_t> places;
  std::vector<mail::Sent> sent;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!mail::is_mail_address(letters[i].address)) continue;
    places.push_back(i);
    sent.push_back(sent_of(letters[i]));
  }
  auto replies = mailer_.send(sent);
  for (std::size_t i = 0; i < places.size(); ++i) results[places[i]] = result_of(replies[i]);
  return results;
}

}  // namespace kith::delivery
