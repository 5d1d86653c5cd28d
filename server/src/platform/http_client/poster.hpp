// SPDX-License-Identifier: Apache-2.0
// Asks other people's servers: several at once, over connections that are kept, with limits on time and
// size, so that a server that hangs, floods or closes costs no more than its own answers. Follows no redirect
// and uses no proxy of the environment. One Poster serves one thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "platform/http_client/transfers.hpp"

namespace kith::http_client {

struct Post {
  std::string url;                   // http or https
  std::vector<std::string> headers;  // "Name: value"
  std::string body;
  bool is_get = false;  // asks, with no body
};

struct Reply {
  int status = 0;  // 0: no whole answer came
  std::string body = {};
  std::optional<std::chrono::milliseconds> retry_after = {};
};

struct Patience {
  std::chrono::milliseconds to_connect{3'000};
  std::chrono::milliseconds to_answer{8'000};  // from the beginning on
  int at_once = 16;
  std::size_t longest_reply = 64 * 1024;  // bytes; a longer one counts as none
};

class Poster {
 public:
  explicit Poster(Patience patience = {}) : patience_(patience), transfers_(patience.at_once) {}

  // One reply a post, in their order.
  std::vector<Reply> post(const std::vector<Post>& posts);

 private:
  const Patience patience_;
  Transfers transfers_;
};

}  // namespace kith::http_client
