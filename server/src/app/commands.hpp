// SPDX-License-Identifier: Apache-2.0
// The commands of the program, one function each. They print data to stdout (JSON with --json) and say what
// they are doing, and what went wrong, on stderr.
#pragma once

#include <iosfwd>
#include <vector>

#include "app/command.hpp"
#include "people/identities.hpp"
#include "platform/config/config.hpp"

namespace kith::app {

Command serve_command(const config::Config& settings);
Command import_roster_command(const config::Config& settings);
Command norms_command(const config::Config& settings);
Command rebuild_norms_command(const config::Config& settings);
Command policies_command();
Command check_policies_command();
Command openapi_command();
Command demo_command(const config::Config& settings);
Command backup_command(const config::Config& settings);
Command mail_bounces_command(const config::Config& settings);
Command config_command(const config::Loaded& loaded);

// Who may sign in to a demo and how; nothing for a real district.
void print_demo_sign_ins(db::Db& db, people::Identities& identities, std::ostream& out);

}  // namespace kith::app
