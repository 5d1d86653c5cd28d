// SPDX-License-Identifier: Apache-2.0
// Commands about the installation: its API document, its settings, its copy.
#include <boost/json/serialize.hpp>
#include <iostream>

#include "app/commands.hpp"
#include "app/world.hpp"
#include "platform/http/openapi.hpp"
#include "platform/temporary_folder.hpp"

namespace kith::app {
namespace {

// Routes are described, never called: an empty database that nobody keeps carries them.
int print_openapi() {
  TemporaryFolder folder;
  config::Config settings;
  settings.database = "sqlite:" + (folder.path() / "kith.db").string();
  settings.data_folder = folder.path().string();
  settings.field_key = std::string(64, '0');
  World world(settings);
  std::cout << boost::json::serialize(http::openapi_document(world.routes(), kVersion)) << '\n';
  return 0;
}

int print_config(const config::Loaded& loaded, bool as_json, bool as_reference) {
  if (as_reference) {
    std::cout << config::reference();
  } else if (as_json) {
    std::cout << boost::json::serialize(json::write(config::settings(loaded))) << '\n';
  } else {
    for (const auto& setting : config::settings(loaded))
      std::cout << setting.name << " = " << setting.value << "   # " << setting.source << '\n';
  }
  for (const auto& mistake : loaded.mistakes) std::cerr << "kith: " << mistake << '\n';
  return loaded.mistakes.empty() ? 0 : 1;
}

int back_up(const config::Config& settings, const std::string& path) {
  if (std::filesystem::exists(path)) {
    std::cerr << "kith backup: " << path << " exists already: choose another name\n";
    return 1;
  }
  db::open({.url = settings.database}, db::Migrate::kNo)->backup(path);
  std::cerr << "copied to " << path << ". Keep the field key (field.key in " << settings.data_folder
            << ") apart from it: without the key telephones and addresses cannot be read.\n";
  return 0;
}

}  // namespace

Command openapi_command() {
  return {.name = "openapi",
          .usage = "",
          .summary = "Prints the OpenAPI 3.1 document of the API.",
          .run = [](const options::variables_map&) { return print_openapi(); }};
}

Command config_command(const config::Loaded& loaded) {
  Command command{.name = "config",
                  .usage = "[--json | --reference]",
                  .summary = "Shows every setting, its value and where it came from."};
  command.described.add_options()("json", "print one JSON array")("reference",
                                                                  "print the reference page in Markdown");
  command.run = [loaded](const options::variables_map& given) {
    return print_config(loaded, given.count("json") > 0, given.count("reference") > 0);
  };
  return command;
}

Command backup_command(const config::Config& settings) {
  Command command{
      .name = "backup", .usage = "FILE", .summary = "Copies the database to FILE while it is in use."};
  command.described.add_options()("file", options::value<std::string>()->required(),
                                  "where to; must not exist");
  command.positional = {"file"};
  command.run = [settings](const options::variables_map& given) {
    return back_up(settings, given["file"].as<std::string>());
  };
  return command;
}

}  // namespace kith::app
