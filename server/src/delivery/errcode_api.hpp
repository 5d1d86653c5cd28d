// SPDX-License-Identifier: Apache-2.0
// The manner in which WeCom, DingTalk and WeChat are asked: JSON posted, or a query, with an access token in
// the address, answered with 200 and {"errcode", "errmsg", …}. One object serves one thread.
#pragma once

#include <map>

#include "delivery/access_token.hpp"
#include "delivery/foreign_json.hpp"
#include "platform/http_client/poster.hpp"

namespace kith::delivery {

class ErrcodeApi {
 public:
  struct Settings {
    std::string base;        // "https://qyapi.weixin.qq.com"
    std::string token_path;  // with its query, secrets among it; never logged
    http_client::Patience patience = {};
  };
  struct Answer {
    std::optional<std::int64_t> errcode = {};  // nothing: no whole answer came
    boost::json::object body = {};
  };

  ErrcodeApi(const Clock& clock, Settings settings);

  // One answer a body, in their order. Those whose token no longer holds are posted once more with a new one.
  std::vector<Answer> post(const std::string& path, const std::vector<std::string>& bodies);
  Answer get(const std::string& path, const std::map<std::string, std::string>& query);

 private:
  struct Question {
    std::string path;
    std::map<std::string, std::string> query = {};  // beside the token
    std::string body = {};
    bool is_get = false;
  };
  AccessToken::Fetched fetch();
  std::vector<Answer> ask(const std::vector<Question>& questions);
  std::vector<Answer> ask_with(const std::string& token, const std::vector<Question>& questions);

  const Settings settings_;
  http_client::Poster poster_;
  AccessToken token_;
};

// What all three say of a token that is none, or no longer.
bool is_about_token(std::int64_t errcode);

}  // namespace kith::delivery
