// SPDX-License-Identifier: Apache-2.0
#include "delivery/errcode_kit.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "delivery/foreign_json.hpp"
#include "platform/http/message.hpp"

namespace kith::delivery::kit {

using http_client::reply;

ErrcodeStandIn::ErrcodeStandIn(std::string secret, Taking take)
    : secret_(std::move(secret)),
      take_(std::move(take)),
      server_([this](const auto& asked) { return answer(asked); }) {}

static boost::json::object object_of(const std::map<std::string, std::string>& query) {
  boost::json::object made;
  for (const auto& [name, value] : query) made[name] = value;
  return made;
}

http_client::Said ErrcodeStandIn::answer(const http_client::Asked& asked) {
  auto target = asked.head.substr(0, asked.head.find(" HTTP/"));
  target.erase(0, target.find(' ') + 1);
  auto query = http::parse_query(http::query_of(target)).value_or(std::map<std::string, std::string>{});
  bool is_get = asked.head.starts_with("GET ");
  if (is_get && !query.contains("access_token")) return give_token(query);
  ++posts;
  if (instead) return *instead;
  if (query["access_token"] != token()) return reply(200, R"({"errcode":42001,"errmsg":"expired"})");
  query.erase("access_token");
  auto body = is_get ? std::optional(object_of(query)) : read_object(asked.body);
  if (!body) return reply(200, R"({"errcode":47001,"errmsg":"data format error"})");
  return reply(200, boost::json::serialize(take_(std::string(http::path_of(target)), *body)));
}

http_client::Said ErrcodeStandIn::give_token(const std::map<std::string, std::string>& query) {
  bool is_right = std::ranges::any_of(query, [&](const auto& each) { return each.second == secret_; });
  if (!is_right) return reply(200, R"({"errcode":40001,"errmsg":"bad secret"})");
  ++tokens_given;
  return reply(200, R"({"errcode":0,"access_token":")" + token() + R"(","expires_in":7200})");
}

}  // namespace kith::delivery::kit
