// SPDX-License-Identifier: Apache-2.0
// The half that the stand-ins of WeCom, DingTalk and WeChat have in common: a token for the right secret,
// which ends when the test says so, and requests that are refused without it.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <map>
#include <optional>

#include "platform/http_client/stand_in_kit.hpp"

namespace kith::delivery::kit {

class ErrcodeStandIn {
 public:
  // What to answer to a request whose token is right. `body` of one that is asked with GET: its query.
  using Taking = std::function<boost::json::object(const std::string& path, const boost::json::object& body)>;
  // The secret as it must stand in the query of the token's address.
  ErrcodeStandIn(std::string secret, Taking take);

  std::string url() const { return server_.url(""); }
  void end_token() { ++token_; }

  // Said instead to each post.
  std::optional<http_client::Said> instead;
  int tokens_given = 0;
  int posts = 0;

 private:
  http_client::Said answer(const http_client::Asked& asked);
  http_client::Said give_token(const std::map<std::string, std::string>& query);
  std::string token() const { return "token-" + std::to_string(token_); }

  const std::string secret_;
  const Taking take_;
  int token_ = 1;
  http_client::StandIn server_;
};

}  // namespace kith::delivery::kit
