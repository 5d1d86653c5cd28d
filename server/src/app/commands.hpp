// SPDX-License-Identifier: Apache-2.0
// The commands of the program, one function each. They print data to stdout (JSON with --json) and say what
// they are doing, and what went wrong, on stderr.
#pragma once

#include <vector>

#include "app/command.hpp"
#include "platform/config/config.hpp"

namespace kith::app {

Command serve_command(const config::Config& settings);
Command openapi_command();
Command backup_command(const config::Config& settings);
Command config_command(const config::Loaded& loaded);

}  // namespace kith::app
