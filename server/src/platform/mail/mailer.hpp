// SPDX-License-Identifier: Apache-2.0
// Hands letters to a mail server (SMTP, RFC 5321) through libcurl, several at once over connections that are
// kept, with limits of time. TLS is demanded except of a server on this machine itself. One Mailer serves one
// thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "platform/http_client/transfers.hpp"

namespace kith::mail {

struct MailServer {
  std::string url;   // smtp://HOST:587 (begins TLS within), smtps://HOST:465, smtp://127.0.0.1:25 (plain)
  std::string user;  // empty: no sign-in
  std::string password;
  std::string authority;  // file of the authority behind its certificate; empty: those of the system. With
                          // one, TLS is demanded everywhere
  std::chrono::milliseconds to_connect{5'000};
  std::chrono::milliseconds to_answer{20'000};  // for a whole letter
  int at_once = 4;
};

struct Sent {
  std::string from;  // for bounces
  std::string to;
  std::string text;  // to_text(Mail)
};

// What became of a letter.
enum class Taken {
  kTaken,
  kNotNow,       // 4xx, or no whole answer
  kRefused,      // 5xx: not this letter
  kNotAdmitted,  // no sign-in or no TLS: no letter of ours
};
struct MailReply {
  Taken taken = Taken::kNotNow;
  int code = 0;             // the server's last, 0 when it said nothing
  std::string status = {};  // with that code; empty when it gave none
};

class Mailer {
 public:
  explicit Mailer(MailServer server) : server_(std::move(server)), transfers_(server_.at_once) {}

  // One reply a letter, in their order. Requires: addresses without control characters.
  std::vector<MailReply> send(const std::vector<Sent>& letters);

 private:
  const MailServer server_;
  http_client::Transfers transfers_;
};

// Whether TLS is demanded of it.
bool demands_tls(const MailServer& server);
// smtp or smtps, with a host.
bool is_mail_server(const std::string& url);

}  // namespace kith::mail
