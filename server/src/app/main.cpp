// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include <exception>
#include <iostream>

#include "app/commands.hpp"
#include "app/policy_export_command.hpp"

namespace kith::app {
namespace {

// kith config shows mistakes instead of stopping at them. Of policies only the export reads the database.
bool must_be_right(const std::vector<std::string>& arguments) {
  if (arguments.size() > 1 && arguments[0] == "policies" && arguments[1] == "export") return true;
  return !arguments.empty() && arguments[0] != "config" && arguments[0] != "openapi" &&
         arguments[0] != "policies" && arguments[0] != "help" && arguments[0] != "--help" &&
         arguments[0] != "-h";
}

int run(const std::vector<std::string>& arguments) {
  auto loaded = config::load("kith.toml", config::environment());
  if (!loaded.mistakes.empty() && must_be_right(arguments)) {
    for (const auto& mistake : loaded.mistakes) std::cerr << "kith: " << mistake << '\n';
    return 1;
  }
  const auto& settings = loaded.config;
  return run_command({serve_command(settings), demo_command(settings), import_roster_command(settings),
                      norms_command(settings), rebuild_norms_command(settings), policies_command(),
                      check_policies_command(), export_policies_command(settings), openapi_command(),
                      backup_command(settings), mail_bounces_command(settings), config_command(loaded)},
                     arguments);
}

}  // namespace
}  // namespace kith::app

int main(int argc, char** argv) {
  // What is written is about children: databases, copies and lists are for the program's own account.
  ::umask(077);
  try {
    return kith::app::run({argv + 1, argv + argc});
  } catch (const std::exception& broken) {
    std::cerr << "kith: " << broken.what() << '\n';
    return 1;
  }
}
