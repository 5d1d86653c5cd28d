// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/poster.hpp"

#include <gtest/gtest.h>

#include <set>

#include "platform/http_client/stand_in_kit.hpp"

namespace kith::http_client {
namespace {

using std::chrono::milliseconds;

Reply post_to(const StandIn& server, Patience patience = {}) {
  return Poster(patience).post({{server.url("/hook"), {"Kith-Test: yes"}, "body"}}).at(0);
}

TEST(Posting, SendsHeadersAndBodyAndReadsTheAnswer) {
  Asked seen;
  StandIn server([&](const Asked& asked) { return seen = asked, reply(202, "taken"); });
  auto answer = post_to(server);
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(answer.body, "taken");
  EXPECT_TRUE(seen.head.starts_with("POST /hook HTTP/1.1\r\n")) << seen.head;
  EXPECT_EQ(seen.header("Kith-Test"), "yes");
  EXPECT_EQ(seen.body, "body");
}

TEST(Posting, AnswersEachOfManyInItsPlace) {
  StandIn server([](const Asked& asked) { return reply(200, asked.body); });
  std::vector<Post> posts;
  for (int i = 0; i < 100; ++i) posts.push_back({server.url(), {}, std::to_string(i)});
  auto replies = Poster().post(posts);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(replies[std::size_t(i)].body, std::to_string(i));
}

TEST(Posting, SaysHowLongTheServerWantsToBeLeftAlone) {
  StandIn server([](const Asked&) { return reply(429, "", "Retry-After: 7\r\n"); });
  auto answer = post_to(server);
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.retry_after, milliseconds{7'000});
}

TEST(Posting, TakesNothingForAnAnswerThatIsNotWhole) {
  const std::vector<std::pair<const char*, Said>> faults{
      {"hangs", {.hangs = true}},
      {"closes at once", {.closes = true}},
      {"closes in the middle of the head", {.bytes = "HTTP/1.1 200 OK\r\nContent-Le", .closes = true}},
      {"closes in the middle of the body",
       {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfour", .closes = true}},
      {"talks garbage", {.bytes = "\x01\x02 not HTTP\r\n\r\n", .closes = true}},
      {"floods", reply(200, std::string(200'000, 'x'))},
  };
  for (const auto& [name, said] : faults) {
    StandIn server([&said = said](const Asked&) { return said; });
    EXPECT_EQ(post_to(server, {.to_answer = milliseconds{300}}).status, 0) << name;
  }
}

TEST(Posting, IsNotConfusedByASecondAnswer) {
  StandIn server([n = 0](const Asked& asked) mutable {
    auto said = reply(200, asked.body);
    if (++n == 1) said.bytes += reply(500, "again").bytes;
    return said;
  });
  Poster poster({.at_once = 1});
  EXPECT_EQ(poster.post({{server.url(), {}, "one"}}).at(0).body, "one");
  auto second = poster.post({{server.url(), {}, "two"}}).at(0);
  EXPECT_TRUE(second.body == "two" || second.status == 0) << second.body;
}

TEST(Posting, FollowsNoRedirect) {
  StandIn server([](const Asked&) { return reply(302, "", "Location: http://127.0.0.1:1/\r\n"); });
  EXPECT_EQ(post_to(server).status, 302);
}

TEST(Posting, SurvivesAServerThatIsNotThere) {
  std::string gone;
  {
    StandIn server([](const Asked&) { return reply(200); });
    gone = server.url();
  }
  EXPECT_EQ(Poster().post({{gone, {}, ""}}).at(0).status, 0);
}

}  // namespace
}  // namespace kith::http_client
