// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/delivery_report.hpp"

#include <gtest/gtest.h>

#include "platform/secrets/random.hpp"

namespace kith::mail {
namespace {

const std::string kPostfix =
    "Return-Path: <>\r\n"
    "From: MAILER-DAEMON@mail.example (Mail Delivery System)\r\n"
    "To: school@kith.example\r\n"
    "Subject: Undelivered Mail Returned to Sender\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/report; report-type=delivery-status;\r\n"
    "\tboundary=\"8C1F.1/mail.example; a\"\r\n"
    "\r\n"
    "This is a MIME-encapsulated message.\r\n"
    "\r\n"
    "--8C1F.1/mail.example; a\r\n"
    "Content-Type: text/plain; charset=us-ascii\r\n"
    "\r\n"
    "I'm sorry to have to inform you that your message could not be delivered.\r\n"
    "Message-ID: <of-the-words@kith.example>\r\n"
    "\r\n"
    "--8C1F.1/mail.example; a\r\n"
    "Content-Description: Delivery report\r\n"
    "Content-Type: message/delivery-status\r\n"
    "\r\n"
    "Reporting-MTA: dns; mail.example\r\n"
    "Arrival-Date: Sun, 22 Nov 2026 10:00:00 +0800 (CST)\r\n"
    "\r\n"
    "Final-Recipient: rfc822; wang@home.example\r\n"
    "Original-Recipient: rfc822;wang@old.example\r\n"
    "Action: failed\r\n"
    "Status: 5.1.1\r\n"
    "Diagnostic-Code: smtp; 550 5.1.1 <wang@home.example>: Recipient address\r\n"
    "    rejected: User unknown\r\n"
    "\r\n"
    "--8C1F.1/mail.example; a\r\n"
    "Content-Type: text/rfc822-headers\r\n"
    "\r\n"
    "Message-ID: <7-5.abc@kith.example>\r\n"
    "Subject: x\r\n"
    "\r\n"
    "--8C1F.1/mail.example; a--\r\n"
    "After the end.\r\n";

std::string with(std::string text, const std::string& from, const std::string& to) {
  auto at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

std::string without_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

TEST(ReadingADeliveryReport, FindsTheLetterAndHowItEnded) {
  for (const auto& text : {kPostfix, without_returns(kPostfix), "X-A: b\r\n" + kPostfix}) {
    auto report = read_delivery_report(text);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->message_id, "7-5.abc@kith.example");
    ASSERT_EQ(report->recipients.size(), 1u);
    EXPECT_EQ(report->recipients[0].address, "wang@home.example");
    EXPECT_EQ(report->recipients[0].original, "wang@old.example");
    EXPECT_EQ(report->recipients[0].action, "failed");
    EXPECT_EQ(report->recipients[0].status, "5.1.1");
  }
}

TEST(ReadingADeliveryReport, UnderstandsAWholeLetterSentBackAndOtherSpellings) {
  auto text = with(kPostfix, "text/rfc822-headers", "Message/RFC822");
  text = with(text, "multipart/report; report-type=delivery-status",
              "Multipart/Report; Report-Type=\"delivery-status\"");
  text = with(text, "Action: failed", "ACTION: Failed (it bounced)");
  text = with(text, "Status: 5.1.1", "status: 5.1.1 (bad mailbox)");
  text = with(text, "rfc822; wang@home.example", "RFC822; <wang@home.example>");
  text = with(text, "Message-ID: <7-5", "message-id:\r\n <7-5");
  auto report = read_delivery_report(text);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->message_id, "7-5.abc@kith.example");
  EXPECT_EQ(report->recipients[0].action, "failed");
  EXPECT_EQ(report->recipients[0].status, "5.1.1");
  EXPECT_EQ(report->recipients[0].address, "wang@home.example");
}

TEST(ReadingADeliveryReport, TellsSeveralRecipientsApart) {
  auto report = read_delivery_report(
      with(kPostfix, "Final-Recipient: rfc822; wang",
           "Final-Recipient: rfc822; li@home.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\n"
           "Final-Recipient: rfc822; wang"));
  ASSERT_TRUE(report);
  ASSERT_EQ(report->recipients.size(), 2u);
  EXPECT_EQ(report->recipients[0].action, "delayed");
  EXPECT_EQ(report->recipients[1].address, "wang@home.example");
}

TEST(ReadingADeliveryReport, TakesNothingElseForOne) {
  const std::vector<std::string> others{
      "",
      "\r\n",
      "nonsense",
      "Subject: away\r\n\r\nI am away. Message-ID: <7-5.abc@kith.example>\r\nAction: failed\r\n",
      with(kPostfix, "multipart/report", "multipart/mixed"),
      with(kPostfix, "delivery-status;", "disposition-notification;"),
      with(kPostfix, "boundary=", "limit="),
      with(kPostfix, "\"8C1F.1/mail.example; a\"", "\"another\""),
      with(kPostfix, "message/delivery-status", "text/plain"),
      with(kPostfix, "text/rfc822-headers", "text/plain"),
      with(kPostfix, "Message-ID: <7-5.abc@kith.example>", "Message-ID: 7-5.abc"),
      with(kPostfix, "Action: failed", "Actio: failed"),
      kPostfix + std::string(kLongestReport, 'x'),
  };
  for (const auto& other : others) EXPECT_FALSE(read_delivery_report(other)) << other.substr(0, 300);
}

TEST(ReadingADeliveryReport, StandsWhateverIsCutOffOrSpoilt) {
  for (std::size_t size = 0; size < kPostfix.size(); ++size) read_delivery_report(kPostfix.substr(0, size));
  secrets::SeededRandom random{7};
  for (int i = 0; i < 2'000; ++i) {
    auto spoilt = kPostfix;
    for (int j = 0; j < 5; ++j) spoilt[random.below(std::uint32_t(spoilt.size()))] = char(random.below(256));
    read_delivery_report(spoilt);
  }
  auto many = kPostfix;
  for (int i = 0; i < 20'000; ++i) many += "--8C1F.1/mail.example; a\r\nContent-Type: text/plain\r\n\r\n";
  EXPECT_TRUE(read_delivery_report(many));
  std::string headers = "Content-Type: multipart/report\r\n";
  for (int i = 0; i < 50'000; ++i) headers += " ; a=b\r\n";
  EXPECT_FALSE(read_delivery_report(headers + "\r\n"));
}

}  // namespace
}  // namespace kith::mail
