// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/mail.hpp"

#include <gtest/gtest.h>

#include "platform/secrets/encoding.hpp"

namespace kith::mail {
namespace {

Mail letter() {
  return {.from_name = "实验小学",
          .from = "school@kith.example",
          .to = "wang@home.example",
          .subject = "秋游",
          .message_id = "1-2@kith.example",
          .text = "周五早上八点集合。\n.\n<b>带水</b>",
          .link = "https://kith.example/inbox/7?a=1&b=2",
          .unsubscribe = {},
          .at = Instant{std::chrono::seconds{1'780'000'000}}};
}

// The header's value, lines put together again.
std::string header(const std::string& text, const std::string& name) {
  auto begin = ("\r\n" + text).find("\r\n" + name + ": ");
  if (begin == std::string::npos) return "(none)";
  begin += name.size() + 2;
  auto end = begin;
  do end = text.find("\r\n", end + 1);
  while (text[end + 2] == ' ');
  return text.substr(begin, end - begin);
}

// The decoded body of the part of that kind.
std::string part(const std::string& text, const std::string& kind) {
  auto begin = text.find("\r\n\r\n", text.find("Content-Type: text/" + kind)) + 4;
  std::string base64;
  for (auto at = begin; text[at] != '-'; ++at)
    if (text[at] != '\r' && text[at] != '\n') base64 += text[at];
  return secrets::from_base64(base64).value();
}

TEST(WritingAMail, NamesWhoWritesToWhomAndWhen) {
  auto text = to_text(letter());
  EXPECT_EQ(header(text, "From"), "=?utf-8?B?5a6e6aqM5bCP5a2m?= <school@kith.example>");
  EXPECT_EQ(header(text, "To"), "wang@home.example");
  EXPECT_EQ(header(text, "Subject"), "=?utf-8?B?56eL5ri4?=");
  EXPECT_EQ(header(text, "Message-ID"), "<1-2@kith.example>");
  EXPECT_EQ(header(text, "Date"), "Thu, 28 May 2026 20:26:40 +0000");
}

TEST(WritingAMail, SaysTheSameAsTextAndAsHtml) {
  auto text = to_text(letter());
  EXPECT_EQ(part(text, "plain"),
            "周五早上八点集合。\n.\n<b>带水</b>\n\nhttps://kith.example/inbox/7?a=1&b=2\n");
  auto html = part(text, "html");
  EXPECT_NE(html.find("&lt;b&gt;带水&lt;/b&gt;"), std::string::npos) << "words of people are no markup";
  EXPECT_NE(html.find("<a href=\"https://kith.example/inbox/7?a=1&amp;b=2\">"), std::string::npos) << html;
}

TEST(WritingAMail, KeepsToLinesOfAscii) {
  auto mail = letter();
  for (int i = 0; i < 2'000; ++i) mail.text += "很长的一行";
  for (int i = 0; i < 300; ++i) mail.subject += "题";
  auto text = to_text(mail);
  EXPECT_TRUE(
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; }));
  for (std::size_t at = 0, end; (end = text.find("\r\n", at)) != text.npos; at = end + 2)
    ASSERT_LE(end - at, 76u) << text.substr(at, end - at);
}

TEST(WritingAMail, CutsASubjectBetweenCharactersOnly) {
  auto mail = letter();
  mail.subject = "a";
  for (int i = 0; i < 50; ++i) mail.subject += "题";
  auto words = header(to_text(mail), "Subject");
  std::string whole;
  for (std::size_t at = 0; (at = words.find("?B?", at)) != words.npos;) {
    at += 3;
    auto word = secrets::from_base64(words.substr(at, words.find('?', at) - at)).value();
    EXPECT_NE(static_cast<unsigned char>(word.front()) & 0xc0, 0x80) << "each word begins with a character";
    whole += word;
  }
  EXPECT_EQ(whole, mail.subject);
}

TEST(WritingAMail, LetsNoSubjectBeginAHeader) {
  auto mail = letter();
  mail.subject = "x\r\nBcc: other@home.example";
  mail.from_name = "y\nz";
  auto text = to_text(mail);
  EXPECT_EQ(header(text, "Bcc"), "(none)");
  EXPECT_EQ(text.find("other@home.example"), text.npos);
}

TEST(WritingAMail, OffersToStopOnlyWhereOneMay) {
  EXPECT_EQ(header(to_text(letter()), "List-Unsubscribe"), "(none)");
  auto mail = letter();
  mail.unsubscribe = "https://kith.example/me";
  EXPECT_EQ(header(to_text(mail), "List-Unsubscribe"), "<https://kith.example/me>");
}

TEST(AMailAddress, IsPlainAsciiWithNothingThatBeginsAHeader) {
  for (const char* good : {"a@b.example", "wang.xiao+school@home.example", "x_y@mail-1.example"})
    EXPECT_TRUE(is_mail_address(good)) << good;
  for (const char* bad : {"", "a", "@b", "a@", "a@@b", "a b@c", "a@b c", "a@b\r\nTo: c@d", "<a@b>", "a@b,c@d",
                          "王@b.example", ".a@b", "a.@b", "a..b@c", "a@b..c", "a@.b", "a@-b"})
    EXPECT_FALSE(is_mail_address(bad)) << bad;
  EXPECT_FALSE(is_mail_address(std::string(65, 'a') + "@b.example"));
  EXPECT_FALSE(is_mail_address("a@" + std::string(260, 'b')));
}

}  // namespace
}  // namespace kith::mail
