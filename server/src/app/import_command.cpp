// SPDX-License-Identifier: Apache-2.0
// kith import roster: a school's workbook into the record, each refused row named.
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "app/commands.hpp"
#include "app/problem_text.hpp"
#include "app/school_arrival.hpp"
#include "app/world.hpp"
#include "people/directory_store.hpp"
#include "people/founding.hpp"
#include "platform/json/json.hpp"
#include "platform/text/normal.hpp"

namespace kith::app {
namespace {

struct RosterTask {
  std::string file;
  std::string school;
  std::optional<people::Stage> stage;
  bool is_dry_run = false;
  bool is_whole_school = false;
  bool as_json = false;
  std::optional<std::string> first_passwords;
};

// What --json prints.
struct ImportedRoster {
  std::string school;
  bool is_dry_run = false;
  int students = 0;
  int classes = 0;
  int guardians = 0;
  int staff = 0;
  people::ChangeCount student_changes;
  people::ChangeCount staff_changes;
  std::vector<people::Refusal> refused;
};
KITH_DESCRIBE(ImportedRoster, (school, is_dry_run, students, classes, guardians, staff, student_changes,
                               staff_changes, refused))

int fail(const std::string& what) {
  std::cerr << "kith import roster: " << what << '\n';
  return 1;
}

people::RosterOrder order_of(const RosterTask& task) {
  return {.whole_school = task.is_whole_school, .on_progress = [](const people::RosterProgress& progress) {
            if (progress.total > 0 && isatty(STDERR_FILENO))
              std::cerr << "\r" << to_text(progress.step) << ' ' << progress.done << '/' << progress.total
                        << std::flush;
          }};
}

Result<people::RosterPlan> carry_out(World& world, const RosterTask& task, std::string_view bytes) {
  auto school =
      world.db->read([&](db::Session& session) { return people::find_school_named(session, task.school); });
  if (!school && task.is_dry_run) return world.roster.plan_new(*task.stage, bytes);
  if (school && task.is_dry_run) return world.roster.plan(school->school_id, bytes, order_of(task));
  if (!school)
    return world.roster.apply_new(
        *task.stage, bytes, [&] { return found_school(world, task.school, *task.stage); }, order_of(task));
  return world.roster.apply(school->school_id, bytes, order_of(task));
}

void print_plan(const RosterTask& task, const people::RosterPlan& plan) {
  auto changes = [](const people::ChangeCount& count) {
    return std::to_string(count.added) + " added, " + std::to_string(count.changed) + " changed, " +
           std::to_string(count.departed) + " left, " + std::to_string(count.unchanged) + " as before";
  };
  std::cout << task.school << (task.is_dry_run ? " (nothing is written)\n" : "\n") << "students   "
            << plan.count.students << " in " << plan.count.classes << " classes: " << changes(plan.students)
            << "\nguardians  " << plan.count.guardians << "\nstaff      " << plan.count.staff << ": "
            << changes(plan.staff) << "\nrefused    " << plan.count.refused_rows << " rows\n";
  for (const auto& cell : plan.refused)
    std::cout << "  " << cell.sheet << " row " << cell.row << ", " << cell.column << ": "
              << problem_text(cell.reason) << '\n';
}

int write_first_passwords(World& world, const RosterTask& task) {
  auto school =
      world.db->read([&](db::Session& session) { return people::find_school_named(session, task.school); });
  std::ofstream out(*task.first_passwords);
  if (!out) return fail("cannot write " + *task.first_passwords);
  std::filesystem::permissions(*task.first_passwords,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  out << "staff_no,name,first_password\n";
  for (const auto& account : world.staff_accounts.ensure(school->school_id))
    out << account.staff_no.value_or("") << ',' << account.name << ',' << account.first_password.value_or("")
        << '\n';
  return 0;
}

int import_roster(const config::Config& settings, const RosterTask& task) {
  std::ifstream in(task.file, std::ios::binary);
  if (!in) return fail("cannot read " + task.file);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  World world(settings);
  bool is_known = world.db->read(
      [&](db::Session& session) { return people::find_school_named(session, task.school).has_value(); });
  if (!is_known && !task.stage)
    return fail("there is no school named " + task.school + " yet: give its --stage to found it");

  auto plan = carry_out(world, task, bytes);
  if (isatty(STDERR_FILENO)) std::cerr << "\r\033[K";
  if (!plan) return fail(problem_text(plan.error().code));
  if (!task.is_dry_run) roster_arrived(world, task.school);
  if (task.as_json) {
    std::cout << json::write_text(ImportedRoster{
                     task.school, task.is_dry_run, plan->count.students, plan->count.classes,
                     plan->count.guardians, plan->count.staff, plan->students, plan->staff, plan->refused})
              << '\n';
  } else {
    print_plan(task, *plan);
  }
  return task.first_passwords && !task.is_dry_run ? write_first_passwords(world, task) : 0;
}

RosterTask task_of(const options::variables_map& given) {
  RosterTask task{.file = given["file"].as<std::string>(),
                  .school = text::normal_text(given["school"].as<std::string>()),
                  .is_dry_run = given.count("dry-run") > 0,
                  .is_whole_school = given.count("whole-school") > 0,
                  .as_json = given.count("json") > 0};
  if (given.count("stage")) {
    task.stage = parse_enum<people::Stage>(given["stage"].as<std::string>());
    if (!task.stage)
      throw options::error("--stage is one of kindergarten, primary, junior, senior, nine_year, college");
  }
  if (given.count("first-passwords")) task.first_passwords = given["first-passwords"].as<std::string>();
  return task;
}

}  // namespace

Command import_roster_command(const config::Config& settings) {
  Command command{.name = "import roster",
                  .usage = "FILE --school NAME [--stage primary] [--dry-run] [--json]",
                  .summary =
                      "Takes a school's roster (XLSX or CSV). Bad rows are named and left out; the same file "
                      "twice changes nothing."};
  command.described.add_options()("file", options::value<std::string>()->required(), "the workbook")(
      "school", options::value<std::string>()->required(), "the school's name")(
      "stage", options::value<std::string>(),
      "of a new school: kindergarten, primary, junior, senior, nine_year, college")(
      "dry-run", "say what would be done and write nothing")("whole-school",
                                                             "who is not in the file has left")(
      "first-passwords", options::value<std::string>(),
      "make accounts for staff without one and write their first passwords to this file")(
      "json", "print one JSON object: students, classes, guardians, staff, refused");
  command.positional = {"file"};
  command.run = [settings](const options::variables_map& given) {
    return import_roster(settings, task_of(given));
  };
  return command;
}

}  // namespace kith::app
