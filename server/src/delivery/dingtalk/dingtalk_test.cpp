// SPDX-License-Identifier: Apache-2.0
#include "delivery/dingtalk/dingtalk.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <map>
#include <set>
#include <sstream>

#include "delivery/dingtalk/progress.hpp"
#include "delivery/errcode_kit.hpp"
#include "delivery/letter_kit.hpp"

namespace kith::delivery::dingtalk {
namespace {

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream in(list);
  for (std::string part; std::getline(in, part, ',');) parts.push_back(part);
  return parts;
}

// DingTalk as its pages describe it: what goes over a limit is answered with success and not delivered.
class Platform {
 public:
  boost::json::object take(const std::string& path, const boost::json::object& body) {
    if (number_at(body, "agent_id") != 7) return {{"errcode", 400002}};
    if (path == "/topapi/message/corpconversation/getsendresult") return result_of(text_at(body, "task_id"));
    auto people = split(text_at(body, "userid_list"));
    auto message = boost::json::serialize(object_at(body, "msg"));
    if (people.size() > 100 || message.size() > 2'048) return {{"errcode", 40035}};
    auto task = std::to_string(++tasks_);
    for (const auto& person : people) {
      if (!had_.insert(person + message).second)
        repeats[task].push_back(boost::json::string(person));
      else
        ++delivered[person];
    }
    last = text_at(object_at(object_at(body, "msg"), "text"), "content");
    return {{"errcode", 0}, {"task_id", tasks_}};
  }

  std::map<std::string, int> delivered;
  std::map<std::string, boost::json::array> repeats;
  boost::json::array read;
  std::string last;
  std::set<std::string> asked;

 private:
  boost::json::object result_of(const std::string& task) {
    asked.insert(task);
    return {{"errcode", 0},
            {"send_result", boost::json::object{{"read_user_id_list", read},
                                                {"unread_user_id_list", boost::json::array{"u2"}},
                                                {"forbidden_user_id_list", repeats[task]},
                                                {"invalid_user_id_list", boost::json::array{"stranger"}}}}};
  }
  std::int64_t tasks_ = 100;
  std::set<std::string> had_;
};

class SendingByDingtalk : public testing::Test {
 protected:
  Settings settings() {
    return {.app_key = "key",
            .app_secret = "s3cret",
            .agent_id = 7,
            .url = server_.url(),
            .patience = kit::kShortPatience};
  }
  SendResult send_one(const std::string& person = "u1") {
    return dingtalk_.send({kit::letter(person)}).at(0);
  }

  FixedClock clock_{kit::kNow};
  Platform platform_;
  kit::ErrcodeStandIn server_{
      "s3cret", [this](const auto& path, const auto& body) { return platform_.take(path, body); }};
  Dingtalk dingtalk_{clock_, settings()};
};

TEST_F(SendingByDingtalk, WritesToAHundredPeopleInOneRequest) {
  auto results = dingtalk_.send(kit::letters(100, "u"));
  for (const auto& result : results) EXPECT_EQ(result.answer, Answer::kAccepted) << result.failure;
  EXPECT_EQ(server_.posts, 1);
  EXPECT_EQ(results.at(1).provider_id, part_of_task("101", "u1"));
  EXPECT_EQ(results.at(1).provider_id.find("u1"), std::string::npos);
}

TEST_F(SendingByDingtalk, KeepsToTwoThousandAndFortyEightBytesOfJson) {
  auto letter = kit::letter("u1");
  for (int i = 0; i < 10'000; ++i) letter.subject += "题", letter.text += "\"\n\\";
  EXPECT_EQ(dingtalk_.send({letter}).at(0).answer, Answer::kAccepted);
  EXPECT_TRUE(platform_.last.ends_with("/inbox/7?1")) << platform_.last;
}

TEST_F(SendingByDingtalk, WritesToNoMoreThanFiveThousandPeopleAMinute) {
  std::chrono::milliseconds rest{0};
  for (int i = 0; i < 51; ++i) {
    auto result = dingtalk_.send(kit::letters(100, std::to_string(i) + "-")).at(0);
    EXPECT_EQ(result.answer == Answer::kAccepted, i < 50) << i;
    rest = result.retry_after.value_or(rest);
  }
  EXPECT_EQ(platform_.delivered.size(), 5'000u);
  clock_.set(clock_.now() + rest);
  EXPECT_EQ(send_one().answer, Answer::kAccepted);
}

TEST_F(SendingByDingtalk, SendsAReminderThatIsNotDroppedAsARepeat) {
  send_one();
  dingtalk_.send({kit::letter("u1", (std::int64_t{1} << 32) + 2)});
  EXPECT_EQ(platform_.delivered["u1"], 2);
}

TEST_F(SendingByDingtalk, FetchesAnotherTokenWhenTheFirstHasEnded) {
  send_one();
  server_.end_token();
  EXPECT_EQ(send_one("u2").answer, Answer::kAccepted);
  EXPECT_EQ(server_.tokens_given, 2);
}

TEST_F(SendingByDingtalk, WaitsForTheOperatorWhenItIsSetUpWrongly) {
  auto wrong_app = settings(), wrong_secret = settings();
  wrong_app.agent_id = 8;
  wrong_secret.app_secret = "guessed";
  for (const auto& wrong : {wrong_app, wrong_secret})
    EXPECT_EQ(Dingtalk(clock_, wrong).send({kit::letter("u1")}).at(0).failure, "delivery.not_set_up");
}

TEST_F(SendingByDingtalk, TriesAgainWhateverElseGoesWrong) {
  for (const auto& [name, said] : kit::faults()) {
    server_.instead = said;
    EXPECT_EQ(send_one().answer, Answer::kTemporary) << name;
  }
}

TEST_F(SendingByDingtalk, LearnsLaterWhoHasReadAndWhomItNeverReached) {
  auto first = dingtalk_.send({kit::letter("u1"), kit::letter("u2"), kit::letter("stranger")});
  auto repeat = send_one();
  platform_.read = {"u1"};
  Progress progress(clock_, settings());
  auto receipts = progress.ask({first.at(0).provider_id, first.at(1).provider_id, first.at(2).provider_id});
  std::map<std::string, State> told;
  for (const auto& receipt : receipts) told[receipt.provider_id] = receipt.state;
  EXPECT_EQ(told.at(first.at(0).provider_id), State::kOpened);
  EXPECT_EQ(told.at(first.at(1).provider_id), State::kDelivered);
  EXPECT_EQ(told.at(first.at(2).provider_id), State::kPermanent);
  EXPECT_EQ(platform_.asked, (std::set<std::string>{"101"})) << "one question a task";
  platform_.read.clear();
  auto dropped = progress.ask({repeat.provider_id});
  auto found = std::find_if(dropped.begin(), dropped.end(), [&](const Receipt& receipt) {
    return receipt.provider_id == repeat.provider_id;
  });
  ASSERT_NE(found, dropped.end());
  EXPECT_EQ(found->state, State::kBlocked) << "a repeat was answered with success";
}

TEST_F(SendingByDingtalk, LearnsNothingFromNonsense) {
  Progress progress(clock_, settings());
  EXPECT_TRUE(progress.ask({}).empty());
  EXPECT_TRUE(progress.ask({"", "x", ":y"}).empty());
  for (const auto& [name, said] : kit::faults()) {
    server_.instead = said;
    EXPECT_TRUE(progress.ask({"101:abc"}).empty()) << name;
  }
}

}  // namespace
}  // namespace kith::delivery::dingtalk
