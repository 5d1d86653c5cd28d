// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/delivery_report.hpp"

#include <algorithm>
#include <map>

namespace kith::mail {
namespace {

using std::string_view;

constexpr std::size_t kMostParts = 8, kMostRecipients = 100, kMostHeaders = 1'000;

// A header's names are in small letters; of a repeated one the first counts.
using Headers = std::map<std::string, std::string>;

char small(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

std::string lower(string_view text) {
  std::string made(text);
  std::ranges::transform(made, made.begin(), small);
  return made;
}

string_view trimmed(string_view text) {
  constexpr string_view kBlank = " \t\r\n";
  auto from = text.find_first_not_of(kBlank);
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

// Takes the next line off, without its end.
string_view take_line(string_view& rest) {
  auto end = rest.find('\n');
  auto line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Takes headers off up to the empty line behind them. Folded lines are joined.
Headers take_headers(string_view& rest) {
  Headers headers;
  std::string* last = nullptr;
  for (std::size_t lines = 0; !rest.empty() && lines < kMostHeaders; ++lines) {
    auto line = take_line(rest);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (last) *last += (last->empty() ? "" : " ") + std::string(trimmed(line));
      continue;
    }
    auto colon = line.find(':');
    last = nullptr;
    if (colon == line.npos) continue;
    auto [place, is_new] =
        headers.emplace(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
    if (is_new) last = &place->second;
  }
  return headers;
}

std::string value_of(const Headers& headers, const std::string& name) {
  auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

// "multipart/report" of "Multipart/Report; boundary=x".
std::string type_of(const Headers& headers) {
  auto type = value_of(headers, "content-type");
  return lower(trimmed(string_view(type).substr(0, type.find(';'))));
}

// Of a Content-Type; quotes taken off.
std::string parameter(const Headers& headers, string_view name) {
  auto type = value_of(headers, "content-type");
  string_view rest = type;
  for (auto at = rest.find(';'); at != rest.npos; at = rest.find(';')) {
    rest.remove_prefix(at + 1);
    auto piece = rest.substr(0, rest.find(';'));
    auto equals = piece.find('=');
    if (equals == piece.npos || lower(trimmed(piece.substr(0, equals))) != name) continue;
    auto value = trimmed(piece.substr(equals + 1));
    if (value.starts_with('"')) {
      auto quoted = trimmed(rest).substr(trimmed(rest).find('"') + 1);
      value = quoted.substr(0, quoted.find('"'));
    }
    return std::string(value);
  }
  return {};
}

// What stands between the boundaries; the text before the first is left out.
std::vector<string_view> parts_of(string_view body, const std::string& boundary) {
  std::vector<string_view> parts;
  const auto mark = "--" + boundary;
  string_view rest = body;
  const char* from = nullptr;
  while (!rest.empty() && parts.size() < kMostParts) {
    const char* at = rest.data();
    auto line = trimmed(take_line(rest));
    if (line != mark && line != mark + "--") continue;
    if (from) parts.emplace_back(from, std::size_t(at - from));
    if (line != mark) return parts;
    from = rest.data();
  }
  if (from && parts.size() < kMostParts)
    parts.emplace_back(from, std::size_t(body.data() + body.size() - from));
  return parts;
}

// "rfc822; wang@home.example", also with a comment behind it.
std::string address_in(const std::string& recipient) {
  auto semicolon = recipient.find(';');
  if (semicolon == recipient.npos || lower(trimmed(recipient.substr(0, semicolon))) != "rfc822") return {};
  auto address = trimmed(string_view(recipient).substr(semicolon + 1));
  address = trimmed(address.substr(0, address.find_first_of(" (")));
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  return std::string(address);
}

// The first block is about the report, each other about one recipient.
std::vector<ReportedRecipient> recipients_in(string_view rest) {
  std::vector<ReportedRecipient> recipients;
  take_headers(rest);
  while (!rest.empty() && recipients.size() < kMostRecipients) {
    auto block = take_headers(rest);
    auto action = lower(value_of(block, "action"));
    if (action.empty()) continue;
    auto status = value_of(block, "status");
    recipients.push_back({.address = address_in(value_of(block, "final-recipient")),
                          .original = address_in(value_of(block, "original-recipient")),
                          .action = action.substr(0, action.find_first_of(" (")),
                          .status = status.substr(0, status.find_first_of(" ("))});
  }
  return recipients;
}

std::string message_id_in(string_view headers) {
  auto id = value_of(take_headers(headers), "message-id");
  if (!id.starts_with('<') || !id.ends_with('>')) return {};
  return id.substr(1, id.size() - 2);
}

}  // namespace

std::optional<DeliveryReport> read_delivery_report(std::string_view text) {
  if (text.size() > kLongestReport) return std::nullopt;
  auto headers = take_headers(text);
  if (type_of(headers) != "multipart/report" || lower(parameter(headers, "report-type")) != "delivery-status")
    return std::nullopt;
  auto boundary = parameter(headers, "boundary");
  if (boundary.empty()) return std::nullopt;
  DeliveryReport report;
  for (auto part : parts_of(text, boundary)) {
    auto type = type_of(take_headers(part));
    if (type == "message/delivery-status") report.recipients = recipients_in(part);
    if (type == "message/rfc822" || type == "text/rfc822-headers") report.message_id = message_id_in(part);
  }
  if (report.message_id.empty() || report.recipients.empty()) return std::nullopt;
  return report;
}

}  // namespace kith::mail
