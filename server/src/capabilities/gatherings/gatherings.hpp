// SPDX-License-Identifier: Apache-2.0
// Planning gatherings and recording those held. What was held goes to the ledger; what was planned is a duty
// of whoever planned it until it is held (P2d.2). An exchange meeting goes there, and its duty is done, once
// its problems and next steps are written down (P1.7). Thread-safe: no state of its own.
//
// Who may: the school's desk for the school, its grades and classes; a grade head for the own grade and its
// classes; a homeroom teacher for the own class. All staff see those of the school and of classes in sight.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/gatherings/attendance_store.hpp"
#include "capabilities/gatherings/gathering_store.hpp"
#include "capabilities/gatherings/minutes_store.hpp"
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
  bool may_change = false;     // by the viewer
  bool lacks_minutes = false;  // held, and in no count until its minutes are written
};
KITH_DESCRIBE(GatheringLine,
              (gathering_id, kind, level, group_id, grade, number, group_name, title, note, state, planned_on,
               held_on, is_overdue, has_plan, families, created_by_name, may_change, lacks_minutes))

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

// may_finish: by the viewer.
struct StepLine {
  std::int64_t step_id = 0;
  std::string words;
  std::int64_t owner_id = 0;
  std::optional<std::string> owner_name;
  Date due_on{};
  std::optional<Instant> done_at;
  bool may_finish = false;
};
KITH_DESCRIBE(StepLine, (step_id, words, owner_id, owner_name, due_on, done_at, may_finish))

// staff: who may be given a step; empty for who may not write.
struct MinutesPage {
  std::int64_t gathering_id = 0;
  std::vector<std::string> problems;
  std::vector<StepLine> steps;
  std::vector<StaffName> staff;
  bool may_write = false;
};
KITH_DESCRIBE(MinutesPage, (gathering_id, problems, steps, staff, may_write))

struct MemberLine {
  std::int64_t guardian_id = 0;
  std::string name;
  bool came = false;
};
KITH_DESCRIBE(MemberLine, (guardian_id, name, came))

// Members of the parent committees who could have come; empty unless it was held.
struct MembersPage {
  std::int64_t gathering_id = 0;
  std::vector<MemberLine> members;
};
KITH_DESCRIBE(MembersPage, (gathering_id, members))

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

  // The minutes of an exchange meeting; empty of any other gathering.
  Result<MinutesPage> minutes(const people::Viewer& viewer, std::int64_t gathering_id);
  // Takes the place of what was written; steps become duties of their owners. Errors: those of refusal();
  // gatherings.no_minutes_here (not held, or of another kind), gatherings.no_such_owner,
  // gatherings.no_such_step.
  Result<MinutesPage> write_minutes(const people::Viewer& viewer, std::int64_t gathering_id,
                                    const NewMinutes& minutes);
  // By its owner or who is in charge; a second time changes nothing. Errors: gatherings.no_such_step,
  // gatherings.not_your_step.
  Result<MinutesPage> finish_step(const people::Viewer& viewer, std::int64_t step_id);

  // Which members of the parent committees came (P3.14), for who is in charge.
  Result<MembersPage> members(const people::Viewer& viewer, std::int64_t gathering_id);
  // These came, the others did not. Errors: gatherings.no_attendance_here (not held, or a newsletter),
  // gatherings.no_such_member.
  Result<MembersPage> mark_members(const people::Viewer& viewer, std::int64_t gathering_id,
                                   const std::vector<std::int64_t>& guardian_ids);

  // One that the viewer is in charge of.
  Result<GatheringRow> own(db::Session& session, const people::Viewer& viewer, std::int64_t gathering_id);

 private:
  // Enters it in the ledger, unless it still lacks its minutes.
  std::optional<Error> record_holding(db::Tx& tx, const people::Viewer& viewer, GatheringRecord& gathering);
  // In the ledger, and its duty done.
  std::optional<Error> enter(db::Tx& tx, const people::Viewer& viewer, GatheringRecord& gathering);
  std::optional<Error> enter_anew(db::Tx& tx, const people::Viewer& viewer, GatheringRecord& gathering);
  MembersPage members_page(db::Session& session, const GatheringRecord& gathering);
  MinutesPage page_of(db::Session& session, const people::Viewer& viewer, const GatheringRow& gathering);
  std::optional<Error> settle_steps(db::Tx& tx, const GatheringRecord& gathering,
                                    const std::vector<NextStep>& wanted);
  void open_step(db::Tx& tx, const GatheringRecord& gathering, StepRecord& step);
  void cancel_step(db::Tx& tx, const StepRecord& step);
  void strike_minutes(db::Tx& tx, const GatheringRecord& gathering);
  bool is_in_charge(db::Session& session, const people::Viewer& viewer, const GatheringRecord& gathering);
  Result<GatheringRow> in_sight(db::Session& session, const people::Viewer& viewer,
                                std::int64_t gathering_id);
  Result<GatheringLine> answer(db::Tx& tx, const people::Viewer& viewer, std::int64_t gathering_id);
  void tell(db::Tx& tx, const people::Viewer& viewer, const GatheringRecord& gathering);

  db::Db& db_;
  const Clock& clock_;
  ledger::Ledger& ledger_;
  ledger::Duties& duties_;
  events::Events& events_;
};

}  // namespace kith::gatherings
