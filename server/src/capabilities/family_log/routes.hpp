// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/family_log/family_logs.hpp"
#include "platform/http/route.hpp"

namespace kith::family_log {

std::vector<http::Route> family_log_routes(FamilyLogs logs);

}  // namespace kith::family_log
