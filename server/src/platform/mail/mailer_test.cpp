// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/mailer.hpp"

#include <gtest/gtest.h>

#include "platform/mail/mail_stand_in_kit.hpp"

namespace kith::mail {
namespace {

using http_client::Said;
using std::chrono::milliseconds;

MailServer at(const MailStandIn& server) {
  return {.url = server.url(), .user = {}, .password = {}, .authority = {}, .to_answer = milliseconds{500}};
}

std::vector<Sent> letters(int count) {
  std::vector<Sent> sent;
  for (int i = 0; i < count; ++i)
    sent.push_back({"school@kith.example", std::to_string(i) + "@home.example",
                    "Subject: x\r\n\r\n.\r\n..\r\n" + std::to_string(i) + "\r\n"});
  return sent;
}

MailReply send_one(const MailServer& server) { return Mailer(server).send(letters(1)).at(0); }

TEST(Mailing, HandsOverEachLetterWhole) {
  MailStandIn server;
  Mailer mailer(at(server));
  auto replies = mailer.send(letters(20));
  for (const auto& reply : replies) EXPECT_EQ(reply.taken, Taken::kTaken) << reply.code;
  ASSERT_EQ(server.received().size(), 20u);
  std::set<std::string> seen;
  for (const auto& each : server.received()) {
    EXPECT_EQ(each.from, "school@kith.example");
    EXPECT_EQ(each.text, "Subject: x\r\n\r\n.\r\n..\r\n" + each.to.substr(0, each.to.find('@')) + "\r\n");
    seen.insert(each.to);
  }
  EXPECT_EQ(seen.size(), 20u);
  EXPECT_LE(server.connections(), 4) << "connections are kept";
}

TEST(Mailing, TellsWhatIsForNowFromWhatIsForEver) {
  const std::vector<std::tuple<const char*, const char*, std::string, Taken>> answers{
      {"no such person", "RCPT", "550 5.1.1 no such user\r\n", Taken::kRefused},
      {"full", "RCPT", "452 4.2.2 mailbox full\r\n", Taken::kNotNow},
      {"greylisted", "RCPT", "451 4.7.1 try later\r\n", Taken::kNotNow},
      {"looks like spam", ".", "554 5.7.1 no\r\n", Taken::kRefused},
      {"disk full", ".", "452 4.3.1 no\r\n", Taken::kNotNow},
      {"too many", "connect", "421 4.7.0 busy\r\n", Taken::kNotNow},
      {"wants a sign-in", "MAIL", "530 5.7.0 sign in\r\n", Taken::kNotAdmitted},
      {"garbage", "MAIL", "\x01\x02\r\n", Taken::kNotNow},
  };
  for (const auto& [name, command, bytes, taken] : answers) {
    MailStandIn server([&command = command, &bytes = bytes](const std::string& said) -> Said {
      return said.starts_with(command) ? Said{.bytes = bytes} : Said{};
    });
    EXPECT_EQ(send_one(at(server)).taken, taken) << name;
    EXPECT_TRUE(server.received().empty()) << name;
  }
}

TEST(Mailing, SaysWhyALetterWasRefused) {
  const std::vector<std::tuple<const char*, const char*, const char*>> answers{
      {"RCPT", "550 5.1.1 no such user\r\n", "5.1.1"},
      {"RCPT", "550-5.1.1 no such user,\r\n550 ask the office\r\n", "5.1.1"},
      {"RCPT", "550 no such user\r\n", ""},
      {".", "554 5.7.1 no\r\n", "5.7.1"},
  };
  for (const auto& [command, bytes, status] : answers) {
    MailStandIn server([&command = command, &bytes = bytes](const std::string& said) -> Said {
      return said.starts_with(command) ? Said{.bytes = bytes} : Said{};
    });
    EXPECT_EQ(send_one(at(server)).status, status) << bytes;
  }
}

TEST(Mailing, TakesNothingForTakenThatWasNotSaid) {
  const std::vector<std::tuple<const char*, const char*, Said>> faults{
      {"closes at once", "connect", {.closes = true}},
      {"hangs at once", "connect", {.hangs = true}},
      {"closes before the letter", "DATA", {.closes = true}},
      {"closes after the letter", ".", {.closes = true}},
      {"closes in the middle of its answer", ".", {.bytes = "25", .closes = true}},
      {"hangs after the letter", ".", {.hangs = true}},
  };
  for (const auto& [name, command, answer] : faults) {
    MailStandIn server([&command = command, &answer = answer](const std::string& said) {
      return said.starts_with(command) ? answer : Said{};
    });
    EXPECT_EQ(send_one(at(server)).taken, Taken::kNotNow) << name;
  }
}

TEST(Mailing, KeepsOneBadAddressFromTheOthers) {
  MailStandIn server([](const std::string& said) -> Said {
    return said.starts_with("RCPT TO:<1@") ? Said{.bytes = "550 no\r\n"} : Said{};
  });
  auto replies = Mailer(at(server)).send(letters(3));
  EXPECT_EQ(replies.at(0).taken, Taken::kTaken);
  EXPECT_EQ(replies.at(1).taken, Taken::kRefused);
  EXPECT_EQ(replies.at(2).taken, Taken::kTaken);
}

TEST(Mailing, IsNotConfusedByASecondAnswer) {
  MailStandIn server([](const std::string& said) -> Said {
    return said == "." ? Said{.bytes = "250 taken\r\n250 taken\r\n"} : Said{};
  });
  auto settings = at(server);
  settings.at_once = 1;
  Mailer mailer(settings);
  EXPECT_EQ(mailer.send(letters(1)).at(0).taken, Taken::kTaken);
  // Out of step or not: it must come back, and a later letter must go as soon as the line is new.
  mailer.send(letters(1));
}

TEST(Mailing, SendsNothingInTheClearBeyondThisMachine) {
  EXPECT_FALSE(demands_tls({.url = "smtp://127.0.0.1:25"}));
  EXPECT_FALSE(demands_tls({.url = "smtp://localhost"}));
  EXPECT_TRUE(demands_tls({.url = "smtp://mail.example:587"}));
  EXPECT_TRUE(demands_tls({.url = "smtp://127.0.0.1.mail.example"}));
  EXPECT_TRUE(demands_tls({.url = "smtp://127.0.0.1", .authority = "ca.pem"}));
  MailStandIn server;
  auto settings = at(server);
  settings.authority = "/nonexistent.pem";
  EXPECT_EQ(send_one(settings).taken, Taken::kNotAdmitted);
  EXPECT_TRUE(server.received().empty());
}

TEST(AMailServer, IsSaidAsAnAddress) {
  for (const char* good : {"smtp://mail.example:587", "smtps://mail.example"})
    EXPECT_TRUE(is_mail_server(good));
  for (const char* bad :
       {"", "mail.example", "http://mail.example", "smtp://", "smtp://user:pw@mail.example"})
    EXPECT_FALSE(is_mail_server(bad)) << bad;
}

}  // namespace
}  // namespace kith::mail
