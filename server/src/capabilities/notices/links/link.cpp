// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/links/link.hpp"

#include "platform/id.hpp"
#include "platform/secrets/encoding.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::notices {
namespace {

constexpr std::size_t kNoticeBytes = 7, kPersonBytes = 4, kDayBytes = 2, kMinuteBytes = 4, kMacDigits = 20;
constexpr const char* kForLinks = "notices.link";
constexpr const char* kForTickets = "notices.ticket";

void append(std::string& bytes, std::uint64_t number, std::size_t size) {
  for (std::size_t i = size; i-- > 0;) bytes.push_back(char(number >> (8 * i)));
}

// What a token tells: whose letter, and until when in a unit of its own.
struct Told {
  std::int64_t notice_id = 0;
  std::int64_t person_id = 0;
  std::uint64_t until = 0;
};

std::string mac_of(std::string_view told, const char* purpose, const secrets::Sealer& sealer) {
  return sealer.blind_index(purpose, told).substr(0, kMacDigits);
}

std::string written(const Told& told, std::size_t until_bytes, const char* purpose,
                    const secrets::Sealer& sealer) {
  std::string bytes;
  append(bytes, std::uint64_t(told.notice_id), kNoticeBytes);
  append(bytes, std::uint64_t(told.person_id % kIdsPerTenant), kPersonBytes);
  append(bytes, told.until, until_bytes);
  auto mac = secrets::from_hex(mac_of(bytes, purpose, sealer)).value();
  bytes.append(mac.begin(), mac.end());
  return secrets::base64url(bytes);
}

std::uint64_t number_in(std::string_view bytes) {
  std::uint64_t number = 0;
  for (unsigned char byte : bytes) number = number << 8 | byte;
  return number;
}

std::optional<Told> read(std::string_view text, std::size_t until_bytes, const char* purpose,
                         const secrets::Sealer& sealer) {
  const std::size_t told_bytes = kNoticeBytes + kPersonBytes + until_bytes;
  const auto bytes = secrets::from_base64url(text);
  if (!bytes || bytes->size() != told_bytes + kMacDigits / 2) return std::nullopt;
  const std::string told(bytes->begin(), bytes->begin() + std::ptrdiff_t(told_bytes));
  if (!secrets::are_equal(mac_of(told, purpose, sealer), secrets::hex(std::span(*bytes).subspan(told_bytes))))
    return std::nullopt;
  const std::string_view view = told;
  const auto notice_id = std::int64_t(number_in(view.substr(0, kNoticeBytes)));
  const auto person = std::int64_t(number_in(view.substr(kNoticeBytes, kPersonBytes)));
  return Told{notice_id, tenant_of(notice_id) * kIdsPerTenant + person,
              number_in(view.substr(kNoticeBytes + kPersonBytes))};
}

}  // namespace

std::string token_of(const Link& link, const secrets::Sealer& sealer) {
  return written({link.notice_id, link.person_id, std::uint64_t(link.expires_on.time_since_epoch().count())},
                 kDayBytes, kForLinks, sealer);
}

std::optional<Link> read_token(std::string_view token, const secrets::Sealer& sealer) {
  const auto told = read(token, kDayBytes, kForLinks, sealer);
  if (!told) return std::nullopt;
  return Link{told->notice_id, told->person_id, Date{std::chrono::days{told->until}}};
}

std::string ticket_of(const Ticket& ticket, const secrets::Sealer& sealer) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(ticket.expires_at.time_since_epoch());
  return written({ticket.notice_id, ticket.person_id, std::uint64_t(minutes.count())}, kMinuteBytes,
                 kForTickets, sealer);
}

std::optional<Ticket> read_ticket(std::string_view text, const secrets::Sealer& sealer) {
  const auto told = read(text, kMinuteBytes, kForTickets, sealer);
  if (!told) return std::nullopt;
  return Ticket{told->notice_id, told->person_id, Instant{std::chrono::minutes{told->until}}};
}

std::string link_path(const Link& link, const secrets::Sealer& sealer) {
  return "/l#" + token_of(link, sealer);
}

}  // namespace kith::notices
