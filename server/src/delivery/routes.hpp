// SPDX-License-Identifier: Apache-2.0
// Receipts of the hook, public because the signature says who speaks, and the quiet hours of a school.
#pragma once

#include <vector>

#include "delivery/outbox.hpp"
#include "platform/http/route.hpp"

namespace kith::delivery {

struct HookReceiver {
  Outbox& outbox;
  const Clock& clock;
  std::string secret;  // empty: nobody is believed
};

std::vector<http::Route> receipt_routes(HookReceiver receiver);
// Every member of staff may read them; the school desk sets them.
std::vector<http::Route> quiet_hours_routes(db::Db& db, const Clock& clock);

}  // namespace kith::delivery
