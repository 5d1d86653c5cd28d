// SPDX-License-Identifier: Apache-2.0
// A letter by e-mail as the text that travels (RFC 5322): a subject in any script (RFC 2047), the words as
// plain text and as small HTML (RFC 2046), everything in lines of ASCII. Pure.
#pragma once

#include <string>
#include <string_view>

#include "platform/clock.hpp"

namespace kith::mail {

struct Mail {
  std::string from_name;  // may be empty
  std::string from;       // "school@kith.example"
  std::string to;
  std::string subject;
  std::string message_id;  // "KEY@kith.example"; the same for the same letter, so that repeats can be told
  std::string text;
  std::string link;         // a whole address below the words; may be empty
  std::string unsubscribe;  // where the reader can do without; empty: the letter must be sent
  Instant at{};
};

// Lines end in CRLF. Requires: both addresses are is_mail_address().
std::string to_text(const Mail& mail);

// Whether mail can be sent there: ASCII, at most 254 characters, one "@", nothing that could begin a header.
bool is_mail_address(std::string_view text);

}  // namespace kith::mail
