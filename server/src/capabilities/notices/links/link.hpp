// SPDX-License-Identifier: Apache-2.0
// A link by which one guardian opens one letter without signing in. It expires, serves nothing else, and
// carries identifiers only.
//
// A ticket opens what was sent with that letter, for an hour: it stands in the address of a picture or a
// file, which a token must not.
//
// Format of the token: base64url without padding of 23 bytes: notice (7), person within its school (4), last
// day as days since 1970 (2), all big-endian, then ten bytes of a keyed hash of these. Of a ticket: the same
// with the last minute since 1970 (4) in place of the day, and 25 bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/clock.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::notices {

struct Link {
  std::int64_t notice_id = 0;
  std::int64_t person_id = 0;  // of the notice's school
  Date expires_on{};           // the last day on which it works
  bool operator==(const Link&) const = default;
};

std::string token_of(const Link& link, const secrets::Sealer& sealer);
// Nothing for what this installation has not written itself.
std::optional<Link> read_token(std::string_view token, const secrets::Sealer& sealer);

struct Ticket {
  std::int64_t notice_id = 0;
  std::int64_t person_id = 0;
  Instant expires_at{};  // in whole minutes
  bool operator==(const Ticket&) const = default;
};

std::string ticket_of(const Ticket& ticket, const secrets::Sealer& sealer);
std::optional<Ticket> read_ticket(std::string_view text, const secrets::Sealer& sealer);

// "/l#TOKEN": what stands after the # is in no log of a server.
std::string link_path(const Link& link, const secrets::Sealer& sealer);

}  // namespace kith::notices
