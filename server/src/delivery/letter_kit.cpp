// SPDX-License-Identifier: Apache-2.0
#include "delivery/letter_kit.hpp"

#include <functional>

namespace kith::delivery::kit {

Letter letter(const std::string& address, std::int64_t message) {
  auto person = std::hash<std::string>{}(address) % 1'000'000 + 1;
  return {.key = std::to_string(message) + "-" + std::to_string(person),
          .school_id = 1,
          .address = address,
          .subject = "秋游",
          .text = "周五早上八点集合。",
          .link = "https://kith.example/inbox/7",
          .expires_at = kNow + std::chrono::hours{72}};
}

std::vector<Letter> letters(int count, const std::string& prefix) {
  std::vector<Letter> made;
  for (int i = 0; i < count; ++i) made.push_back(letter(prefix + std::to_string(i)));
  return made;
}

std::vector<std::pair<const char*, http_client::Said>> faults() {
  using http_client::reply;
  return {
      {"an error", reply(500)},
      {"a page of a proxy", reply(502, "<html>Bad Gateway</html>")},
      {"takes it and says nothing", reply(200)},
      {"says something else", reply(200, "{}")},
      {"talks garbage within", reply(200, "\x01\x02{]")},
      {"answers with a list", reply(200, "[1]")},
      {"hangs", {.hangs = true}},
      {"closes at once", {.closes = true}},
      {"closes in the middle",
       {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"errcode\":0", .closes = true}},
      {"talks garbage", {.bytes = "\x02\x03\r\n\r\n", .closes = true}},
  };
}

}  // namespace kith::delivery::kit
