// SPDX-License-Identifier: Apache-2.0
// A mail server on 127.0.0.1 that keeps what it is given and answers as a test wants, also wrongly. It knows
// as much of SMTP as our sending needs, demands its order of commands and lines of at most 998 bytes.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "platform/http_client/stand_in_kit.hpp"

namespace kith::mail {

struct Received {
  std::string from;  // of the envelope
  std::string to;
  std::string text;  // with the leading dots of lines taken back
};

class MailStandIn {
 public:
  // Asked for each command ("RCPT TO:<a@b.example>") and, as ".", at the end of a letter's text. An answer
  // without bytes that neither closes nor hangs lets it answer as it should.
  using Answer = std::function<http_client::Said(const std::string& command)>;
  explicit MailStandIn(Answer answer = {});

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(listening_.port()); }
  std::vector<Received> received() const;
  int connections() const;

 private:
  void serve(http_client::Listening::Line& line);
  // What the test wants it to say; nothing when it is to answer as it should.
  std::optional<http_client::Said> unusual(const std::string& command);

  const Answer answer_;
  mutable std::mutex mutex_;
  std::vector<Received> received_;
  int connections_ = 0;
  http_client::Listening listening_;
};

}  // namespace kith::mail
