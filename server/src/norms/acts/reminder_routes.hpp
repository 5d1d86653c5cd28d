// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "norms/acts/reminders.hpp"
#include "platform/http/route.hpp"

namespace kith::norms {

std::vector<http::Route> reminder_routes(Reminders reminders);

}  // namespace kith::norms
