// SPDX-License-Identifier: Apache-2.0
// kith demo: an invented district, and how to sign in to it.
#include <iostream>

#include "app/commands.hpp"
#include "app/demo/demo.hpp"
#include "app/demo/roster.hpp"
#include "app/demo/sign_ins.hpp"
#include "app/world.hpp"
#include "calendar/calendar.hpp"
#include "platform/json/json.hpp"

namespace kith::app {
namespace {

void say_refusal(const Error& error) {
  if (error.code == "demo.not_empty")
    std::cerr << "kith demo: there are schools in this database already; a demo wants an empty one (set "
                 "KITH_DATA_FOLDER to a "
                 "new folder)\n";
  else
    std::cerr << "kith demo: 1 to 1500 schools, and at least one student a school (" << error.code << ")\n";
}

int make_demo(const config::Config& settings, const demo::DemoOptions& options, bool as_json) {
  World world(settings);
  auto made = demo::make_demo(*world.db, world.clock, world.field_key, options, std::cerr);
  if (made.has_error()) {
    say_refusal(made.error());
    return 1;
  }
  if (as_json)
    std::cout << json::write_text(*made) << '\n';
  else
    print_demo_sign_ins(*world.db, world.identities, std::cout);
  return 0;
}

int export_roster(const SystemClock& clock, const demo::RosterOptions& options, const std::string& path,
                  bool as_json) {
  auto asked = options;
  asked.school_year = calendar::school_year_of(clock.today());
  auto written = demo::write_roster(path, asked);
  if (as_json)
    std::cout << json::write_text(written) << '\n';
  else
    std::cerr << "kith demo: " << written.students << " students and " << written.staff << " staff in "
              << path << '\n';
  return 0;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

void print_demo_sign_ins(db::Db& db, people::Identities& identities, std::ostream& out) {
  auto sign_ins = demo::demo_sign_ins(db, identities);
  if (sign_ins.empty()) return;
  out << "Sign in by name with the password " << demo::kDemoPassword << ":\n";
  for (const auto& one : sign_ins)
    out << "  " << one.login << "  " << one.place << "  (" << joined(identities.role_names(one.roles))
        << ")\n";
}

Command demo_command(const config::Config& settings) {
  Command command{.name = "demo",
                  .usage = "[--schools N] [--students M] [--seed S] [--today DATE] [--roster FILE] [--json]",
                  .summary = "Fills an empty database with an invented district."};
  command.described.add_options()("schools", options::value<int>()->default_value(3),
                                  "how many schools, 1 to 1500")(
      "students", options::value<int>()->default_value(2400), "how many students in all")(
      "seed", options::value<std::uint64_t>()->default_value(1), "another number, another district")(
      "today", options::value<std::string>(), "the day it is in the demo, YYYY-MM-DD; today when absent")(
      "roster", options::value<std::string>(),
      "write the roster workbook of one invented school of --students instead, without a database")(
      "json", "print what was made as one JSON object");
  command.run = [settings](const options::variables_map& given) {
    demo::DemoOptions wanted{.schools = given["schools"].as<int>(),
                             .students = given["students"].as<int>(),
                             .seed = given["seed"].as<std::uint64_t>()};
    if (given.count("roster"))
      return export_roster(SystemClock(settings.time_zone),
                           {.students = wanted.students, .seed = wanted.seed},
                           given["roster"].as<std::string>(), given.count("json") > 0);
    if (given.count("today")) {
      wanted.today = parse_date(given["today"].as<std::string>());
      if (!wanted.today) {
        std::cerr << "kith demo: --today is a day written YYYY-MM-DD\n";
        return 2;
      }
    }
    return make_demo(settings, wanted, given.count("json") > 0);
  };
  return command;
}

}  // namespace kith::app
