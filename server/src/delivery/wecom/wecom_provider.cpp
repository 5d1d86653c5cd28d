// SPDX-License-Identifier: Apache-2.0
#include "delivery/wecom/wecom_provider.hpp"

#include "delivery/wechat/wechat_provider.hpp"

namespace kith::delivery::wecom {
namespace {

constexpr std::int64_t kBadCode = 40029;

}  // namespace

std::string WecomProvider::authorize_url(const std::string& return_to, const std::string& state) const {
  return wechat::authorize_url_of(corp_id_, return_to, state);
}

Result<std::string> WecomProvider::address_of(const std::string& code) {
  auto answer = api_.get("/cgi-bin/school/getuserinfo", {{"code", code}});
  if (!answer.errcode) return provider_silent(kind(), "none");
  if (*answer.errcode == kBadCode) return code_refused();
  if (*answer.errcode != 0) return provider_silent(kind(), std::to_string(*answer.errcode));
  if (auto parent = text_at(answer.body, "parent_userid"); !parent.empty()) return parent;
  if (!text_at(answer.body, "student_userid").empty()) return code_of_student();
  return code_of_stranger();
}

}  // namespace kith::delivery::wecom
