// SPDX-License-Identifier: Apache-2.0
#include "delivery/wecom/wecom.hpp"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <map>
#include <set>

#include "delivery/errcode_kit.hpp"
#include "delivery/letter_kit.hpp"

namespace kith::delivery::wecom {
namespace {

// WeCom as its pages describe it.
class Platform {
 public:
  boost::json::object take(const std::string& path, const boost::json::object& body) {
    auto parents = texts_at(body, "to_parent_userid");
    auto content = text_at(object_at(body, "text"), "content");
    if (path != "/cgi-bin/externalcontact/message/send") return {{"errcode", 48002}};
    if (number_at(body, "agentid") != 7) return {{"errcode", 301002}};
    if (parents.size() > 1'000) return {{"errcode", 40032}};
    if (content.size() > 2'048) return {{"errcode", 45002}};
    if (busy > 0) return --busy, boost::json::object{{"errcode", -1}};
    boost::json::array unknown;
    for (const auto& parent : parents) {
      if (parent.starts_with("stranger"))
        unknown.push_back(boost::json::string(parent));
      else if (number_at(body, "enable_duplicate_check") != 1 || had_.insert(parent + content).second)
        ++delivered[parent];
    }
    if (unknown.size() == parents.size()) return {{"errcode", 81013}};
    last = content;
    return {{"errcode", 0}, {"errmsg", "ok"}, {"invalid_parent_userid", unknown}};
  }

  int busy = 0;
  std::map<std::string, int> delivered;
  std::string last;

 private:
  std::set<std::string> had_;
};

class SendingByWecom : public testing::Test {
 protected:
  Settings settings() {
    return {.corp_id = "corp",
            .secret = "s3cret",
            .agent_id = 7,
            .url = server_.url(),
            .patience = kit::kShortPatience};
  }
  SendResult send_one(const std::string& parent = "p1") { return wecom_.send({kit::letter(parent)}).at(0); }

  FixedClock clock_{kit::kNow};
  Platform platform_;
  kit::ErrcodeStandIn server_{
      "s3cret", [this](const auto& path, const auto& body) { return platform_.take(path, body); }};
  Wecom wecom_{clock_, settings()};
};

TEST_F(SendingByWecom, WritesToAllParentsOfAMessageAtOnce) {
  auto results = wecom_.send(kit::letters(250, "p"));
  for (const auto& result : results) EXPECT_EQ(result.answer, Answer::kAccepted) << result.failure;
  EXPECT_EQ(platform_.delivered.size(), 250u);
  EXPECT_EQ(server_.posts, 1);
  EXPECT_EQ(platform_.last, "秋游\n周五早上八点集合。\nhttps://kith.example/inbox/7?1");
}

TEST_F(SendingByWecom, KeepsToTwoThousandAndFortyEightBytes) {
  auto letter = kit::letter("p1");
  for (int i = 0; i < 10'000; ++i) letter.subject += "题", letter.text += "\"字\"\n";
  EXPECT_EQ(wecom_.send({letter}).at(0).answer, Answer::kAccepted);
  EXPECT_TRUE(platform_.last.ends_with("/inbox/7?1"));
}

TEST_F(SendingByWecom, TellsStrangersFromParents) {
  auto results = wecom_.send({kit::letter("p1"), kit::letter("stranger"), kit::letter("p2")});
  EXPECT_EQ(results.at(0).answer, Answer::kAccepted);
  EXPECT_EQ(results.at(1).answer, Answer::kPermanent);
  EXPECT_EQ(results.at(1).failure, "delivery.bad_address");
  EXPECT_EQ(results.at(2).answer, Answer::kAccepted);
  EXPECT_EQ(send_one("stranger").answer, Answer::kPermanent) << "also when nobody else is written to";
}

TEST_F(SendingByWecom, ReachesAParentOnceHoweverOftenALetterIsPosted) {
  send_one();
  send_one();
  EXPECT_EQ(platform_.delivered["p1"], 1);
  wecom_.send({kit::letter("p1", (std::int64_t{1} << 32) + 2)});
  EXPECT_EQ(platform_.delivered["p1"], 2) << "a reminder is another letter";
}

TEST_F(SendingByWecom, FetchesATokenOnceAndAnotherWhenItIsRevoked) {
  send_one();
  send_one("p2");
  EXPECT_EQ(server_.tokens_given, 1);
  server_.end_token();
  EXPECT_EQ(send_one("p3").answer, Answer::kAccepted);
  EXPECT_EQ(server_.tokens_given, 2);
}

TEST_F(SendingByWecom, AsksNotAgainAndAgainWithAWrongSecret) {
  auto wrong = settings();
  wrong.secret = "guessed";
  Wecom wecom(clock_, wrong);
  auto result = wecom.send({kit::letter("p1")}).at(0);
  EXPECT_EQ(result.failure, "delivery.not_set_up");
  EXPECT_TRUE(result.retry_after);
  EXPECT_EQ(server_.posts, 0);
}

TEST_F(SendingByWecom, WaitsForTheOperatorWhenTheAppIsNotForParents) {
  auto wrong = settings();
  wrong.agent_id = 8;
  EXPECT_EQ(Wecom(clock_, wrong).send({kit::letter("p1")}).at(0).failure, "delivery.not_set_up");
}

TEST_F(SendingByWecom, TriesAgainWhenItIsBusyOrTooFast) {
  platform_.busy = 1;
  EXPECT_EQ(send_one().answer, Answer::kTemporary);
  EXPECT_EQ(send_one().answer, Answer::kAccepted);
  server_.instead = http_client::reply(200, R"({"errcode":45009,"errmsg":"api freq out of limit"})");
  EXPECT_EQ(send_one().retry_after, std::chrono::minutes{1});
}

TEST_F(SendingByWecom, TriesAgainWhateverElseGoesWrong) {
  for (const auto& [name, said] : kit::faults()) {
    server_.instead = said;
    EXPECT_EQ(send_one().answer, Answer::kTemporary) << name;
  }
}

}  // namespace
}  // namespace kith::delivery::wecom
