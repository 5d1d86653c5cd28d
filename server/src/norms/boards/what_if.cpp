// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/what_if.hpp"

#include <algorithm>
#include <cmath>

#include "norms/boards/boards.hpp"
#include "norms/boards/few.hpp"
#include "norms/boards/lines.hpp"

namespace kith::norms {
namespace {

constexpr std::size_t kMostNames = 500;
constexpr int kEverybody = 1'000'000;

std::optional<Error> flaw_of(const OtherFigures& figures, const Rule& rule) {
  if (figures.at_least && rule.due) return invalid("norms.duties_have_no_figure");
  if (figures.at_least && (*figures.at_least < 1 || *figures.at_least > 1000))
    return invalid("norms.bad_figure");
  if (figures.share && !(*figures.share >= 0.1 && *figures.share <= 100)) return invalid("norms.bad_share");
  return std::nullopt;
}

// Who owes a higher figure keeps it, unless the new one is higher still.
int target_of(const MissingRow& row, const OtherFigures& figures) {
  if (!figures.at_least) return row.target;
  return row.is_raised ? std::max(row.target, *figures.at_least) : *figures.at_least;
}

using ByClass = std::map<std::int64_t, ClassScoreRow>;

// Everybody counted anew, by class. Of duties, which have no figure, nobody.
ByClass count(db::Session& session, const WhichMissing& all, const OtherFigures& figures, WhatIf& result) {
  ByClass by_class;
  for (const auto& row : missing_groups(session, all)) {
    bool met = row.figure >= target_of(row, figures);
    ++result.population;
    result.met += met;
    result.newly_missing_count += row.figure >= row.target && !met;
    auto& score = by_class[row.class_id];
    ++score.population;
    score.met += met;
  }
  return by_class;
}

void judge_with(const Frame& frame, const Rule& rule, const calendar::Period& period, const ByClass& by_class,
                WhatIf& result) {
  if (rule.in_each == InEach::kClass)
    for (const auto& [class_id, score] : by_class) {
      ++result.class_count;
      result.classes_met += reaches(score.met, score.population, result.target_permille);
    }
  result.share_permille = share_permille(result.met, result.population);
  auto standing = frame.standing(rule, period, result.target_permille, result.population, result.met);
  standing.class_count = result.class_count;
  standing.classes_met = result.classes_met;
  result.state = judge(standing);
}

std::vector<NormClassLine> class_lines(const Frame& frame, const Classes& classes, const Rule& rule,
                                       const calendar::Period& period, const ByClass& by_class,
                                       const WhatIf& result) {
  auto as_if = result.norm;
  as_if.target_permille = result.target_permille;
  std::vector<NormClassLine> lines;
  for (const auto& row : classes.rows())
    if (auto score = by_class.find(row.class_id); score != by_class.end())
      lines.push_back(class_line(frame, classes, row, as_if, rule, period, score->second));
  return lines;
}

// Those who meet it now and would not.
std::vector<MissingLine> newly_missing(const std::vector<MissingRow>& rows, const OtherFigures& figures,
                                       Of of, const Classes& classes) {
  std::vector<MissingLine> lines;
  for (const auto& row : rows) {
    int target = target_of(row, figures);
    if (row.figure < row.target || row.figure >= target || lines.size() == kMostNames) continue;
    auto& named = lines.emplace_back(missing_line(row, of, classes));
    named.target = target;
  }
  return lines;
}

}  // namespace

WhatIf Boards::with_figures(db::Session& session, const people::Viewer& viewer, const Frame& frame,
                            const Found& found, const OtherFigures& figures) {
  const auto& rule = found.norm.rule;
  WhatIf result{.norm = line(session, viewer, frame, found)};
  result.target = figures.at_least.value_or(found.score.target);
  result.target_permille = figures.share ? int(std::lround(*figures.share * 10)) : found.score.share_permille;
  if (result.norm.is_hidden) return result;
  auto all = found.missing(viewer.school_id, std::nullopt);
  all.met_too = true;
  all.limit = kEverybody;
  ByClass by_class;
  if (rule.due)
    result.population = result.norm.population, result.met = result.norm.met;
  else
    by_class = count(session, all, figures, result);
  judge_with(frame, rule, found.period, by_class, result);

  Classes classes(session, viewer, frame.today());
  result.failing_classes = class_lines(frame, classes, rule, found.period, by_class, result);
  hide_few_of(session, viewer, frame, rule, result.failing_classes);
  std::erase_if(result.failing_classes,
                [](const NormClassLine& own) { return own.is_hidden || is_on_track(own.state); });
  if (result.newly_missing_count > 0)
    result.newly_missing =
        newly_missing(rows_missing(session, viewer, frame.today(), rule, all), figures, rule.of, classes);
  return result;
}

Result<WhatIf> Boards::what_if(const people::Viewer& viewer, const OtherFigures& figures) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(),
      [&](db::Session& session, const Frame& frame) -> Result<WhatIf> {
        auto found = find_names(session, viewer, frame, {figures.clause, std::nullopt, figures.period_no});
        if (!found) return found.error();
        if (auto flaw = flaw_of(figures, found->norm.rule)) return *flaw;
        return with_figures(session, viewer, frame, *found, figures);
      });
}

}  // namespace kith::norms
