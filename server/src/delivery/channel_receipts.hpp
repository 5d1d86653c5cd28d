// SPDX-License-Identifier: Apache-2.0
// Where channels leave their receipts, and say who can be reached through them no more, or again. Public:
// Alibaba Cloud and Tencent Cloud sign nothing, so their addresses end in a secret; WeChat signs, and seals
// where the account is set up so; WeCom signs and seals. Repeats and what is unknown do no harm.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "delivery/addresses.hpp"
#include "delivery/callback_envelope.hpp"
#include "delivery/outbox.hpp"
#include "platform/http/route.hpp"

namespace kith::delivery {

struct ReceiptGates {
  const Outbox& outbox;
  const Addresses& addresses;
  std::string secret;                                    // ends the addresses; empty: nobody is believed
  std::string wechat_token;                              // empty: WeChat is not believed
  std::optional<CallbackEnvelope> wechat_envelope = {};  // with one, only sealed events are believed
  std::optional<CallbackEnvelope> wecom_envelope = {};   // without one, WeCom is not believed
  std::function<void()> directory_changed = {};          // WeCom's; may be absent
};

std::vector<http::Route> channel_receipt_routes(ReceiptGates gates);

}  // namespace kith::delivery
