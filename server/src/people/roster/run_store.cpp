// SPDX-License-Identifier: Apache-2.0
#include "people/roster/run_store.hpp"

namespace kith::people {
namespace {

constexpr db::Sql kSaveRun{
    "roster.save_run",
    "insert into roster_runs (school_id, step, done, total, moved_at, added, changed, departed, refused, "
    "problem) values (:school_id, :step, :done, :total, :moved_at, :added, :changed, :departed, :refused, "
    ":problem) on conflict (school_id) do update set step = excluded.step, done = excluded.done, "
    "total = excluded.total, moved_at = excluded.moved_at, added = excluded.added, "
    "changed = excluded.changed, departed = excluded.departed, refused = excluded.refused, "
    "problem = excluded.problem"};
constexpr db::Sql kFindRun{
    "roster.find_run",
    "select step, done, total, moved_at, added, changed, departed, refused, problem from roster_runs "
    "where school_id = :school_id"};

}  // namespace

void save_run(db::Tx& tx, std::int64_t school_id, const RosterRun& run) {
  auto args = db::args_of(run);
  args.emplace_back("school_id", school_id);
  tx.exec(kSaveRun, args);
}

std::optional<RosterRun> find_run(db::Session& session, std::int64_t school_id) {
  return session.maybe<RosterRun>(kFindRun, {{"school_id", school_id}});
}

}  // namespace kith::people
