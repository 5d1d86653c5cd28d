// SPDX-License-Identifier: Apache-2.0
// Text messages by Alibaba Cloud (SendSms, https://help.aliyun.com/document_detail/55284.htm). A template
// says the words; what travels are its parameters `title` and `path`, the link without scheme and host, which
// parameters may not carry. One number a request, so that a bad one fails alone and a receipt names its
// letter.
#pragma once

#include "delivery/aliyun_sms/acs3.hpp"
#include "delivery/channel.hpp"
#include "delivery/outbox.hpp"
#include "platform/http_client/poster.hpp"
#include "platform/secrets/random.hpp"

namespace kith::delivery::aliyun_sms {

inline constexpr const char* kName = "aliyun_sms";

struct Settings {
  AccessKey key;
  std::string sign_name;
  std::string template_code;
  std::string url = "https://dysmsapi.aliyuncs.com";
  http_client::Patience patience = {};
};

class AliyunSms : public Channel {
 public:
  AliyunSms(const Clock& clock, secrets::Random& random, Settings settings);

  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kTelephone; }
  bool costs_money() const override { return true; }
  Limits limits() const override;
  std::vector<SendResult> send(const std::vector<Letter>& letters) override;

 private:
  http_client::Post post_of(const Letter& letter);

  const std::string name_ = kName;
  const Clock& clock_;
  secrets::Random& random_;
  const Settings settings_;
  http_client::Poster poster_;
};

// What an answer means. A pure rule.
SendResult result_of(const http_client::Reply& reply);

// The list that Alibaba Cloud posts (SmsReport); nullopt when it is none. What is not ours is left out.
std::optional<std::vector<Receipt>> read_receipts(std::string_view body);
// What it wants to hear; without it the list comes again after 1, 5 and 10 minutes.
inline constexpr const char* kReceived = R"({"code":0,"msg":"接收成功"})";

}  // namespace kith::delivery::aliyun_sms
