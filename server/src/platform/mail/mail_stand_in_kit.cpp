// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/mail_stand_in_kit.hpp"

namespace kith::mail {
namespace {

constexpr std::size_t kLongestLine = 998;

std::string within_angles(const std::string& command) {
  auto begin = command.find('<') + 1;
  return command.substr(begin, command.find('>') - begin);
}

// The text up to a line of one dot; nullopt when the connection ends or a line is too long.
std::optional<std::string> read_text(http_client::Listening::Line& line) {
  std::string text;
  while (auto next = line.read_until("\r\n")) {
    if (*next == ".") return text;
    if (next->size() > kLongestLine) return std::nullopt;
    text += (next->starts_with('.') ? next->substr(1) : *next) + "\r\n";
  }
  return std::nullopt;
}

}  // namespace

MailStandIn::MailStandIn(Answer answer)
    : answer_(std::move(answer)), listening_([this](auto& line) { serve(line); }) {}

std::vector<Received> MailStandIn::received() const {
  std::lock_guard lock(mutex_);
  return received_;
}

int MailStandIn::connections() const {
  std::lock_guard lock(mutex_);
  return connections_;
}

std::optional<http_client::Said> MailStandIn::unusual(const std::string& command) {
  if (!answer_) return std::nullopt;
  std::lock_guard lock(mutex_);
  auto said = answer_(command);
  if (said.bytes.empty() && !said.closes && !said.hangs) return std::nullopt;
  return said;
}

void MailStandIn::serve(http_client::Listening::Line& line) {
  {
    std::lock_guard lock(mutex_);
    ++connections_;
  }
  // False when the connection is to end.
  auto say = [&](const std::optional<http_client::Said>& instead, const std::string& usual) {
    line.write(instead ? instead->bytes : usual);
    if (instead && instead->hangs) line.wait_for_end();
    return !instead || (!instead->closes && !instead->hangs);
  };
  if (!say(unusual("connect"), "220 stand-in ESMTP\r\n")) return;
  Received letter;
  while (auto command = line.read_until("\r\n")) {
    auto instead = unusual(*command);
    std::string usual = "250 ok\r\n";
    if (command->starts_with("EHLO")) usual = "250-stand-in\r\n250 8BITMIME\r\n";
    if (command->starts_with("MAIL")) letter = {.from = within_angles(*command), .to = {}, .text = {}};
    if (command->starts_with("RCPT") && letter.from.empty()) usual = "503 MAIL first\r\n";
    if (command->starts_with("DATA")) usual = letter.to.empty() ? "503 RCPT first\r\n" : "354 go on\r\n";
    if (command->starts_with("QUIT")) usual = "221 bye\r\n";
    if (!say(instead, usual)) return;
    if (command->starts_with("RCPT") && !instead) letter.to = within_angles(*command);
    if (!command->starts_with("DATA") || instead || letter.to.empty()) continue;
    auto text = read_text(line);
    if (!text) return;
    letter.text = *text;
    auto end_instead = unusual(".");
    if (!end_instead) {
      std::lock_guard lock(mutex_);
      received_.push_back(letter);
    }
    if (!say(end_instead, "250 taken\r\n")) return;
    letter = {};
  }
}

}  // namespace kith::mail
