// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kith::access {

// What the list of one's sessions calls a device: "<browser> <system>", each a code the web translates or
// shows as it is (wechat edge firefox chrome safari other; android ios windows macos linux other). Nothing
// else of the header is kept.
std::string device_of(std::string_view user_agent);

}  // namespace kith::access
