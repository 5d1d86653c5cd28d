// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/status.hpp"

#include <gtest/gtest.h>

namespace kith::mail {
namespace {

TEST(AStatusOfMail, IsReadFromALineOfAReply) {
  EXPECT_EQ(status_in("550 5.1.1 no such user\r\n"), "5.1.1");
  EXPECT_EQ(status_in("550-5.1.10 in several lines\r\n"), "5.1.10");
  EXPECT_EQ(status_in("552 5.2.2\r\n"), "5.2.2");
  EXPECT_EQ(status_in("552 5.2.2"), "5.2.2");
  for (const char* none :
       {"", "550", "550 ", "550 no such user\r\n", "550 5.1\r\n", "550 5.1.\r\n", "550 5.1.1111 no\r\n",
        "550 5.1.1x no\r\n", "550 5..1 no\r\n", "550 127.0.0.1 is blocked\r\n"})
    EXPECT_EQ(status_in(none), "") << none;
}

TEST(AStatusOfMail, TellsAMailboxThatIsNotThereFromALetterThatWasNotTaken) {
  for (const char* mailbox : {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
    EXPECT_TRUE(is_about_mailbox(mailbox)) << mailbox;
  for (const char* letter :
       {"", "5.7.1", "5.2.2", "5.2.0", "5.1", "5.1.0", "5.1.7", "5.1.8", "4.1.1", "2.1.5", "5.1.11"})
    EXPECT_FALSE(is_about_mailbox(letter)) << letter;
}

}  // namespace
}  // namespace kith::mail
