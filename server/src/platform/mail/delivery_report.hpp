// SPDX-License-Identifier: Apache-2.0
// A mail server's report about a letter it could not deliver (RFC 3464 in a multipart/report of RFC 6522).
// Read for what matters: which letter, which recipient, how it ended. Whatever is built otherwise is no
// report: notices of absence, spam and forgeries come to the same mailbox. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::mail {

// A larger one is no report: servers send the headers of a letter back, or little more.
inline constexpr std::size_t kLongestReport = 4 * 1024 * 1024;

struct ReportedRecipient {
  std::string address;   // empty when the report gives none as an Internet address
  std::string original;  // what the letter was sent to, where it was sent on; often empty
  std::string action;    // failed, delayed, delivered, relayed or expanded
  std::string status;    // "5.1.1"
};

struct DeliveryReport {
  std::string message_id;  // of the letter, without its brackets
  std::vector<ReportedRecipient> recipients;
};

// nullopt when it is none, or does not send the headers of the letter back.
std::optional<DeliveryReport> read_delivery_report(std::string_view text);

}  // namespace kith::mail
