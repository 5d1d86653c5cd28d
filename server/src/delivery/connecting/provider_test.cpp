// SPDX-License-Identifier: Apache-2.0
#include "delivery/connecting/provider.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "delivery/connecting/codes_kit.hpp"
#include "delivery/dingtalk/dingtalk_provider.hpp"
#include "delivery/letter_kit.hpp"
#include "delivery/wechat/wechat_provider.hpp"
#include "platform/http_client/stand_in_kit.hpp"

namespace kith::delivery {
namespace {

using http_client::Asked;
using http_client::reply;
using http_client::Said;

std::string target_of(const Asked& asked) { return asked.head.substr(0, asked.head.find(" HTTP/")); }

// The text between a name and what ends it.
std::string between(const std::string& text, const std::string& name, const std::string& end) {
  auto from = text.find(name);
  if (from == text.npos) return "";
  from += name.size();
  return text.substr(from, text.find(end, from) - from);
}

class ShowingAnAccount : public testing::Test {
 protected:
  // WeChat as its pages describe it: no errcode when it goes well.
  Said wechat(const Asked& asked) {
    if (silent_) return *silent_;
    auto target = target_of(asked) + "&";
    if (between(target, "&secret=", "&") != "s3cret") return reply(200, R"({"errcode":40125,"errmsg":"x"})");
    auto account = codes_.use(between(target, "code=", "&"));
    if (!account) return reply(200, R"({"errcode":40163,"errmsg":"code been used"})");
    return reply(200, R"({"access_token":"own","openid":")" + *account + R"(","scope":"snsapi_base"})");
  }
  // DingTalk: two hosts, of which one stands for both.
  Said dingtalk(const Asked& asked) {
    if (silent_) return *silent_;
    auto target = target_of(asked);
    if (target == "POST /v1.0/oauth2/userAccessToken") {
      auto body = read_object(asked.body).value();
      auto account = codes_.use(text_at(body, "code"));
      if (!account || text_at(body, "clientSecret") != "s3cret" ||
          text_at(body, "grantType") != "authorization_code")
        return reply(400, R"({"code":"invalidParameter.authCode.notFound","message":"x"})");
      return reply(200, R"({"accessToken":"token of )" + *account + R"(","expireIn":7200})");
    }
    if (target == "GET /v1.0/contact/users/me") {
      auto account = between(asked.header("x-acs-dingtalk-access-token"), "token of ", "\n");
      return reply(200, R"({"nick":"x","unionId":"union of )" + account + R"("})");
    }
    if (target.starts_with("GET /gettoken"))
      return reply(200, R"({"errcode":0,"access_token":"app","expires_in":7200})");
    if (target != "POST /topapi/user/getbyunionid?access_token=app") return reply(404);
    auto account = between(text_at(read_object(asked.body).value(), "unionid"), "union of ", "\n");
    if (account == "stranger") return reply(200, R"({"errcode":60121,"errmsg":"x"})");
    return reply(200, R"({"errcode":0,"result":{"contact_type":0,"userid":"user of )" + account + "\"}}");
  }
  std::string failure_of(Provider& provider, const std::string& code) {
    auto address = provider.address_of(code);
    return address ? "none" : address.error().code;
  }
  void expect_one_use(Provider& provider, const std::string& address) {
    auto code = codes_.give("wang");
    auto shown = provider.address_of(code);
    ASSERT_TRUE(shown) << shown.error().code;
    EXPECT_EQ(*shown, address);
    EXPECT_EQ(failure_of(provider, code), "delivery.code_refused") << "twice";
    auto late = codes_.give("wang");
    clock_.set(clock_.now() + std::chrono::minutes{5});
    EXPECT_EQ(failure_of(provider, late), "delivery.code_refused") << "late";
    EXPECT_EQ(failure_of(provider, "invented"), "delivery.code_refused");
    for (const auto& [name, said] : kit::faults()) {
      silent_ = said;
      EXPECT_EQ(failure_of(provider, codes_.give("wang")), "delivery.provider_silent") << name;
    }
    silent_.reset();
  }

  FixedClock clock_{kit::kNow};
  kit::Codes codes_{clock_};
  std::optional<Said> silent_;
  http_client::StandIn wechat_server_{[this](const Asked& asked) { return wechat(asked); }};
  http_client::StandIn dingtalk_server_{[this](const Asked& asked) { return dingtalk(asked); }};
  wechat::Settings wechat_{.app_id = "wx1",
                           .app_secret = "s3cret",
                           .template_id = "t",
                           .url = wechat_server_.url(""),
                           .patience = kit::kShortPatience};
  dingtalk::Settings dingtalk_{.app_key = "key",
                               .app_secret = "s3cret",
                               .agent_id = 7,
                               .url = dingtalk_server_.url(""),
                               .api_url = dingtalk_server_.url(""),
                               .patience = kit::kShortPatience};
};

TEST_F(ShowingAnAccount, OfWechatGivesTheFollowersName) {
  wechat::WechatProvider provider(wechat_);
  expect_one_use(provider, "wang");
  EXPECT_EQ(provider.authorize_url("https://kith.example/connected", "abc"),
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx1&redirect_uri=https%3A%2F%2F"
            "kith.example%2Fconnected&response_type=code&scope=snsapi_base&state=abc#wechat_redirect");
  wechat_.app_secret = "guessed";
  wechat::WechatProvider wrong(wechat_);
  EXPECT_EQ(failure_of(wrong, codes_.give("wang")), "delivery.provider_silent") << "the operator's to mend";
}

TEST_F(ShowingAnAccount, OfDingtalkGivesTheUserOfTheOrganisation) {
  dingtalk::DingtalkProvider provider(clock_, dingtalk_);
  expect_one_use(provider, "user of wang");
  EXPECT_EQ(failure_of(provider, codes_.give("stranger")), "delivery.code_of_stranger");
  EXPECT_EQ(provider.authorize_url("https://kith.example/connected", "abc"),
            "https://login.dingtalk.com/oauth2/auth?client_id=key&prompt=consent&redirect_uri=https%3A%2F%2F"
            "kith.example%2Fconnected&response_type=code&scope=openid&state=abc");
}

}  // namespace
}  // namespace kith::delivery
