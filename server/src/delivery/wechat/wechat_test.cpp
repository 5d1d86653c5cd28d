// SPDX-License-Identifier: Apache-2.0
#include "delivery/wechat/wechat.hpp"

#include <gtest/gtest.h>

#include <set>

#include "delivery/errcode_kit.hpp"
#include "delivery/letter_kit.hpp"
#include "platform/text/characters.hpp"

namespace kith::delivery::wechat {
namespace {

// WeChat as its pages describe it.
class Platform {
 public:
  boost::json::object take(const std::string& path, const boost::json::object& body) {
    auto to = text_at(body, "touser");
    auto title = text_at(object_at(object_at(body, "data"), "thing1"), "value");
    if (path != "/cgi-bin/message/template/send") return {{"errcode", 48001}};
    if (text_at(body, "template_id") != "T") return {{"errcode", 40037}};
    if (title.empty() || text::characters_in(title) > 20) return {{"errcode", 47003}};
    if (to.starts_with("gone")) return {{"errcode", 43004}};
    if (to.starts_with("refused")) return {{"errcode", 43101}};
    if (to.starts_with("often")) return {{"errcode", 43117}};
    if (!had_.insert(to + text_at(body, "url")).second) return {{"errcode", 40241}};
    last = body;
    return {{"errcode", 0}, {"msgid", 200163836}};
  }
  boost::json::object last;

 private:
  std::set<std::string> had_;
};

class SendingByWechat : public testing::Test {
 protected:
  Settings settings() {
    return {.app_id = "app",
            .app_secret = "s3cret",
            .template_id = "T",
            .url = server_.url(),
            .patience = kit::kShortPatience};
  }
  SendResult send_one(const std::string& follower) { return wechat_.send({kit::letter(follower)}).at(0); }

  FixedClock clock_{kit::kNow};
  Platform platform_;
  kit::ErrcodeStandIn server_{
      "s3cret", [this](const auto& path, const auto& body) { return platform_.take(path, body); }};
  Wechat wechat_{clock_, settings()};
};

TEST_F(SendingByWechat, CarriesTheTitleAndOpensTheLink) {
  auto result = send_one("o1");
  EXPECT_EQ(result.answer, Answer::kAccepted);
  EXPECT_EQ(result.provider_id, "200163836");
  EXPECT_EQ(text_at(platform_.last, "url"), "https://kith.example/inbox/7");
  auto letter = kit::letter("o2");
  for (int i = 0; i < 10'000; ++i) letter.subject += "题";
  EXPECT_EQ(wechat_.send({letter}).at(0).answer, Answer::kAccepted);
}

TEST_F(SendingByWechat, KnowsWhyAFollowerIsNotReached) {
  auto results =
      wechat_.send({kit::letter("gone"), kit::letter("refused"), kit::letter("often"), kit::letter("o1")});
  EXPECT_EQ(results.at(0).answer, Answer::kPermanent);
  EXPECT_EQ(results.at(1).answer, Answer::kBlocked);
  EXPECT_EQ(results.at(2).answer, Answer::kTemporary);
  EXPECT_FALSE(results.at(2).retry_after);
  EXPECT_EQ(results.at(3).answer, Answer::kAccepted);
}

TEST_F(SendingByWechat, TakesARepeatForARepeat) {
  send_one("o1");
  EXPECT_EQ(send_one("o1").answer, Answer::kAccepted) << "it has arrived already";
}

TEST_F(SendingByWechat, FetchesOneTokenForMany) {
  wechat_.send(kit::letters(64, "o"));
  server_.end_token();
  for (const auto& result : wechat_.send(kit::letters(64, "n"))) EXPECT_EQ(result.answer, Answer::kAccepted);
  EXPECT_EQ(server_.tokens_given, 2);
}

TEST_F(SendingByWechat, WaitsForTheOperatorWhenItIsSetUpWrongly) {
  auto wrong = settings();
  wrong.template_id = "U";
  EXPECT_EQ(Wechat(clock_, wrong).send({kit::letter("o1")}).at(0).failure, "delivery.not_set_up");
}

TEST_F(SendingByWechat, TriesAgainWhateverElseGoesWrong) {
  for (const auto& [name, said] : kit::faults()) {
    server_.instead = said;
    EXPECT_EQ(send_one("o1").answer, Answer::kTemporary) << name;
  }
}

TEST(ReceiptsOfWechat, AreEventsAboutTemplateMessages) {
  auto event = [](const std::string& name, const std::string& status) {
    return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Event><![CDATA[" + name +
           "]]></Event><MsgID>200163836</MsgID><Status><![CDATA[" + status + "]]></Status></xml>";
  };
  auto arrived = read_receipt(event("TEMPLATESENDJOBFINISH", "success"));
  ASSERT_TRUE(arrived);
  EXPECT_EQ(arrived->provider_id, "200163836");
  EXPECT_EQ(arrived->state, State::kDelivered);
  EXPECT_EQ(read_receipt(event("TEMPLATESENDJOBFINISH", "failed:user block"))->state, State::kBlocked);
  EXPECT_EQ(read_receipt(event("TEMPLATESENDJOBFINISH", "failed: system failed"))->state, State::kPermanent);
  EXPECT_FALSE(read_receipt(event("subscribe", "success")));
  EXPECT_FALSE(read_receipt("<xml><Event>TEMPLATESENDJOBFINISH</Event></xml>"));
  EXPECT_FALSE(read_receipt("nonsense"));
}

}  // namespace
}  // namespace kith::delivery::wechat
