// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/leeway.hpp"

#include <algorithm>

#include "norms/adoption/leeway_store.hpp"
#include "norms/adoption/reason.hpp"
#include "norms/boards/board_store.hpp"
#include "norms/counting/period_store.hpp"
#include "norms/counting/score_store.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

using people::Viewer;

// The grammar knows excuses of families, staff and classes too; no pack uses them.
bool knows_excuses(const Rule& rule) { return rule.excusable && rule.of == Of::kStudent; }

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
  ExcuseList list{.excusable = knows_excuses(norm.rule) && is_open(session, viewer.school_id, period_no)};
  auto today = clock_.today();
  auto naming = people::naming_of(session, viewer.school_id, today);
  auto sight = is_sensitive(norm.rule) ? people::care_in_sight(viewer, today)
                                       : people::students_in_sight(viewer, today);
  for (auto& row : excused_students(session, sight, viewer.school_id, norm.clause, period_no))
    list.excuses.push_back({row.subject_id, std::move(row.name), naming.name(row), std::move(row.reason),
                            std::move(row.set_by_name), row.set_at});
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
  if (!knows_excuses(norm->rule)) return invalid("norms.not_excusable");
  auto in_force = norms_of_periods(session, viewer.school_id, {which.period_no});
  if (in_force.empty()) return not_found("norms.no_such_period");
  if (std::none_of(in_force.begin(), in_force.end(),
                   [&](const PeriodNorm& each) { return each.in_force.norm_id == norm->clause; }))
    return not_found("norms.no_such_norm");
  auto today = clock_.today();
  if (!people::may_see_student(session, viewer, today, which.subject_id))
    return not_found("people.no_such_student");
  if (viewer.has(people::kForSchoolDesk.any_of)) return std::nullopt;
  auto place = place_of(session, viewer.school_id, which.subject_id);
  if (!place || !is_homeroom_teacher(session, viewer.school_id, place->class_id, viewer.person_id, today))
    return forbidden("norms.not_own_class");
  return std::nullopt;
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
