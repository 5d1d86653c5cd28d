// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/own_figures.hpp"

namespace kith::norms {
namespace {

bool is_within(int figure, int most) { return figure >= 1 && figure <= most; }

}  // namespace

bool has_target(const Rule& rule) { return !rule.due && !rule.each_school_day; }

OwnFigures figures_of_pack(const Rule& rule) {
  OwnFigures figures{.share_permille = rule.share_permille};
  if (has_target(rule)) figures.target = rule.at_least;
  if (rule.more) figures.raised_target = rule.more->at_least;
  return figures;
}

OwnFigures figures_of(const Norm& norm, const InForce& in_force) {
  OwnFigures figures{.share_permille = in_force.share_permille};
  if (has_target(norm.rule)) figures.target = in_force.target;
  if (norm.rule.more) figures.raised_target = in_force.raised_target;
  return figures;
}

OwnFigures own_figures_of(const Adoption& adoption) {
  return {adoption.target, adoption.raised_target, adoption.share_permille};
}

OwnFigures without_pack(const Rule& rule, OwnFigures figures) {
  auto pack = figures_of_pack(rule);
  if (figures.target == pack.target) figures.target.reset();
  if (figures.raised_target == pack.raised_target) figures.raised_target.reset();
  if (figures.share_permille == pack.share_permille) figures.share_permille.reset();
  return figures;
}

std::map<std::string, std::string> faults_of(const Rule& rule, const OwnFigures& figures) {
  std::map<std::string, std::string> faults;
  const auto& [target, raised_target, share_permille] = figures;
  if (target && !has_target(rule))
    faults["target"] = "norms.no_such_figure";
  else if (target && !is_within(*target, kMostTarget))
    faults["target"] = "norms.target_out_of_range";
  if (raised_target && !rule.more)
    faults["raised_target"] = "norms.no_such_figure";
  else if (raised_target && !is_within(*raised_target, kMostTarget))
    faults["raised_target"] = "norms.raised_target_out_of_range";
  else if (raised_target && *raised_target < target.value_or(rule.at_least))
    faults["raised_target"] = "norms.raised_target_too_low";
  if (share_permille && !is_within(*share_permille, 1000))
    faults["share_permille"] = "norms.share_out_of_range";
  return faults;
}

}  // namespace kith::norms
