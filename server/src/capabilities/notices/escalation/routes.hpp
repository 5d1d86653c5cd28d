// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/escalation/proofs.hpp"
#include "capabilities/notices/escalation/tellings.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

std::vector<http::Route> escalation_routes(Tellings tellings, Proofs proofs);

}  // namespace kith::notices
