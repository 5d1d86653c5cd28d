// SPDX-License-Identifier: Apache-2.0
#include "delivery/dingtalk/dingtalk_provider.hpp"

#include <boost/json/serialize.hpp>

#include "platform/http_client/query.hpp"

namespace kith::delivery::dingtalk {
namespace {

constexpr std::int64_t kNobody = 60121;

}  // namespace

std::string DingtalkProvider::authorize_url(const std::string& return_to, const std::string& state) const {
  return "https://login.dingtalk.com/oauth2/auth?" +
         http_client::query_text({{"client_id", settings_.app_key},
                                  {"prompt", "consent"},
                                  {"redirect_uri", return_to},
                                  {"response_type", "code"},
                                  {"scope", "openid"},
                                  {"state", state}});
}

Result<std::string> DingtalkProvider::own_token_of(const std::string& code) {
  auto body = boost::json::serialize(boost::json::object{{"clientId", settings_.app_key},
                                                         {"clientSecret", settings_.app_secret},
                                                         {"code", code},
                                                         {"grantType", "authorization_code"}});
  auto reply = poster_
                   .post({{.url = settings_.api_url + "/v1.0/oauth2/userAccessToken",
                           .headers = {"Content-Type: application/json"},
                           .body = body}})
                   .at(0);
  if (reply.status == 400) return code_refused();
  auto answer = reply.status == 200 ? read_object(reply.body) : std::nullopt;
  auto token = answer ? text_at(*answer, "accessToken") : "";
  if (token.empty()) return provider_silent(kind(), std::to_string(reply.status));
  return token;
}

Result<std::string> DingtalkProvider::union_id_of(const std::string& own_token) {
  auto reply = poster_
                   .post({{.url = settings_.api_url + "/v1.0/contact/users/me",
                           .headers = {"x-acs-dingtalk-access-token: " + own_token},
                           .body = {},
                           .is_get = true}})
                   .at(0);
  auto answer = reply.status == 200 ? read_object(reply.body) : std::nullopt;
  auto union_id = answer ? text_at(*answer, "unionId") : "";
  if (union_id.empty()) return provider_silent(kind(), std::to_string(reply.status));
  return union_id;
}

Result<std::string> DingtalkProvider::address_of(const std::string& code) {
  auto token = own_token_of(code);
  if (!token) return token;
  auto union_id = union_id_of(*token);
  if (!union_id) return union_id;
  auto answer = api_.post("/topapi/user/getbyunionid",
                          {boost::json::serialize(boost::json::object{{"unionid", *union_id}})})
                    .at(0);
  if (answer.errcode == kNobody) return code_of_stranger();
  if (answer.errcode != 0)
    return provider_silent(kind(), answer.errcode ? std::to_string(*answer.errcode) : "none");
  auto user = text_at(object_at(answer.body, "result"), "userid");
  if (user.empty()) return code_of_stranger();
  return user;
}

}  // namespace kith::delivery::dingtalk
