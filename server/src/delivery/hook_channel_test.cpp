// SPDX-License-Identifier: Apache-2.0
// What the hook is told, and what its answers mean.
#include "delivery/outbox_kit.hpp"
#include "delivery/signature.hpp"

namespace kith::delivery {
namespace {

using std::chrono::hours;

class HookStore : public kit::OutboxToTheHook {};
KITH_BOTH_ENGINES(HookStore);

TEST_P(HookStore, SignsWhatItPosts) {
  open_hook();
  post();
  send_all();
  EXPECT_TRUE(is_signed(kit::kHookSecret, last_.body, last_.header(kSignatureHeader), clock_.now()));
  EXPECT_NE(last_.body.find("\"telephone\":\"1380000000"), std::string::npos) << last_.body;
  EXPECT_NE(last_.body.find("https://kith.example/inbox/7"), std::string::npos);
  EXPECT_EQ(last_.head.find("138"), std::string::npos) << "no telephone outside the body";
}

TEST(AnAnswerOfTheHook, MeansWhatTheReadmeSays) {
  auto answer = [](int status) { return result_of({.status = status}).answer; };
  for (int status : {200, 202, 204, 409}) EXPECT_EQ(answer(status), Answer::kAccepted) << status;
  for (int status : {0, 302, 401, 403, 404, 408, 429, 500, 503})
    EXPECT_EQ(answer(status), Answer::kTemporary) << status;
  for (int status : {400, 410, 413, 422}) EXPECT_EQ(answer(status), Answer::kPermanent) << status;
  EXPECT_EQ(answer(451), Answer::kBlocked);
  EXPECT_EQ(result_of({.status = 429, .retry_after = hours{900}}).retry_after, hours{1});
}

}  // namespace
}  // namespace kith::delivery
