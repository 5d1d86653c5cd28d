// SPDX-License-Identifier: Apache-2.0
// A school's roster from a file into the record: first a plan, to be looked at, then its carrying out.
// Applying the same file twice changes nothing. Thread-safe: no state of its own.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/roster/plan.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/events/events.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::people {

struct RosterGroup;
struct StudentDelta;

enum class RosterStep { kReading, kComparing, kWriting };
KITH_DESCRIBE_ENUM(RosterStep, kReading, kComparing, kWriting)

struct RosterProgress {
  RosterStep step = RosterStep::kReading;
  int done = 0;   // rows
  int total = 0;  // 0: not known yet
};

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

 private:
  struct Work;
  Result<Work> read(std::int64_t school_id, std::string_view bytes, const RosterOrder& order);
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
