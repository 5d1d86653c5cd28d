// SPDX-License-Identifier: Apache-2.0
// A token that an API gives for a while in exchange for the app's secret: fetched once, kept until shortly
// before it ends, fetched again when the other end says that it holds no longer. Who asks too often in vain
// is shut out, so after a failure nobody asks for a minute. May be used from any thread; one at a time
// fetches.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "platform/clock.hpp"

namespace kith::delivery {

class AccessToken {
 public:
  struct Fetched {
    std::string token;  // empty: none could be had
    std::chrono::seconds lifetime{0};
    std::optional<std::int64_t> errcode = {};  // why not, when the other end said so
  };
  using Fetch = std::function<Fetched()>;

  AccessToken(const Clock& clock, Fetch fetch) : clock_(clock), fetch_(std::move(fetch)) {}

  // The last answer, when it is too early to ask again.
  Fetched get();
  // `token` was refused. Another one, fetched meanwhile, is kept.
  void forget(const std::string& token);

 private:
  const Clock& clock_;
  const Fetch fetch_;
  std::mutex mutex_;
  Fetched held_;
  Instant until_{};
};

}  // namespace kith::delivery
