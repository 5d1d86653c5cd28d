// SPDX-License-Identifier: Apache-2.0
#include "delivery/mail/mail_channel.hpp"

#include <gtest/gtest.h>

#include "delivery/letter_kit.hpp"
#include "delivery/mail/letter_id.hpp"
#include "platform/mail/mail_stand_in_kit.hpp"

namespace kith::delivery {
namespace {

using http_client::Said;

class SendingByMail : public testing::Test {
 protected:
  MailChannel channel(const std::string& url) {
    return MailChannel(clock_, sealer_,
                       {.server = {.url = url, .to_answer = std::chrono::milliseconds{500}},
                        .from = "school@kith.example",
                        .from_name = "实验小学",
                        .turn_off = "https://kith.example/me"});
  }
  // What becomes of a letter when the server answers a command so.
  SendResult result_when(const std::string& command, const Said& answer) {
    mail::MailStandIn server(
        [&](const std::string& said) { return said.starts_with(command) ? answer : Said{}; });
    return channel(server.url()).send({kit::letter("wang@home.example")}).at(0);
  }

  FixedClock clock_{kit::kNow};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
};

TEST_F(SendingByMail, BringsTheLetterWithAnIdentifierOfItsOwn) {
  mail::MailStandIn server;
  auto letter = kit::letter("wang@home.example");
  EXPECT_EQ(channel(server.url()).send({letter}).at(0).answer, Answer::kAccepted);
  ASSERT_EQ(server.received().size(), 1u);
  auto received = server.received().at(0);
  EXPECT_EQ(received.to, "wang@home.example");
  auto id = letter_id(sealer_, letter.key, "kith.example");
  EXPECT_TRUE(id.starts_with(letter.key + "."));
  EXPECT_NE(received.text.find("\r\nMessage-ID: <" + id + ">\r\n"), std::string::npos);
  EXPECT_NE(received.text.find("\r\nList-Unsubscribe: <https://kith.example/me>\r\n"), std::string::npos);
}

TEST_F(SendingByMail, OffersNoWayOutOfWhatIsUrgent) {
  mail::MailStandIn server;
  auto letter = kit::letter("wang@home.example");
  letter.is_urgent = true;
  channel(server.url()).send({letter});
  EXPECT_EQ(server.received().at(0).text.find("List-Unsubscribe"), std::string::npos);
}

TEST_F(SendingByMail, KeepsOneBadAddressFromTheOthers) {
  mail::MailStandIn server;
  auto results = channel(server.url())
                     .send({kit::letter("a@home.example"), kit::letter("no address\r\nRCPT TO:<x@y>"),
                            kit::letter("b@home.example")});
  EXPECT_EQ(results.at(0).answer, Answer::kAccepted);
  EXPECT_EQ(results.at(1).answer, Answer::kPermanent);
  EXPECT_EQ(results.at(2).answer, Answer::kAccepted);
  EXPECT_EQ(server.received().size(), 2u);
}

TEST_F(SendingByMail, TellsWhatIsWorthAnotherTry) {
  auto unknown = result_when("RCPT", {.bytes = "550 5.1.1 no such user\r\n"});
  EXPECT_EQ(unknown.answer, Answer::kPermanent);
  EXPECT_EQ(unknown.failure, "delivery.bad_address");
  EXPECT_EQ(unknown.address_ended, AddressEnd::kBounced);
  EXPECT_EQ(result_when(".", {.bytes = "554 5.7.1 spam\r\n"}).failure, "delivery.refused");
  auto full = result_when("RCPT", {.bytes = "452 4.2.2 full\r\n"});
  EXPECT_EQ(full.answer, Answer::kTemporary);
  EXPECT_FALSE(full.retry_after) << "one full mailbox does not stop the others";
  EXPECT_TRUE(result_when("connect", {.bytes = "421 busy\r\n"}).retry_after);
  auto not_admitted = result_when("MAIL", {.bytes = "530 5.7.0 sign in\r\n"});
  EXPECT_EQ(not_admitted.failure, "delivery.not_set_up");
  EXPECT_TRUE(not_admitted.retry_after);
}

TEST_F(SendingByMail, EndsNoAddressWhereOnlyTheLetterIsRefused) {
  for (const char* policy : {"550 5.7.1 blocked\r\n", "552 5.2.2 full\r\n", "550 5.1.0 sender unknown\r\n"}) {
    auto refused = result_when("RCPT", {.bytes = policy});
    EXPECT_EQ(refused.failure, "delivery.refused") << policy;
    EXPECT_FALSE(refused.address_ended) << policy;
  }
  auto says_no_more = result_when("RCPT", {.bytes = "550 no\r\n"});
  EXPECT_EQ(says_no_more.failure, "delivery.bad_address");
  EXPECT_FALSE(says_no_more.address_ended);
}

TEST_F(SendingByMail, TriesAgainWhatWasNotSaidToBeTaken) {
  EXPECT_EQ(result_when(".", {.closes = true}).answer, Answer::kTemporary);
  EXPECT_EQ(result_when(".", {.hangs = true}).answer, Answer::kTemporary);
  EXPECT_EQ(result_when("MAIL", {.bytes = "\x02\r\n", .closes = true}).answer, Answer::kTemporary);
}

}  // namespace
}  // namespace kith::delivery
