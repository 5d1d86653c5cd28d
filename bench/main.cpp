// SPDX-License-Identifier: Apache-2.0
// kith_bench: the rows of the budget table. Usually called by bench/run. Exit status 1 when a figure is over
// its limit and --strict was given, 2 when a measurement could not be made.
#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <thread>

#include "bench/benchmarks.hpp"
#include "bench/statements.hpp"

namespace kith::bench {
namespace {

namespace options = boost::program_options;

struct Asked {
  Plan plan;
  std::string engine;
  std::vector<std::string> only;  // parts; empty: all
  int schools = 0;
  bool is_strict = false;
  bool shows_statements = false;
};

class Run {
 public:
  explicit Run(const Asked& asked) : asked_(asked), table_(std::cout) {}

  int all() {
    for (auto engine : {db::Engine::kSqlite, db::Engine::kPostgres}) {
      if (!asked_.engine.empty() && asked_.engine != engine_name(engine)) continue;
      on_a_district(engine);
      part("publish", [&] { measure_publish(engine, asked_.plan, table_); });
      part("import", [&] { measure_import(engine, asked_.plan, table_); });
      part("outbox", [&] { measure_outbox(engine, asked_.plan, table_); });
      part("season", [&] { measure_season(engine, table_); });
    }
    if (asked_.engine != "postgres") {
      part("start", [&] { measure_start(asked_.plan, table_); });
      part("home", [&] { measure_home(asked_.plan, table_); });
      part("streams", [&] { measure_streams(asked_.plan, table_); });
      part("paper", [&] { measure_paper(table_); });
    }
    if (could_not_ > 0) return 2;
    return asked_.is_strict && table_.over() > 0 ? 1 : 0;
  }

 private:
  bool is_asked(const std::string& name) const {
    return asked_.only.empty() || std::ranges::count(asked_.only, name) > 0;
  }

  void part(const std::string& name, const std::function<void()>& measure) {
    if (!is_asked(name)) return;
    Statements statements;
    try {
      measure();
      if (asked_.shows_statements) statements.print(name, std::cerr);
    } catch (const std::exception& broken) {
      std::cerr << "bench: " << name << ": " << broken.what() << '\n';
      ++could_not_;
    }
  }

  void on_a_district(db::Engine engine) {
    if (!is_asked("demo") && !is_asked("contacts") && !is_asked("boards") && !is_asked("rebuild") &&
        !is_asked("confirmations"))
      return;
    Statements statements;
    int schools = asked_.schools > 0 ? asked_.schools : std::max(2, asked_.plan.students / 2000);
    District district(engine, {.schools = schools, .students = asked_.plan.students});
    std::cerr << fmt::format("bench: {} students, {} contacts on {} made in {:.1f} s\n",
                             district.report.students, district.report.contacts, district.engine(),
                             district.seconds_to_make);
    if (asked_.shows_statements) statements.print("demo", std::cerr);
    part("contacts", [&] { measure_contacts(district, asked_.plan, table_); });
    part("boards", [&] { measure_boards(district, asked_.plan, table_); });
    part("rebuild", [&] { measure_rebuild(district, asked_.plan, table_); });
    if (engine == db::Engine::kSqlite)
      part("confirmations", [&] { measure_confirmations(district, asked_.plan, table_); });
  }

  Asked asked_;
  Table table_;
  int could_not_ = 0;
};

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name")) return line.substr(line.find(": ") + 2);
  return "unknown processor";
}

int main_of(int argc, char** argv) {
  Asked asked;
  options::options_description described("Options");
  described.add_options()("help", "say this")("quick", options::bool_switch(&asked.plan.is_quick),
                                              "small data, few rounds: under a minute")(
      "full", "a million students")("students", options::value<int>(), "how many students the district has")(
      "schools", options::value<int>(&asked.schools), "how many schools; one for 2,000 students when absent")(
      "engine", options::value<std::string>(&asked.engine), "sqlite or postgres; both when absent")(
      "only", options::value<std::vector<std::string>>(&asked.only)->composing(),
      "given once or more: demo, contacts, boards, rebuild, confirmations, publish, import, outbox, season, "
      "start, "
      "home, streams or "
      "paper")("program", options::value<std::string>(&asked.plan.program)->default_value("bin/kith"),
               "the built kith")("strict", options::bool_switch(&asked.is_strict),
                                 "exit with 1 when a figure is over its limit")(
      "statements", options::bool_switch(&asked.shows_statements),
      "after each part, how often this process ran which statement and how long they took");
  options::variables_map given;
  options::store(options::parse_command_line(argc, argv, described), given);
  options::notify(given);
  if (given.count("help")) {
    std::cout << "kith_bench measures the budgets; a ratio of 1.00 or less is within the limit.\n"
              << described;
    return 0;
  }
  asked.plan.students = given.count("students") ? given["students"].as<int>()
                        : given.count("full")   ? 1'000'000
                        : asked.plan.is_quick   ? 4'000
                                                : 100'000;
  std::cout << fmt::format("{} cores, {}; {} students\n", std::thread::hardware_concurrency(), processor(),
                           asked.plan.students);
  return Run(asked).all();
}

}  // namespace
}  // namespace kith::bench

int main(int argc, char** argv) {
  try {
    return kith::bench::main_of(argc, argv);
  } catch (const std::exception& broken) {
    std::cerr << "kith_bench: " << broken.what() << '\n';
    return 2;
  }
}
