// SPDX-License-Identifier: Apache-2.0
// The roster of a very large school, through the command an operator would use: time and peak memory are
// those of its own process.
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/demo/roster.hpp"
#include "bench/benchmarks.hpp"
#include "bench/program.hpp"

namespace kith::bench {
namespace {

constexpr int kRowsOfTheBudget = 100'000;
constexpr double kSecondsOfTheBudget = 10, kMegabytesOfTheBudget = 200;
constexpr std::size_t kShownOfALog = 2000;

std::string words_of(const std::filesystem::path& log) {
  std::ifstream file(log);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A refused row costs next to nothing: figures of a file that is not taken whole would flatter.
int students_taken(const std::string& words) {
  auto json = words.find('{');
  return json == words.npos ? 0 : int(boost::json::parse(words.substr(json)).at("students").as_int64());
}

}  // namespace

void measure_import(db::Engine engine, const Plan& plan, Table& table) {
  FreshDatabase database(engine);
  database.close();
  int students = plan.is_quick ? 5'000 : kRowsOfTheBudget;
  auto workbook = (database.folder() / "roster.xlsx").string();
  demo::write_roster(workbook, {.students = students, .school_year = 2026});
  auto log = database.folder() / "log";
  Program import(
      {plan.program, "import", "roster", workbook, "--school", "清河小学", "--stage", "primary", "--json"},
      {"KITH_DATABASE=" + database.url(), "KITH_DATA_FOLDER=" + database.folder().string()}, log);
  auto ended = import.wait();
  auto words = words_of(log);
  if (ended.status != 0 || students_taken(words) != students) {
    std::cerr << words.substr(0, kShownOfALog) << '\n';
    throw std::runtime_error("the import failed, or left rows out");
  }
  double limit = kSecondsOfTheBudget * students / kRowsOfTheBudget;
  auto name = engine_name(engine);
  table.add({.what = fmt::format("import a workbook of {} students", students),
             .engine = name,
             .figure = ended.seconds,
             .limit = limit,
             .unit = "s",
             .note = fmt::format("{:.0f} rows/s", students / ended.seconds)});
  table.add({.what = "its peak memory",
             .engine = name,
             .figure = ended.peak_megabytes,
             .limit = kMegabytesOfTheBudget,
             .unit = "MB"});
}

}  // namespace kith::bench
