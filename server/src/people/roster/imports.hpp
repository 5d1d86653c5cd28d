// SPDX-License-Identifier: Apache-2.0
// A school's roster from a file into the record: first a plan, to be looked at, then its carrying out.
// Applying the same file twice changes nothing. Thread-safe: no state of its own.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/roster/run.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/events/events.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::people {

struct RosterGroup;
struct StudentDelta;

struct RosterOrder {
  // The file is the whole school's: students (and staff, when there is a staff sheet) who are not in it have
  // left. Those of whom a refused row seems to speak stay.
  bool whole_school = false;
  std::string plan_hash = {};  // apply only: refuse when the plan would differ; empty: do not ask
  std::optional<std::int64_t> imported_by = std::nullopt;  // an identity, for the record of imports
  std::function<void(const RosterProgress&)> on_progress = {};
};

class RosterImports {
 public:
  RosterImports(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, events::Events& events)
      : db_(db), clock_(clock), sealer_(sealer), events_(events) {}

  // What `bytes` would change. Errors: people.no_such_school, those of read_roster.
  Result<RosterPlan> plan(std::int64_t school_id, std::string_view bytes, const RosterOrder& order = {});
  // The plan for a school that is yet to be founded: everything is new.
  Result<RosterPlan> plan_new(Stage stage, std::string_view bytes);

  // Carries it out, class by class, so that others may write in between, and returns what was done. A refused
  // row is left out. Conflict roster.plan_is_stale when `order.plan_hash` names another plan. Publishes
  // roster.imported to the school when something changed. After a failure half way, applying again completes
  // it.
  Result<RosterPlan> apply(std::int64_t school_id, std::string_view bytes, const RosterOrder& order = {});
  // The same for a school that is yet to be founded: a file that cannot be read founds none. `found` is
  // called once, after reading, and gives the school's number.
  Result<RosterPlan> apply_new(Stage stage, std::string_view bytes,
                               const std::function<Result<std::int64_t>()>& found,
                               const RosterOrder& order = {});
  // How far the latest apply() of the school has come. Error: roster.no_run.
  Result<RosterRun> latest_run(std::int64_t school_id);

 private:
  struct Work;
  Result<RosterPlan> apply_to(std::int64_t school_id, std::string_view bytes, const RosterOrder& order);
  RosterRun at(const RosterProgress& progress) const;
  void note(std::int64_t school_id, const RosterRun& run);

  Result<Work> read(std::int64_t school_id, std::string_view bytes, const RosterOrder& order);
  Result<Roster> read_file(const RosterContext& context, std::string_view bytes, const RosterOrder& order);
  Work meet(std::int64_t school_id, std::string_view bytes, Roster roster);
  RosterPlan carry_out(Work& work, const RosterOrder& order);
  void write_students(Work& work, const RosterOrder& order);
  std::vector<StudentDelta> write_batch(db::Tx& tx, Work& work, const std::vector<RosterGroup>& batch);
  void write_departures(Work& work, const RosterOrder& order);
  void write_staff(Work& work, const RosterOrder& order);
  void record(std::int64_t school_id, const RosterPlan& done, const RosterOrder& order);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  events::Events& events_;
};

}  // namespace kith::people
