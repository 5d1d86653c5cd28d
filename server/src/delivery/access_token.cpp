// SPDX-License-Identifier: Apache-2.0
#include "delivery/access_token.hpp"

#include <algorithm>

namespace kith::delivery {
namespace {

// A request may be under way for so long with it.
constexpr std::chrono::minutes kMargin{5};
constexpr std::chrono::minutes kShortestKept{1};

}  // namespace

AccessToken::Fetched AccessToken::get() {
  std::lock_guard lock(mutex_);
  auto now = clock_.now();
  if (now < until_) return held_;
  held_ = fetch_();
  until_ = now + kShortestKept;
  if (!held_.token.empty()) until_ = std::max(until_, now + held_.lifetime - kMargin);
  return held_;
}

void AccessToken::forget(const std::string& token) {
  std::lock_guard lock(mutex_);
  if (held_.token == token) until_ = {};
}

}  // namespace kith::delivery
