// SPDX-License-Identifier: Apache-2.0
// Commands about policies and norms.
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "app/commands.hpp"
#include "app/world.hpp"
#include "norms/boards/norm_report.hpp"
#include "people/directory_store.hpp"
#include "platform/json/json.hpp"

namespace kith::app {
namespace {

std::optional<std::int64_t> school_named(World& world, const std::string& name) {
  auto school =
      world.db->read([&](db::Session& session) { return people::find_school_named(session, name); });
  if (!school) std::cerr << "kith: there is no school named " << name << "; kith import roster founds one\n";
  return school ? std::optional(school->school_id) : std::nullopt;
}

std::string figure_text(const norms::ReportedNorm& norm) {
  if (!norm.is_recorded) return "nothing records this yet";
  if (!norm.share) return "nothing to judge";
  auto text = std::to_string(norm.met) + " of " + std::to_string(norm.population);
  if (norm.classes)
    text += ", " + std::to_string(*norm.classes_met) + " of " + std::to_string(*norm.classes) + " classes";
  return text;
}

int print_norms(const config::Config& settings, const std::string& school, bool as_json) {
  World world(settings);
  auto school_id = school_named(world, school);
  if (!school_id) return 1;
  auto reported = norms::report_norms(world.boards, *school_id);
  if (as_json) {
    std::cout << json::write_text(reported) << '\n';
    return 0;
  }
  for (const auto& norm : reported) {
    std::cout << norm.clause << "  " << norm.period << "  " << norm.title << ": " << figure_text(norm) << ", "
              << norm.missing.size() << " missing\n";
    for (const auto& name : norm.missing)
      std::cout << "    " << name.name << (name.class_name ? "  " + *name.class_name : "")
                << (name.owner ? "  " + *name.owner : "") << '\n';
  }
  return 0;
}

int rebuild_norms(const config::Config& settings, const std::optional<std::string>& school) {
  World world(settings);
  if (school) {
    auto school_id = school_named(world, *school);
    if (!school_id) return 1;
    world.db->write([&](db::Tx& tx) { world.norms.rebuild(tx, *school_id, world.clock.today()); });
    return 0;
  }
  auto count = world.norms.rebuild_all(*world.db, [](std::size_t done, std::size_t all) {
    if (isatty(STDERR_FILENO)) std::cerr << "\r" << done << '/' << all << " schools" << std::flush;
  });
  std::cerr << "rebuilt the norms of " << count << " schools\n";
  return 0;
}

int print_policies(bool as_json) {
  auto packs = norms::report_packs(norms::built_in_catalogue()->packs());
  if (as_json) {
    std::cout << json::write_text(packs) << '\n';
    return 0;
  }
  for (const auto& pack : packs) {
    std::cout << pack.id << "  " << pack.title << '\n';
    for (const auto& clause : pack.clauses)
      std::cout << "  " << clause.id << "  " << to_text(clause.kind) << "  " << clause.title << '\n';
  }
  return 0;
}

int check_pack(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << "kith policies check: cannot read " << path << '\n';
    return 1;
  }
  std::string text{std::istreambuf_iterator<char>(in), {}};
  auto reading = norms::read_catalogue({{.name = path, .text = text}});
  for (const auto& flaw : reading.flaws) std::cerr << norms::sentence(flaw) << '\n';
  if (reading.flaws.empty()) std::cerr << path << ": no mistakes\n";
  return reading.flaws.empty() ? 0 : 1;
}

}  // namespace

Command norms_command(const config::Config& settings) {
  Command command{.name = "norms",
                  .usage = "--school NAME [--json]",
                  .summary = "Prints the norms of a school: figures, targets and the names still missing."};
  command.described.add_options()("school", options::value<std::string>()->required(), "the school's name")(
      "json", "print one JSON array of {clause, period, population, met, share, target, missing}");
  command.run = [settings](const options::variables_map& given) {
    return print_norms(settings, given["school"].as<std::string>(), given.count("json") > 0);
  };
  return command;
}

Command rebuild_norms_command(const config::Config& settings) {
  Command command{.name = "norms rebuild",
                  .usage = "[--school NAME]",
                  .summary = "Counts every norm anew from the ledger; frozen periods keep what they have."};
  command.described.add_options()("school", options::value<std::string>(), "this school only");
  command.run = [settings](const options::variables_map& given) {
    return rebuild_norms(
        settings, given.count("school") ? std::optional(given["school"].as<std::string>()) : std::nullopt);
  };
  return command;
}

Command policies_command() {
  Command command{
      .name = "policies", .usage = "[--json]", .summary = "Lists the policy packs and their clauses."};
  command.described.add_options()("json", "print one JSON array");
  command.run = [](const options::variables_map& given) { return print_policies(given.count("json") > 0); };
  return command;
}

Command check_policies_command() {
  Command command{.name = "policies check",
                  .usage = "FILE",
                  .summary = "Checks a policy pack; every mistake is named with its line."};
  command.described.add_options()("file", options::value<std::string>()->required(), "the pack, in TOML");
  command.positional = {"file"};
  command.run = [](const options::variables_map& given) {
    return check_pack(given["file"].as<std::string>());
  };
  return command;
}

}  // namespace kith::app
