// SPDX-License-Identifier: Apache-2.0
// The district's board: schools by norms, summed on reading, so that no row of a table is shared by schools.
#include "norms/boards/boards.hpp"
#include "norms/boards/few.hpp"

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

DistrictCell cell_of(const Frame& frame, const Norm& norm, const DistrictScore& score, Instant now) {
  if (is_sensitive(norm.rule) && people::is_few(score.population)) return {};
  int population = score.population - score.waiting(now);
  auto standing =
      frame.standing(norm.rule, *frame.current(norm.rule), score.share_permille, population, score.met);
  standing.class_count = score.class_count;
  standing.classes_met = score.classes_met;
  return {judge(standing), population, score.met, share_permille(score.met, population)};
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
    auto now = clock_.now();
    auto scores = scores_.read(session, catalogue_, frame, clock_);
    for (auto& [school_id, name] : school_names(session)) {
      auto& school =
          board.schools.emplace_back(DistrictSchool{.school_id = school_id, .name = name, .cells = {}});
      school.cells.resize(board.norms.size());
      auto found = scores.find(school_id);
      if (found == scores.end()) continue;
      for (const auto& score : *found->second) {
        auto& cell = school.cells[std::size_t(score.number)].emplace(
            cell_of(frame, catalogue_.norm(score.number), score, now));
        add(board.norms[std::size_t(score.number)], school, cell);
      }
    }
    return board;
  });
}

}  // namespace kith::norms
