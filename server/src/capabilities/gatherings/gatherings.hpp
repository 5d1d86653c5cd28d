// SPDX-License-Identifier: Apache-2.0
// Planning gatherings and recording those held. What was held goes to the ledger; what was planned is a duty
// of whoever planned it until it is held (P2d.2). Thread-safe: no state of its own.
//
// Who may: the school's desk for the school, its grades and classes; a grade head for the own grade and its
// classes; a homeroom teacher for the own class. All staff see those of the school and of classes in sight.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/gatherings/gathering_store.hpp"
#include "ledger/duties.hpp"
#include "people/school.hpp"
#include "platform/events/events.hpp"

namespace kith::gatherings {

// grade is that of a grade or a class, number that of a class; group_name is empty for the school.
struct GatheringLine {
  std::int64_t gathering_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kMeeting;
  ledger::Level level = ledger::Level::kClass;
  std::int64_t group_id = 0;
  std::optional<int> grade;
  std::optional<int> number;
  std::string group_name;
  std::string title;
  std::string note;
  State state = State::kPlanned;
  std::optional<Date> planned_on;
  std::optional<Date> held_on;
  bool is_overdue = false;  // planned for a day that is over
  bool has_plan = false;
  std::optional<int> families;
  std::optional<std::string> created_by_name;
  bool may_change = false;  // by the viewer
};
KITH_DESCRIBE(GatheringLine,
              (gathering_id, kind, level, group_id, grade, number, group_name, title, note, state, planned_on,
               held_on, is_overdue, has_plan, families, created_by_name, may_change))

// For whom the viewer may plan and record; the likeliest first.
struct GatheringGroup {
  ledger::Level level = ledger::Level::kClass;
  std::int64_t group_id = 0;
  std::optional<int> grade;
  std::optional<int> number;
  std::string group_name;
};
KITH_DESCRIBE(GatheringGroup, (level, group_id, grade, number, group_name))

struct GatheringList {
  std::vector<GatheringLine> gatherings;  // the latest day first, at most 200
  std::vector<GatheringGroup> groups;
};
KITH_DESCRIBE(GatheringList, (gatherings, groups))

class Gatherings {
 public:
  Gatherings(db::Db& db, const Clock& clock, ledger::Ledger& ledger, ledger::Duties& duties,
             events::Events& events)
      : db_(db), clock_(clock), ledger_(ledger), duties_(duties), events_(events) {}

  GatheringList list(const people::Viewer& viewer);

  // Plans it or records that it was held, once for each client_key. Errors: those of refusal();
  // gatherings.not_your_group; ledger.client_key_taken; those of Ledger::record.
  Result<GatheringLine> add(const people::Viewer& viewer, const NewGathering& gathering);

  // Error for all below: gatherings.no_such_gathering (or out of sight), gatherings.not_your_group.
  // A planned one took place; the day may differ from the planned one. Errors: gatherings.not_planned, those
  // of refusal() and of Ledger::record.
  Result<GatheringLine> hold(const people::Viewer& viewer, std::int64_t gathering_id, const Holding& holding);
  // It did not take place after all: planned again when it had been planned, else void. Error:
  // gatherings.not_held.
  Result<GatheringLine> undo_holding(const people::Viewer& viewer, std::int64_t gathering_id);
  // Until the planned day is over; afterwards it stays as planned and not held. Errors:
  // gatherings.not_planned, gatherings.too_late_to_cancel.
  Result<GatheringLine> cancel(const people::Viewer& viewer, std::int64_t gathering_id);

 private:
  std::optional<Error> record_holding(db::Tx& tx, const people::Viewer& viewer, GatheringRecord& gathering,
                                      const std::string& client_key);
  Result<GatheringRow> own(db::Session& session, const people::Viewer& viewer, std::int64_t gathering_id);
  Result<GatheringLine> answer(db::Tx& tx, const people::Viewer& viewer, std::int64_t gathering_id);
  void tell(db::Tx& tx, const people::Viewer& viewer, const GatheringRecord& gathering);

  db::Db& db_;
  const Clock& clock_;
  ledger::Ledger& ledger_;
  ledger::Duties& duties_;
  events::Events& events_;
};

}  // namespace kith::gatherings
