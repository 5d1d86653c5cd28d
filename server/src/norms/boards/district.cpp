// SPDX-License-Identifier: Apache-2.0
// The district's board: schools by norms, summed on reading, so that no row is shared by schools.
#include "norms/boards/boards.hpp"
#include "norms/boards/few.hpp"
#include "norms/packs/due_kinds.hpp"

namespace kith::norms {
namespace {

std::vector<DistrictNorm> columns_of(const Catalogue& catalogue, const Frame& frame) {
  std::vector<DistrictNorm> columns;
  for (const auto& norm : catalogue.norms()) {
    auto& column = columns.emplace_back(DistrictNorm{.clause = norm.clause,
                                                     .title = norm.title,
                                                     .label = norm.label,
                                                     .in_each = norm.rule.in_each,
                                                     .is_recorded = norm.is_recorded,
                                                     .target_permille = norm.rule.share_permille});
    const auto* period = frame.current(norm.rule);
    if (!period) continue;
    column.period_code = calendar::period_code(period->period_no);
    column.expected_permille =
        expected_permille(frame.standing(norm.rule, *period, norm.rule.share_permille, 0, 0));
  }
  return columns;
}

DistrictCell cell_of(const Frame& frame, const Norm& norm, ScoreRow score, int waiting) {
  if (is_sensitive(norm.rule) && is_few(score.population)) return {};
  score.population -= waiting;
  auto standing =
      frame.standing(norm.rule, *frame.current(norm.rule), score.share_permille, score.population, score.met);
  standing.class_count = score.class_count;
  standing.classes_met = score.classes_met;
  return {judge(standing), score.population, score.met, share_permille(score.met, score.population)};
}

// Duties that are not due yet, by school and Norm::number.
std::map<std::pair<std::int64_t, int>, int> duties_waiting(db::Session& session, const Catalogue& catalogue,
                                                           const Frame& frame, const Clock& clock) {
  std::map<std::pair<std::int64_t, int>, int> waiting;
  std::map<int, std::vector<OpenDuties>> by_period;
  for (const auto& norm : catalogue.norms()) {
    const auto* period = frame.current(norm.rule);
    if (!norm.rule.due || !period) continue;
    auto [rows, is_new] = by_period.try_emplace(period->period_no);
    if (is_new)
      rows->second = open_duties(session, 0, clock.now(), clock.at(period->starts_on),
                                 clock.at(period->ends_on + std::chrono::days{1}));
    for (const auto& row : rows->second)
      if (is_about(*norm.rule.due, row.kind)) waiting[{row.school_id, norm.number}] += row.waiting;
  }
  return waiting;
}

void add(DistrictNorm& column, DistrictSchool& school, const DistrictCell& cell) {
  if (!cell.state) return;
  column.population += *cell.population;
  column.met += *cell.met;
  column.share_permille = share_permille(column.met, column.population);
  column.schools_judged += is_judged(*cell.state);
  column.schools_on_track += is_on_track(*cell.state);
  school.judged += is_judged(*cell.state);
  school.on_track += is_on_track(*cell.state);
}

}  // namespace

DistrictBoard Boards::district() {
  return db_.read([&](db::Session& session) {
    Frame frame(session, catalogue_, 0, clock_.today());
    DistrictBoard board{.today = frame.today(), .norms = columns_of(catalogue_, frame)};
    std::map<std::int64_t, std::size_t> places;
    for (auto& [school_id, name] : school_names(session)) {
      places.emplace(school_id, board.schools.size());
      board.schools.push_back({.school_id = school_id, .name = name, .cells = {}});
      board.schools.back().cells.resize(board.norms.size());
    }
    auto waiting = duties_waiting(session, catalogue_, frame, clock_);
    for (const auto& score : frame.current(district_scores(session, frame.periods()))) {
      const auto* norm = catalogue_.find(score.norm_id);
      auto place = places.find(score.school_id);
      if (!norm || place == places.end()) continue;
      auto& school = board.schools[place->second];
      auto& cell = school.cells[std::size_t(norm->number)].emplace(
          cell_of(frame, *norm, score, waiting[{score.school_id, norm->number}]));
      add(board.norms[std::size_t(norm->number)], school, cell);
    }
    return board;
  });
}

}  // namespace kith::norms
