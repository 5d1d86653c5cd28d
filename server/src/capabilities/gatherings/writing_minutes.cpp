// SPDX-License-Identifier: Apache-2.0
// The minutes of an exchange meeting: reading, writing, and doing what was agreed.
#include <algorithm>
#include <map>

#include "capabilities/gatherings/gatherings.hpp"
#include "capabilities/gatherings/minutes_store.hpp"
#include "ledger/deadline.hpp"

namespace kith::gatherings {
namespace {

using people::Viewer;

std::optional<Error> stranger_among(const NewMinutes& minutes, const std::vector<StaffName>& staff) {
  for (std::size_t i = 0; i < minutes.steps.size(); ++i) {
    auto owner_id = minutes.steps[i].owner_id;
    if (std::none_of(staff.begin(), staff.end(), [&](const auto& one) { return one.staff_id == owner_id; }))
      return invalid("gatherings.no_such_owner",
                     {{"steps." + std::to_string(i) + ".owner_id", "gatherings.no_such_owner"}});
  }
  return std::nullopt;
}

StepLine line_of(const StepRow& step, const Viewer& viewer, bool may_write) {
  return {.step_id = step.id,
          .words = step.words,
          .owner_id = step.owner_id,
          .owner_name = step.owner_name,
          .due_on = step.due_on,
          .done_at = step.done_at,
          .may_finish = !step.done_at && (may_write || step.owner_id == viewer.person_id)};
}

}  // namespace

// All staff in sight of the meeting read its minutes.
Result<MinutesPage> Gatherings::minutes(const Viewer& viewer, std::int64_t gathering_id) {
  return db_.read([&](db::Session& session) -> Result<MinutesPage> {
    auto gathering = in_sight(session, viewer, gathering_id);
    if (!gathering) return gathering.error();
    return page_of(session, viewer, *gathering);
  });
}

MinutesPage Gatherings::page_of(db::Session& session, const Viewer& viewer, const GatheringRow& gathering) {
  bool may_write = is_in_charge(session, viewer, gathering) && gathering.state() == State::kHeld &&
                   needs_minutes(gathering.kind);
  MinutesPage page{.gathering_id = gathering.id,
                   .problems = problems_of(session, viewer.school_id, gathering.id),
                   .steps = {},
                   .staff = {},
                   .may_write = may_write};
  for (const auto& step : steps_of(session, viewer.school_id, gathering.id))
    page.steps.push_back(line_of(step, viewer, may_write));
  if (may_write) page.staff = staff_names(session, viewer.school_id, clock_.today());
  return page;
}

Result<MinutesPage> Gatherings::write_minutes(const Viewer& viewer, std::int64_t gathering_id,
                                              const NewMinutes& minutes) {
  if (auto refused = refusal(minutes, clock_.today())) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<MinutesPage> {
    auto row = own(tx, viewer, gathering_id);
    if (!row) return row.error();
    GatheringRecord gathering = *row;
    if (gathering.state() != State::kHeld || !needs_minutes(gathering.kind))
      return conflict("gatherings.no_minutes_here");
    if (auto refused = stranger_among(minutes, staff_names(tx, viewer.school_id, clock_.today())))
      return *refused;
    save_problems(tx, viewer.school_id, gathering_id, minutes.problems);
    if (auto refused = settle_steps(tx, gathering, minutes.steps)) return *refused;
    if (!gathering.contact_id) {
      if (auto refused = enter(tx, viewer, gathering)) return *refused;
      set_held(tx, gathering);
    }
    tell(tx, viewer, gathering);
    return page_of(tx, viewer, *own(tx, viewer, gathering_id));
  });
}

// Kept ones stay the same duty unless owner or day are others; those left out are struck, done ones are not
// touched any more.
std::optional<Error> Gatherings::settle_steps(db::Tx& tx, const GatheringRecord& gathering,
                                              const std::vector<NextStep>& wanted) {
  std::map<std::int64_t, StepRow> left;
  for (auto& step : steps_of(tx, gathering.school_id, gathering.id)) left.emplace(step.id, step);
  for (const auto& next : wanted) {
    auto known = left.extract(next.step_id.value_or(0));
    if (next.step_id && !known) return not_found("gatherings.no_such_step");
    if (known && known.mapped().done_at) continue;
    StepRecord step = known ? StepRecord(known.mapped()) : StepRecord{};
    bool is_same_duty = known && step.owner_id == next.owner_id && step.due_on == next.due_on;
    step.words = next.words, step.owner_id = next.owner_id, step.due_on = next.due_on;
    if (known && !is_same_duty) cancel_step(tx, known.mapped());
    if (!is_same_duty) open_step(tx, gathering, step);
    known ? save_step(tx, step) : add_step(tx, step);
  }
  for (auto& [id, step] : left) {
    if (step.done_at) continue;
    cancel_step(tx, step);
    step.cancelled_at = clock_.now();
    save_step(tx, step);
  }
  return std::nullopt;
}

void Gatherings::open_step(db::Tx& tx, const GatheringRecord& gathering, StepRecord& step) {
  step.school_id = gathering.school_id;
  step.gathering_id = gathering.id;
  if (step.id == 0) step.id = tx.take_ids(gathering.school_id);
  step.duty_id = duties_.open(tx, {.school_id = gathering.school_id,
                                   .kind = kStepKind,
                                   .clause = kStepClause,
                                   .owner_id = step.owner_id,
                                   .subject_kind = to_text(gathering.level),
                                   .subject_id = gathering.group_id,
                                   .cause_slice = "gatherings",
                                   .cause_id = gathering.id,
                                   .began_at = clock_.now(),
                                   .due_at = ledger::end_of_day(step.due_on, clock_)});
}

void Gatherings::cancel_step(db::Tx& tx, const StepRecord& step) {
  (void)duties_.cancel(tx, step.school_id, step.duty_id, clock_.now(), "gatherings.step_changed");
}

// That it did not take place strikes its minutes too; what has been done stays done.
void Gatherings::strike_minutes(db::Tx& tx, const GatheringRecord& gathering) {
  save_problems(tx, gathering.school_id, gathering.id, {});
  (void)settle_steps(tx, gathering, {});
}

Result<MinutesPage> Gatherings::finish_step(const Viewer& viewer, std::int64_t step_id) {
  return db_.write([&](db::Tx& tx) -> Result<MinutesPage> {
    auto step = find_step(tx, viewer.school_id, step_id);
    if (!step) return not_found("gatherings.no_such_step");
    auto gathering = in_sight(tx, viewer, step->gathering_id);
    if (!gathering) return not_found("gatherings.no_such_step");
    if (step->owner_id != viewer.person_id && !is_in_charge(tx, viewer, *gathering))
      return forbidden("gatherings.not_your_step");
    if (!step->done_at) {
      step->done_at = clock_.now();
      if (auto done = duties_.fulfil(tx, step->school_id, step->duty_id, *step->done_at); !done)
        return done.error();
      save_step(tx, *step);
      tell(tx, viewer, *gathering);
    }
    return page_of(tx, viewer, *gathering);
  });
}

}  // namespace kith::gatherings
