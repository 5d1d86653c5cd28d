// SPDX-License-Identifier: Apache-2.0
// The codes of a platform that people come back with, for its stand-in: each good once, for five minutes.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "platform/clock.hpp"

namespace kith::delivery::kit {

class Codes {
 public:
  explicit Codes(const Clock& clock) : clock_(clock) {}

  // Somebody agrees to go back with it.
  std::string give(const std::string& account) {
    auto code = "code-" + std::to_string(++given_);
    open_[code] = {account, clock_.now()};
    return code;
  }
  // Whose it was; nothing for a code that was used, is too old or was never given.
  std::optional<std::string> use(const std::string& code) {
    auto found = open_.extract(code);
    if (found.empty() || clock_.now() >= found.mapped().second + std::chrono::minutes{5}) return std::nullopt;
    return found.mapped().first;
  }

 private:
  const Clock& clock_;
  int given_ = 0;
  std::map<std::string, std::pair<std::string, Instant>> open_;
};

}  // namespace kith::delivery::kit
