// SPDX-License-Identifier: Apache-2.0
#include "delivery/connecting/provider.hpp"

#include "platform/log/log.hpp"

namespace kith::delivery {

Error provider_silent(AddressKind kind, const std::string& code) {
  log::warning("delivery.provider_silent", {{"channel", to_text(kind)}, {"code", code}});
  return conflict("delivery.provider_silent");
}

}  // namespace kith::delivery
