// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>

#include "delivery/letter_kit.hpp"
#include "delivery/web_push/vapid.hpp"
#include "delivery/web_push/web_push.hpp"
#include "platform/secrets/encoding.hpp"

namespace kith::delivery::web_push {
namespace {

using http_client::Asked;
using http_client::reply;
using http_client::Said;

class SendingByWebPush : public testing::Test {
 protected:
  // A push service as RFC 8030 and RFC 8292 describe it.
  Said answer(const Asked& asked) {
    last_ = asked;
    if (instead_) return *instead_;
    auto authorization = asked.header("Authorization");
    if (!authorization.starts_with("vapid t=") || asked.header("TTL").empty()) return reply(401);
    if (asked.header("Topic").size() > 32) return reply(400);
    if (asked.header("Content-Encoding") != "aes128gcm" || asked.body.size() > 4'096) return reply(413);
    if (asked.head.starts_with("POST /gone")) return reply(410);
    return reply(201);
  }
  Subscription browser(const std::string& path) {
    auto key = secrets::P256Key::drawn(random_);
    return {server_.url(path), secrets::base64url(key.public_point()),
            secrets::base64url(std::string(16, 'a'))};
  }
  static Letter letter_to(const std::vector<Subscription>& browsers) {
    return kit::letter(write_subscriptions(browsers));
  }
  SendResult send(const Letter& letter) { return channel_.send({letter}).at(0); }

  FixedClock clock_{kit::kNow};
  secrets::SeededRandom random_{7};
  secrets::P256Key key_ = secrets::P256Key::drawn(random_);
  std::optional<Said> instead_;
  Asked last_;
  std::vector<std::string> gone_;
  http_client::StandIn server_{[this](const Asked& asked) { return answer(asked); }};
  WebPush channel_{clock_,
                   random_,
                   {.key = key_,
                    .contact = "mailto:it@school.example",
                    .origin = [](std::string_view) { return "https://push.example"; },
                    .patience = kit::kShortPatience},
                   [this](const Letter&, const std::vector<std::string>& endpoints) { gone_ = endpoints; }};
};

TEST_F(SendingByWebPush, ShowsThePushServiceNothingOfTheLetter) {
  EXPECT_EQ(send(letter_to({browser("/a")})).answer, Answer::kAccepted);
  auto all = last_.head + last_.body;
  for (const char* word : {"秋游", "周五", "inbox"}) EXPECT_EQ(all.find(word), all.npos) << word;
  EXPECT_EQ(last_.header("TTL"), std::to_string(72 * 3'600));
  EXPECT_EQ(last_.header("Urgency"), "normal");
}

TEST_F(SendingByWebPush, GivesARepeatTheTopicOfTheFirst) {
  auto letter = letter_to({browser("/a")});
  send(letter);
  auto topic = last_.header("Topic");
  auto body = last_.body;
  send(letter);
  EXPECT_EQ(last_.header("Topic"), topic);
  EXPECT_NE(last_.body, body) << "no salt and no key is used twice";
}

TEST_F(SendingByWebPush, ReachesAPersonWhenOneBrowserIsReached) {
  EXPECT_EQ(send(letter_to({browser("/gone"), browser("/a")})).answer, Answer::kAccepted);
  EXPECT_EQ(gone_, std::vector<std::string>{server_.url("/gone")});
}

TEST_F(SendingByWebPush, ReachesNobodyWhenAllBrowsersAreGone) {
  EXPECT_EQ(send(letter_to({browser("/gone"), browser("/gone2")})).answer, Answer::kPermanent);
  EXPECT_EQ(gone_.size(), 2u);
  EXPECT_EQ(send(letter_to({})).answer, Answer::kPermanent);
  EXPECT_EQ(send(kit::letter("nonsense")).answer, Answer::kPermanent);
}

TEST_F(SendingByWebPush, SurvivesKeysThatAreNone) {
  auto broken = browser("/a"), empty = browser("/a");
  broken.p256dh[10] = broken.p256dh[10] == 'A' ? 'B' : 'A';
  empty.auth.clear();
  EXPECT_EQ(send(letter_to({broken, empty})).answer, Answer::kPermanent);
}

TEST_F(SendingByWebPush, FitsWhateverTheTitle) {
  auto letter = letter_to({browser("/a")});
  for (int i = 0; i < 10'000; ++i) letter.subject += "\"题\n";
  EXPECT_EQ(send(letter).answer, Answer::kAccepted);
}

TEST_F(SendingByWebPush, LeavesAPushServiceAloneThatIsBusyButNotTheOthers) {
  instead_ = reply(429, "", "Retry-After: 60\r\n");
  auto result = send(letter_to({browser("/a")}));
  EXPECT_EQ(result.answer, Answer::kTemporary);
  EXPECT_FALSE(result.retry_after);
}

TEST_F(SendingByWebPush, TriesAgainWhenNothingWholeComesBack) {
  for (const auto& said : {Said{.hangs = true}, Said{.closes = true},
                           Said{.bytes = "\x02\r\n\r\n", .closes = true}, reply(500)}) {
    instead_ = said;
    EXPECT_EQ(send(letter_to({browser("/a")})).answer, Answer::kTemporary);
  }
}

TEST(AnEndpoint, IsOneOfAPushServiceThatBrowsersUse) {
  for (const char* good :
       {"https://fcm.googleapis.com/fcm/send/abc", "https://updates.push.services.mozilla.com/wpush/v2/x",
        "https://sg2p.notify.windows.com/w/?token=x", "https://web.push.apple.com/x"})
    EXPECT_TRUE(origin_of_push_service(good)) << good;
  for (const char* bad :
       {"https://127.0.0.1/x", "https://localhost/", "http://fcm.googleapis.com/x",
        "https://evil.example/fcm.googleapis.com", "https://fcm.googleapis.com.evil.example/x",
        "https://fcm.googleapis.com@evil.example/", "https://evilfcm.googleapis.com/",
        "https://fcm.googleapis.com:9/x", "https://10.0.0.1#.push.apple.com", ""})
    EXPECT_FALSE(origin_of_push_service(bad)) << bad;
  EXPECT_FALSE(origin_of_push_service("https://fcm.googleapis.com/" + std::string(2'000, 'x')));
}

TEST(SubscriptionsOfAPerson, AreKeptInOneAddress) {
  std::vector<Subscription> all;
  for (int i = 0; i < 12; ++i) all = with(all, {"https://e/" + std::to_string(i), "p", "a"});
  EXPECT_EQ(all.size(), kMostSubscriptions);
  EXPECT_EQ(all.front().endpoint, "https://e/2") << "the oldest gives way";
  all = with(all, {"https://e/5", "new", "a"});
  EXPECT_EQ(all.size(), kMostSubscriptions) << "one browser, one subscription";
  auto kept = read_subscriptions(write_subscriptions(all));
  EXPECT_EQ(kept.back().p256dh, "new");
  EXPECT_EQ(without(kept, {"https://e/5"}).size(), kMostSubscriptions - 1);
  EXPECT_TRUE(read_subscriptions("{").empty());
}

}  // namespace
}  // namespace kith::delivery::web_push
