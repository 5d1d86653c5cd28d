// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/gatherings.hpp"

#include <algorithm>
#include <set>

#include "calendar/calendar.hpp"
#include "ledger/deadline.hpp"
#include "people/directory_store.hpp"
#include "people/topics.hpp"

namespace kith::gatherings {
namespace {

using ledger::Level;

constexpr int kMostShown = 200;
constexpr int kNoon = 12 * 60;

GatheringGroup class_group(const people::ClassRow& row, const people::ClassNaming& naming) {
  auto grade = people::grade_in(row.key(), naming.school_year);
  return {Level::kClass, row.class_id, grade, row.number, naming.name(row.key())};
}

GatheringGroup grade_group(int grade, const people::ClassNaming& naming) {
  return {Level::kGrade, grade, grade, std::nullopt, people::grade_name(grade, naming.junior)};
}

std::vector<people::ClassRow> charge_of(db::Session& session, people::Viewer viewer, std::uint32_t roles,
                                        Date today) {
  viewer.roles &= roles;
  return people::classes_in(session, people::classes_in_charge(viewer, today), today);
}

std::vector<GatheringGroup> groups_of(db::Session& session, const people::Viewer& viewer, Date today) {
  auto naming = people::naming_of(session, viewer.school_id, today);
  auto desk = people::kForSchoolDesk.any_of;
  std::vector<GatheringGroup> groups;
  if (viewer.has(desk)) groups.push_back({Level::kSchool, viewer.school_id, std::nullopt, std::nullopt, ""});
  std::set<int> grades;
  for (const auto& row : charge_of(session, viewer, desk | people::kGradeHead, today))
    grades.insert(people::grade_in(row.key(), naming.school_year));
  std::vector<GatheringGroup> classes;
  for (const auto& row : charge_of(session, viewer, ~0u, today)) classes.push_back(class_group(row, naming));
  if (!viewer.has(desk) && viewer.has(people::kHomeroom)) groups = classes;
  for (auto grade : grades) groups.push_back(grade_group(grade, naming));
  if (groups.empty() || groups.front().level != Level::kClass)
    groups.insert(groups.end(), classes.begin(), classes.end());
  return groups;
}

bool holds(const std::vector<GatheringGroup>& groups, const GatheringRecord& gathering) {
  return std::any_of(groups.begin(), groups.end(), [&](const GatheringGroup& group) {
    return group.level == gathering.level && group.group_id == gathering.group_id;
  });
}

GatheringLine line_of(const GatheringRow& row, const people::ClassNaming& naming,
                      const std::vector<GatheringGroup>& groups, Date today) {
  const GatheringRecord& gathering = row;
  GatheringLine line{.gathering_id = gathering.id,
                     .kind = gathering.kind,
                     .level = gathering.level,
                     .group_id = gathering.group_id,
                     .title = gathering.title,
                     .note = gathering.note,
                     .state = gathering.state(),
                     .planned_on = gathering.planned_on,
                     .held_on = gathering.held_on,
                     .has_plan = gathering.has_plan,
                     .families = gathering.families,
                     .created_by_name = row.created_by_name,
                     .may_change = holds(groups, gathering)};
  line.lacks_minutes = line.state == State::kHeld && !gathering.contact_id && needs_minutes(gathering.kind);
  line.is_overdue = line.state == State::kPlanned && *gathering.planned_on < today;
  if (gathering.level == Level::kGrade) {
    line.grade = int(gathering.group_id);
    line.group_name = people::grade_name(*line.grade, naming.junior);
  }
  if (row.entry_grade) {
    people::ClassKey key{*row.entry_grade, *row.entry_year, *row.number};
    line.grade = people::grade_in(key, naming.school_year);
    line.number = row.number;
    line.group_name = naming.name(key);
  }
  return line;
}

GatheringRecord record_of(const people::Viewer& viewer, const NewGathering& gathering, Instant now) {
  bool is_for_school = gathering.level == Level::kSchool;
  return {.school_id = viewer.school_id,
          .kind = gathering.kind,
          .level = gathering.level,
          .group_id = is_for_school ? viewer.school_id : gathering.group_id,
          .title = gathering.title.value_or(""),
          .note = gathering.note.value_or(""),
          .planned_on = gathering.planned_on,
          .held_on = gathering.held_on,
          .has_plan = gathering.has_plan,
          .families = gathering.families,
          .created_by = viewer.person_id,
          .created_at = now,
          .client_key = gathering.client_key};
}

std::string key_of(const char* act, const GatheringRecord& gathering, Instant now) {
  return std::string("gathering ") + act + " " + std::to_string(gathering.id) + " " +
         std::to_string(now.time_since_epoch().count()) + " " +
         std::to_string(gathering.contact_id.value_or(0));
}

}  // namespace

GatheringList Gatherings::list(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    auto today = clock_.today();
    auto naming = people::naming_of(session, viewer.school_id, today);
    GatheringList list{.gatherings = {}, .groups = groups_of(session, viewer, today)};
    for (const auto& row : gatherings_seen(session, viewer.school_id, calendar::school_year_of(today),
                                           people::classes_in_sight(viewer, today), kMostShown))
      list.gatherings.push_back(line_of(row, naming, list.groups, today));
    return list;
  });
}

Result<GatheringLine> Gatherings::add(const people::Viewer& viewer, const NewGathering& wanted) {
  auto today = clock_.today();
  if (auto refused = refusal(wanted, today)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<GatheringLine> {
    auto gathering = record_of(viewer, wanted, clock_.now());
    if (!holds(groups_of(tx, viewer, today), gathering)) return forbidden("gatherings.not_your_group");
    auto known = find_by_client_key(tx, viewer.school_id, wanted.client_key);
    if (known && known->created_by != viewer.person_id) return conflict("ledger.client_key_taken");
    if (known) return answer(tx, viewer, known->id);

    gathering.id = tx.take_ids(viewer.school_id);
    if (gathering.planned_on)
      gathering.duty_id = duties_.open(tx, {.school_id = viewer.school_id,
                                            .kind = kDutyKind,
                                            .clause = kDutyClause,
                                            .owner_id = viewer.person_id,
                                            .subject_kind = to_text(gathering.level),
                                            .subject_id = gathering.group_id,
                                            .cause_slice = "gatherings",
                                            .cause_id = gathering.id,
                                            .began_at = gathering.created_at,
                                            .due_at = ledger::end_of_day(*gathering.planned_on, clock_)});
    else if (auto refused = record_holding(tx, viewer, gathering))
      return *refused;
    if (!save_gathering(tx, gathering)) return conflict("ledger.client_key_taken");
    tell(tx, viewer, gathering);
    return answer(tx, viewer, gathering.id);
  });
}

Result<GatheringLine> Gatherings::hold(const people::Viewer& viewer, std::int64_t gathering_id,
                                       const Holding& holding) {
  if (auto refused = refusal(holding, clock_.today())) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<GatheringLine> {
    auto row = own(tx, viewer, gathering_id);
    if (!row) return row.error();
    GatheringRecord gathering = *row;
    if (gathering.state() != State::kPlanned) return conflict("gatherings.not_planned");
    gathering.held_on = holding.held_on;
    gathering.families = holding.families;
    gathering.has_plan = gathering.has_plan || holding.has_plan;
    if (auto refused = record_holding(tx, viewer, gathering)) return *refused;
    set_held(tx, gathering);
    tell(tx, viewer, gathering);
    return answer(tx, viewer, gathering_id);
  });
}

Result<GatheringLine> Gatherings::undo_holding(const people::Viewer& viewer, std::int64_t gathering_id) {
  return db_.write([&](db::Tx& tx) -> Result<GatheringLine> {
    auto row = own(tx, viewer, gathering_id);
    if (!row) return row.error();
    GatheringRecord gathering = *row;
    if (gathering.state() != State::kHeld) return conflict("gatherings.not_held");
    if (gathering.contact_id) {
      auto voided = ledger_.void_contact(tx, viewer.school_id, *gathering.contact_id, viewer.person_id,
                                         key_of("not held", gathering, clock_.now()));
      if (!voided) return voided.error();
    }
    strike_minutes(tx, gathering);
    save_attendances(tx, viewer.school_id, gathering_id, {});
    if (gathering.planned_on) {
      gathering.contact_id.reset();
      gathering.held_on.reset();
      gathering.families.reset();
    } else {
      gathering.voided_at = clock_.now();
    }
    set_held(tx, gathering);
    tell(tx, viewer, gathering);
    return answer(tx, viewer, gathering_id);
  });
}

Result<GatheringLine> Gatherings::cancel(const people::Viewer& viewer, std::int64_t gathering_id) {
  return db_.write([&](db::Tx& tx) -> Result<GatheringLine> {
    auto row = own(tx, viewer, gathering_id);
    if (!row) return row.error();
    GatheringRecord gathering = *row;
    if (gathering.state() != State::kPlanned) return conflict("gatherings.not_planned");
    if (*gathering.planned_on < clock_.today()) return conflict("gatherings.too_late_to_cancel");
    gathering.cancelled_at = clock_.now();
    if (gathering.duty_id) {
      auto cancelled = duties_.cancel(tx, viewer.school_id, *gathering.duty_id, *gathering.cancelled_at,
                                      "gatherings.cancelled");
      if (!cancelled) return cancelled.error();
    }
    set_cancelled(tx, gathering);
    tell(tx, viewer, gathering);
    return answer(tx, viewer, gathering_id);
  });
}

std::optional<Error> Gatherings::record_holding(db::Tx& tx, const people::Viewer& viewer,
                                                GatheringRecord& gathering) {
  return needs_minutes(gathering.kind) ? std::nullopt : enter(tx, viewer, gathering);
}

// The day is what counts, not the hour: noon of it, or now when it is today. Its duty is fulfilled on that
// day, however late it is written down.
std::optional<Error> Gatherings::enter(db::Tx& tx, const people::Viewer& viewer, GatheringRecord& gathering) {
  auto held_at = std::min(clock_.at(*gathering.held_on, kNoon), clock_.now());
  ledger::NewContact contact{.school_id = gathering.school_id,
                             .kind = gathering.kind,
                             .mode = mode_of(gathering.kind),
                             .held_at = held_at,
                             .recorded_by = viewer.person_id,
                             .staff_ids = {viewer.person_id},
                             .level = gathering.level,
                             .planned = gathering.has_plan,
                             .slice = "gatherings",
                             .source_id = gathering.id,
                             .client_key = key_of("held", gathering, clock_.now())};
  for (const auto& came : attendances_of(tx, gathering.school_id, gathering.id))
    contact.students.push_back({came.student_id, came.guardian_id});
  if (gathering.level == Level::kClass) contact.class_ids = {gathering.group_id};
  if (gathering.level == Level::kGrade) contact.grades = {int(gathering.group_id)};
  auto recorded = ledger_.record(tx, contact);
  if (!recorded) return recorded.error();
  gathering.contact_id = recorded->contact_id;
  if (!gathering.duty_id) return std::nullopt;
  auto fulfilled = duties_.fulfil(tx, gathering.school_id, *gathering.duty_id, held_at, recorded->contact_id);
  return fulfilled ? std::nullopt : std::optional(fulfilled.error());
}

bool Gatherings::is_in_charge(db::Session& session, const people::Viewer& viewer,
                              const GatheringRecord& gathering) {
  return holds(groups_of(session, viewer, clock_.today()), gathering);
}

Result<GatheringRow> Gatherings::in_sight(db::Session& session, const people::Viewer& viewer,
                                          std::int64_t gathering_id) {
  auto today = clock_.today();
  auto row = gathering_seen(session, viewer.school_id, calendar::school_year_of(today),
                            people::classes_in_sight(viewer, today), gathering_id);
  if (!row) return not_found("gatherings.no_such_gathering");
  return *row;
}

Result<GatheringRow> Gatherings::own(db::Session& session, const people::Viewer& viewer,
                                     std::int64_t gathering_id) {
  auto row = in_sight(session, viewer, gathering_id);
  if (row && !is_in_charge(session, viewer, *row)) return forbidden("gatherings.not_your_group");
  return row;
}

Result<GatheringLine> Gatherings::answer(db::Tx& tx, const people::Viewer& viewer,
                                         std::int64_t gathering_id) {
  auto row = own(tx, viewer, gathering_id);
  if (!row) return row.error();
  auto today = clock_.today();
  return line_of(*row, people::naming_of(tx, viewer.school_id, today), groups_of(tx, viewer, today), today);
}

void Gatherings::tell(db::Tx& tx, const people::Viewer& viewer, const GatheringRecord& gathering) {
  std::vector<std::string> topics{people::school_topic(viewer.school_id)};
  if (gathering.level == Level::kClass) topics.push_back(people::class_topic(gathering.group_id));
  tx.after_commit([this, id = gathering.id, topics] {
    events_.publish({.name = "gathering.changed", .subject_id = id, .topics = topics});
  });
}

}  // namespace kith::gatherings
