// SPDX-License-Identifier: Apache-2.0
// Text messages by Tencent Cloud (SendSms of 2021-01-11, https://cloud.tencent.com/document/api/382/55981). A
// template says the words; what travels are its two parameters: the title, marked so that a reminder is not
// dropped as a repeat, and the link without scheme and host. Up to 200 numbers a request; each has an answer
// of its own.
#pragma once

#include "delivery/channel.hpp"
#include "delivery/outbox.hpp"
#include "delivery/tencent_sms/tc3.hpp"
#include "platform/http_client/poster.hpp"

namespace kith::delivery::tencent_sms {

inline constexpr const char* kName = "tencent_sms";
inline constexpr std::size_t kMostNumbers = 200;

struct Settings {
  SecretKey key;
  std::string app_id;  // SmsSdkAppId
  std::string sign_name;
  std::string template_id;
  std::string region = "ap-guangzhou";
  std::string url = "https://sms.tencentcloudapi.com";
  http_client::Patience patience = {};
};

class TencentSms : public Channel {
 public:
  TencentSms(const Clock& clock, Settings settings);

  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kTelephone; }
  bool costs_money() const override { return true; }
  Limits limits() const override;
  std::vector<SendResult> send(const std::vector<Letter>& letters) override;

 private:
  http_client::Post post_of(const std::vector<Letter>& letters, const std::vector<std::size_t>& places) const;

  const std::string name_ = kName;
  const Clock& clock_;
  const Settings settings_;
  http_client::Poster poster_;
};

// With the country's code: "+8613800000000".
std::string e164(const std::string& telephone);

// What an answer says of each of these numbers (as e164() gives them), in their order. A pure rule.
std::vector<SendResult> results_of(const http_client::Reply& reply, const std::vector<std::string>& numbers);

// The list that Tencent Cloud posts; nullopt when it is none.
std::optional<std::vector<Receipt>> read_receipts(std::string_view body);
inline constexpr const char* kReceived = R"({"result":0,"errmsg":"OK"})";

}  // namespace kith::delivery::tencent_sms
