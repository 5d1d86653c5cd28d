// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/leeway.hpp"

#include <algorithm>

#include "norms/adoption/leeway_store.hpp"
#include "norms/adoption/reason.hpp"
#include "norms/boards/board_store.hpp"
#include "norms/boards/lines.hpp"
#include "norms/counting/period_store.hpp"
#include "norms/counting/score_store.hpp"
#include "people/absence_store.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

using people::Viewer;

bool is_desk(const Viewer& viewer) { return viewer.has(people::kForSchoolDesk.any_of); }

ExcuseLine line_of(const NamedExcuse& excuse, std::string class_name) {
  return {excuse.subject_id, excuse.name,        std::move(class_name),
          excuse.reason,     excuse.set_by_name, excuse.set_at};
}

}  // namespace

NewcomerWeeks Leeway::newcomer_weeks(const Viewer& viewer) {
  return {db_.read([&](db::Session& session) { return norms::newcomer_weeks(session, viewer.school_id); })};
}

Result<NewcomerWeeks> Leeway::set_newcomer_weeks(const Viewer& viewer, const NewcomerWeeks& wanted) {
  constexpr const char* kRange = "norms.newcomer_weeks_out_of_range";
  if (wanted.weeks < 0 || wanted.weeks > kMostNewcomerWeeks) return invalid(kRange, {{"weeks", kRange}});
  db_.write([&](db::Tx& tx) {
    tx.lock(viewer.school_id);
    save_newcomer_weeks(tx, viewer.school_id, wanted.weeks, clock_.today());
    norms_.rebuild(tx, viewer.school_id, clock_.today());
  });
  return wanted;
}

bool Leeway::is_open(db::Session& session, std::int64_t school_id, int period_no) const {
  auto open = periods_begun(session, school_id, clock_.today() - kFrozenAfter);
  return std::any_of(open.begin(), open.end(),
                     [&](const PeriodRow& row) { return row.period_no == period_no; });
}

ExcuseList Leeway::read(db::Session& session, const Viewer& viewer, const Norm& norm, int period_no) const {
  ExcuseList list{.excusable = norm.rule.excusable && is_open(session, viewer.school_id, period_no)};
  if (norm.rule.of == Of::kStaff) {
    auto only = is_desk(viewer) ? std::nullopt : std::optional(viewer.person_id);
    for (const auto& row : excused_staff(session, only, viewer.school_id, norm.clause, period_no))
      list.excuses.push_back(line_of(row, ""));
    return list;
  }
  auto today = clock_.today();
  auto naming = people::naming_of(session, viewer.school_id, today);
  if (norm.rule.of == Of::kClass) {
    for (const auto& row : excused_classes(session, people::classes_in_sight(viewer, today), viewer.school_id,
                                           norm.clause, period_no))
      list.excuses.push_back(line_of(row, naming.name(row.key())));
    return list;
  }
  for (const auto& row : excused_children(session, names_in_sight(norm.rule, viewer, today), norm.rule.of,
                                          viewer.school_id, norm.clause, period_no))
    list.excuses.push_back(line_of(row, naming.name(row.key())));
  return list;
}

Result<ExcuseList> Leeway::excuses(const Viewer& viewer, const WhichExcuses& which) {
  const auto* norm = catalogue_.find(which.clause);
  if (!norm) return not_found("norms.no_such_norm");
  return db_.read([&](db::Session& session) { return read(session, viewer, *norm, which.period_no); });
}

std::optional<Error> Leeway::refusal(db::Session& session, const Viewer& viewer,
                                     const WhichExcuse& which) const {
  const auto* norm = catalogue_.find(which.clause);
  if (!norm) return not_found("norms.no_such_norm");
  if (!norm->rule.excusable) return invalid("norms.not_excusable");
  auto in_force = norms_of_periods(session, viewer.school_id, {which.period_no});
  if (in_force.empty()) return not_found("norms.no_such_period");
  if (std::none_of(in_force.begin(), in_force.end(),
                   [&](const PeriodNorm& each) { return each.in_force.norm_id == norm->clause; }))
    return not_found("norms.no_such_norm");
  return subject_refusal(session, viewer, norm->rule.of, which.subject_id);
}

std::optional<Error> Leeway::subject_refusal(db::Session& session, const Viewer& viewer, Of of,
                                             std::int64_t subject_id) const {
  if (of == Of::kStaff) {
    if (!is_desk(viewer)) return forbidden("norms.staff_by_desk");
    if (!people::is_staff(session, viewer.school_id, subject_id)) return not_found("people.no_such_staff");
    return std::nullopt;
  }
  auto today = clock_.today();
  if (of == Of::kClass) {
    if (!people::may_see_class(session, viewer, today, subject_id)) return not_found("people.no_such_class");
    return is_desk(viewer) ? std::nullopt : std::optional(forbidden("norms.class_by_desk"));
  }
  auto children = people::students_in(
      session, people::students_in_sight(viewer, today),
      of == Of::kFamily ? "s.family_id = :subject_id and s.left_on is null" : "s.id = :subject_id",
      {{"subject_id", subject_id}});
  if (children.empty())
    return not_found(of == Of::kFamily ? "norms.no_such_family" : "people.no_such_student");
  bool is_own = std::any_of(children.begin(), children.end(), [&](const people::StudentRow& child) {
    return is_homeroom_teacher(session, viewer.school_id, child.class_id, viewer.person_id, today);
  });
  if (is_desk(viewer) || is_own) return std::nullopt;
  return forbidden("norms.not_own_class");
}

Result<ExcuseList> Leeway::excuse(const Viewer& viewer, const NewExcuse& wanted) {
  return db_.write([&](db::Tx& tx) -> Result<ExcuseList> {
    tx.lock(viewer.school_id);
    if (auto refused = refusal(tx, viewer, {wanted.clause, wanted.period_no, wanted.subject_id}))
      return *refused;
    if (!is_open(tx, viewer.school_id, wanted.period_no)) return conflict("norms.period_frozen");
    auto reason = reason_of(wanted.reason);
    if (auto refused = reason_refusal(reason, true)) return *refused;
    save_excuse(tx, {viewer.school_id, wanted.clause, wanted.period_no, wanted.subject_id, reason,
                     viewer.person_id, clock_.now()});
    norms_.rebuild(tx, viewer.school_id, clock_.today());
    return read(tx, viewer, *catalogue_.find(wanted.clause), wanted.period_no);
  });
}

Result<ExcuseList> Leeway::withdraw(const Viewer& viewer, const WhichExcuse& which) {
  return db_.write([&](db::Tx& tx) -> Result<ExcuseList> {
    tx.lock(viewer.school_id);
    if (auto refused = refusal(tx, viewer, which)) return *refused;
    if (!is_open(tx, viewer.school_id, which.period_no)) return conflict("norms.period_frozen");
    Excuse excuse{.school_id = viewer.school_id,
                  .norm_id = which.clause,
                  .period_no = which.period_no,
                  .subject_id = which.subject_id};
    if (!is_excused(tx, excuse)) return not_found("norms.no_such_excuse");
    drop_excuse(tx, excuse);
    norms_.rebuild(tx, viewer.school_id, clock_.today());
    return read(tx, viewer, *catalogue_.find(which.clause), which.period_no);
  });
}

}  // namespace kith::norms
