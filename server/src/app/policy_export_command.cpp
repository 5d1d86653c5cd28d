// SPDX-License-Identifier: Apache-2.0
#include "app/policy_export_command.hpp"

#include <iostream>

#include "norms/packs/own_pack.hpp"
#include "people/directory_store.hpp"
#include "platform/db/db.hpp"

namespace kith::app {
namespace {

int export_pack(const config::Config& settings, const std::string& name) {
  auto db = db::open({.url = settings.database, .readers = 1, .writers = 1});
  SystemClock clock(settings.time_zone);
  auto catalogue = norms::built_in_catalogue();
  return db->read([&](db::Session& session) {
    auto school = people::find_school_named(session, name);
    if (!school) {
      std::cerr << "kith: there is no school named " << name << '\n';
      return 1;
    }
    auto text = norms::own_pack_text(session, *catalogue, school->school_id, clock.today());
    if (text.empty()) std::cerr << "kith: " << name << " has taken no policy on\n";
    std::cout << text;
    return text.empty() ? 1 : 0;
  });
}

}  // namespace

Command export_policies_command(const config::Config& settings) {
  Command command{.name = "policies export",
                  .usage = "--school NAME",
                  .summary = "Prints what a school has taken on, with its own figures, as a policy pack."};
  command.described.add_options()("school", options::value<std::string>()->required(), "the school's name");
  command.run = [settings](const options::variables_map& given) {
    return export_pack(settings, given["school"].as<std::string>());
  };
  return command;
}

}  // namespace kith::app
