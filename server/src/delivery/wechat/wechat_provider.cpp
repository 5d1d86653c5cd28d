// SPDX-License-Identifier: Apache-2.0
#include "delivery/wechat/wechat_provider.hpp"

#include "platform/http_client/query.hpp"

namespace kith::delivery::wechat {
namespace {

constexpr std::int64_t kBadCode = 40029, kUsedCode = 40163;

}  // namespace

std::string authorize_url_of(const std::string& app_id, const std::string& return_to,
                             const std::string& state) {
  using http_client::escaped;
  return "https://open.weixin.qq.com/connect/oauth2/authorize?appid=" + escaped(app_id) +
         "&redirect_uri=" + escaped(return_to) +
         "&response_type=code&scope=snsapi_base&state=" + escaped(state) + "#wechat_redirect";
}

std::string WechatProvider::authorize_url(const std::string& return_to, const std::string& state) const {
  return authorize_url_of(settings_.app_id, return_to, state);
}

Result<std::string> WechatProvider::address_of(const std::string& code) {
  auto query = http_client::query_text({{"appid", settings_.app_id},
                                        {"secret", settings_.app_secret},
                                        {"code", code},
                                        {"grant_type", "authorization_code"}});
  auto reply = poster_
                   .post({{.url = settings_.url + "/sns/oauth2/access_token?" + query,
                           .headers = {},
                           .body = {},
                           .is_get = true}})
                   .at(0);
  auto body = reply.status == 200 ? read_object(reply.body) : std::nullopt;
  if (!body) return provider_silent(kind(), "none");
  auto errcode = number_at(*body, "errcode").value_or(0);
  if (errcode == kBadCode || errcode == kUsedCode) return code_refused();
  auto openid = text_at(*body, "openid");
  if (errcode != 0 || openid.empty()) return provider_silent(kind(), std::to_string(errcode));
  return openid;
}

}  // namespace kith::delivery::wechat
