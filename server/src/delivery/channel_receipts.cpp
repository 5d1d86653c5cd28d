// SPDX-License-Identifier: Apache-2.0
#include "delivery/channel_receipts.hpp"

#include <memory>

#include "delivery/aliyun_sms/aliyun_sms.hpp"
#include "delivery/flat_xml.hpp"
#include "delivery/tencent_sms/tencent_sms.hpp"
#include "delivery/wechat/wechat.hpp"
#include "delivery/wecom/contact_change.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::delivery {

// Of the address that the provider was given.
struct SecretAddress {
  std::string secret;
};
KITH_DESCRIBE(SecretAddress, (secret))

// As WeChat names them.
struct WechatCall {
  std::string timestamp;
  std::string nonce;
  std::optional<std::string> signature;
  std::optional<std::string> echostr;
  std::optional<std::string> openid;
  std::optional<std::string> encrypt_type;
  std::optional<std::string> msg_signature;
};
KITH_DESCRIBE(WechatCall, (timestamp, nonce, signature, echostr, openid, encrypt_type, msg_signature))

// As WeCom names them.
struct WecomCall {
  std::string timestamp;
  std::string nonce;
  std::string msg_signature;
  std::optional<std::string> echostr;
};
KITH_DESCRIBE(WecomCall, (timestamp, nonce, msg_signature, echostr))

namespace {

constexpr std::size_t kLargestBody = 256 * 1024;

using Gates = std::shared_ptr<const ReceiptGates>;
using ReadReceipts = std::optional<std::vector<Receipt>> (*)(std::string_view);

http::RawReply said(const char* type, std::string text) {
  return {.content_type = type, .body = std::move(text)};
}

// A list at an address that ends in the secret.
http::Route list_route(const Gates& gates, const std::string& channel, ReadReceipts read,
                       const char* received) {
  return http::post_file(
      "/api/delivery/" + channel + "/receipts/{secret}", access::kPublic, kLargestBody,
      [gates, channel, read, received](const http::Call& call, SecretAddress in) -> Result<http::RawReply> {
        if (gates->secret.empty() || !secrets::are_equal(in.secret, gates->secret))
          return forbidden("delivery.bad_signature");
        auto receipts = read(call.raw_body);
        if (!receipts) return invalid("request.bad_json");
        gates->outbox.receive(channel, *receipts);
        return said("application/json", received);
      });
}

bool is_from_wechat(const ReceiptGates& gates, const WechatCall& call) {
  return !gates.wechat_token.empty() &&
         secrets::are_equal(call.signature.value_or(""),
                            callback_signature({gates.wechat_token, call.timestamp, call.nonce}));
}

// The event's XML, opened; nullopt when nobody vouches for it.
std::optional<std::string> event_of(const ReceiptGates& gates, const WechatCall& call,
                                    std::string_view body) {
  if (!is_from_wechat(gates, call)) return std::nullopt;
  if (!gates.wechat_envelope) return std::string(body);
  auto outside = read_flat_xml(body);
  if (!outside) return std::nullopt;
  return gates.wechat_envelope->open({call.msg_signature.value_or(""), call.timestamp, call.nonce},
                                     (*outside)["Encrypt"]);
}

Result<http::RawReply> take_event(const ReceiptGates& gates, const http::Call& call, const WechatCall& in) {
  auto event = event_of(gates, in, call.raw_body);
  if (!event) return forbidden("delivery.bad_signature");
  if (auto receipt = wechat::read_receipt(*event)) gates.outbox.receive(wechat::kName, {*receipt});
  if (auto following = wechat::read_following(*event)) {
    if (following->follows)
      gates.addresses.back(AddressKind::kWechat, following->openid);
    else
      gates.addresses.gone(AddressKind::kWechat, following->openid);
  }
  return said("text/plain", "success");
}

// What a sealed text says; nullopt when WeCom does not vouch for it.
std::optional<std::string> opened(const ReceiptGates& gates, const WecomCall& call,
                                  const std::string& sealed) {
  if (!gates.wecom_envelope) return std::nullopt;
  return gates.wecom_envelope->open({call.msg_signature, call.timestamp, call.nonce}, sealed);
}

void apply(const ReceiptGates& gates, const wecom::ContactChange& change) {
  using enum wecom::ContactChangeKind;
  switch (change.kind) {
    case kSubscribed:
      gates.addresses.back(AddressKind::kWecom, change.id);
      return;
    case kUnsubscribed:
    case kParentDeleted:
      gates.addresses.gone(AddressKind::kWecom, change.id);
      return;
    case kParentRenamed:
      gates.addresses.renamed(AddressKind::kWecom, change.id, change.new_id);
      return;
    case kOther:
      if (gates.directory_changed) gates.directory_changed();
  }
}

Result<http::RawReply> take_change(const ReceiptGates& gates, const http::Call& call, const WecomCall& in) {
  auto outside = read_flat_xml(call.raw_body);
  auto event = outside ? opened(gates, in, (*outside)["Encrypt"]) : std::nullopt;
  if (!event) return forbidden("delivery.bad_signature");
  if (auto change = wecom::read_contact_change(*event)) apply(gates, *change);
  return said("text/plain", "success");
}

// WeCom checks an address by having a sealed text said back open.
Result<http::RawReply> echo(const ReceiptGates& gates, const WecomCall& in) {
  auto text = opened(gates, in, in.echostr.value_or(""));
  if (!text) return forbidden("delivery.bad_signature");
  return said("text/plain", *text);
}

}  // namespace

std::vector<http::Route> channel_receipt_routes(ReceiptGates given) {
  auto gates = std::make_shared<const ReceiptGates>(std::move(given));
  return {
      list_route(gates, aliyun_sms::kName, &aliyun_sms::read_receipts, aliyun_sms::kReceived),
      list_route(gates, tencent_sms::kName, &tencent_sms::read_receipts, tencent_sms::kReceived),
      // WeChat checks an address by having a text said back.
      http::get("/api/delivery/wechat/events", access::kPublic,
                [gates](const http::Call&, WechatCall in) -> Result<http::RawReply> {
                  if (!is_from_wechat(*gates, in)) return forbidden("delivery.bad_signature");
                  return said("text/plain", in.echostr.value_or(""));
                }),
      http::post_file(
          "/api/delivery/wechat/events", access::kPublic, kLargestBody,
          [gates](const http::Call& call, WechatCall in) { return take_event(*gates, call, in); }),
      http::get("/api/delivery/wecom/events", access::kPublic,
                [gates](const http::Call&, WecomCall in) { return echo(*gates, in); }),
      http::post_file(
          "/api/delivery/wecom/events", access::kPublic, kLargestBody,
          [gates](const http::Call& call, WecomCall in) { return take_change(*gates, call, in); }),
  };
}

}  // namespace kith::delivery
