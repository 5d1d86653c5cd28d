// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/adopting.hpp"

#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "norms/adoption/adoption_history.hpp"
#include "norms/adoption/adoption_store.hpp"
#include "norms/adoption/reason.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

using people::Viewer;

std::vector<std::string> measured_clauses(const Pack& pack) {
  std::vector<std::string> clauses;
  for (const auto& clause : pack.clauses)
    if (clause.rule) clauses.push_back(clause.id);
  return clauses;
}

const Pack* find_pack(const Catalogue& catalogue, const std::string& pack_id) {
  for (const auto& pack : catalogue.packs())
    if (pack.id == pack_id) return &pack;
  return nullptr;
}

}  // namespace

AdoptionSheet Adopting::read(db::Session& session, std::int64_t school_id) const {
  auto calendar = calendar::load_calendar(session, school_id);
  auto adoptions = load_named_adoptions(session, school_id);
  auto school = people::find_school(session, school_id);
  return adoption_sheet(catalogue_, {.stage = school ? school->stage : people::Stage::kPrimary,
                                     .calendar = calendar,
                                     .adoptions = adoptions,
                                     .today = clock_.today()});
}

AdoptionSheet Adopting::sheet(const Viewer& viewer) {
  return db_.read([&](db::Session& session) { return read(session, viewer.school_id); });
}

Adoption Adopting::row(const Viewer& viewer, const std::string& clause, std::string reason) const {
  return {.school_id = viewer.school_id,
          .norm_id = clause,
          .since_on = clock_.today(),
          .reason = std::move(reason),
          .set_by = viewer.person_id,
          .set_at = clock_.now()};
}

Result<AdoptionSheet> Adopting::change(const Viewer& viewer, const Decide& decide) {
  return db_.write([&](db::Tx& tx) -> Result<AdoptionSheet> {
    tx.lock(viewer.school_id);
    auto rows = decide(load_adoptions(tx, viewer.school_id));
    if (!rows) return rows.error();
    if (!rows->empty()) {
      add_adoptions(tx, *rows);
      norms_.rebuild(tx, viewer.school_id, clock_.today());
    }
    return read(tx, viewer.school_id);
  });
}

Result<AdoptionSheet> Adopting::adopt(const Viewer& viewer, const AdoptNorm& wanted) {
  const auto* norm = catalogue_.find(wanted.norm_id);
  if (!norm) return not_found("norms.no_such_clause");
  OwnFigures figures{wanted.target, wanted.raised_target, wanted.share_permille};
  if (auto faults = faults_of(norm->rule, figures); !faults.empty()) {
    auto code = faults.begin()->second;
    return invalid(std::move(code), std::move(faults));
  }
  figures = without_pack(norm->rule, figures);
  return change(viewer, [&](const std::vector<Adoption>& adoptions) -> Result<std::vector<Adoption>> {
    const auto* newest = newest_of(adoptions, norm->clause, clock_.today());
    bool is_new = !holds_on(newest, clock_.today());
    bool is_changed = !is_new && own_figures_of(*newest) != figures;
    auto reason = reason_of(wanted.reason);
    if (!is_new && !is_changed && (reason.empty() || reason == newest->reason))
      return std::vector<Adoption>{};
    if (auto refused = reason_refusal(reason, is_changed || figures.are_any())) return *refused;
    auto row = this->row(viewer, norm->clause, std::move(reason));
    row.target = figures.target;
    row.raised_target = figures.raised_target;
    row.share_permille = figures.share_permille;
    return std::vector{std::move(row)};
  });
}

std::vector<Adoption> Adopting::ended(const Viewer& viewer, const std::vector<Adoption>& adoptions,
                                      const std::vector<std::string>& clauses,
                                      const std::string& reason) const {
  std::vector<Adoption> rows;
  for (const auto& clause : clauses) {
    const auto* newest = newest_of(adoptions, clause, clock_.today());
    if (!holds_on(newest, clock_.today())) continue;
    auto& row = rows.emplace_back(this->row(viewer, clause, reason));
    row.until_on = clock_.today();
    row.target = newest->target;
    row.raised_target = newest->raised_target;
    row.share_permille = newest->share_permille;
  }
  return rows;
}

Result<AdoptionSheet> Adopting::end(const Viewer& viewer, const EndAdoption& wanted) {
  const auto* norm = catalogue_.find(wanted.norm_id);
  if (!norm) return not_found("norms.no_such_clause");
  auto reason = reason_of(wanted.reason);
  if (auto refused = reason_refusal(reason, true)) return *refused;
  return change(viewer, [&](const std::vector<Adoption>& adoptions) -> Result<std::vector<Adoption>> {
    auto rows = ended(viewer, adoptions, {norm->clause}, reason);
    if (rows.empty()) return conflict("norms.not_adopted");
    return rows;
  });
}

Result<AdoptionSheet> Adopting::adopt_pack(const Viewer& viewer, const AdoptPack& wanted) {
  const auto* pack = find_pack(catalogue_, wanted.pack_id);
  if (!pack) return not_found("norms.no_such_pack");
  auto reason = reason_of(wanted.reason);
  if (auto refused = reason_refusal(reason, false)) return *refused;
  return change(viewer, [&](const std::vector<Adoption>& adoptions) -> Result<std::vector<Adoption>> {
    std::vector<Adoption> rows;
    for (const auto& clause : measured_clauses(*pack))
      if (!holds_on(newest_of(adoptions, clause, clock_.today()), clock_.today()))
        rows.push_back(row(viewer, clause, reason));
    return rows;
  });
}

Result<AdoptionSheet> Adopting::end_pack(const Viewer& viewer, const AdoptPack& wanted) {
  const auto* pack = find_pack(catalogue_, wanted.pack_id);
  if (!pack) return not_found("norms.no_such_pack");
  auto reason = reason_of(wanted.reason);
  if (auto refused = reason_refusal(reason, true)) return *refused;
  return change(viewer, [&](const std::vector<Adoption>& adoptions) -> Result<std::vector<Adoption>> {
    auto rows = ended(viewer, adoptions, measured_clauses(*pack), reason);
    if (rows.empty()) return conflict("norms.not_adopted");
    return rows;
  });
}

}  // namespace kith::norms
