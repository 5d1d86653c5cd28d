// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command.hpp"
#include "platform/config/config.hpp"

namespace kith::app {

// kith policies export --school NAME
Command export_policies_command(const config::Config& settings);

}  // namespace kith::app
