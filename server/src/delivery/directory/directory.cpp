// SPDX-License-Identifier: Apache-2.0
#include "delivery/directory/directory.hpp"

#include "platform/log/log.hpp"

namespace kith::delivery {

Error directory_refused(AddressKind kind, std::int64_t errcode) {
  log::warning("delivery.directory_refused", {{"channel", to_text(kind)}, {"code", errcode}});
  return conflict("delivery.directory_refused");
}

}  // namespace kith::delivery
