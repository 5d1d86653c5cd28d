// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/norm_report.hpp"

#include <cmath>

namespace kith::norms {
namespace {

// Whole school, every name: what the operator at the machine may see anyway.
people::Viewer whole_school(std::int64_t school_id) {
  return {.school_id = school_id, .roles = people::kStaff | people::kPrincipal};
}

std::optional<double> fraction(int met, int population) {
  if (population == 0) return std::nullopt;
  return std::round(met * 1000.0 / population) / 1000.0;
}

ReportedNorm reported(const NormLine& line) {
  ReportedNorm norm{.clause = line.clause,
                    .title = line.title.zh,
                    .period = line.period_code,
                    .population = line.population,
                    .met = line.met,
                    .share = fraction(line.met, line.population),
                    .is_recorded = line.is_recorded,
                    .target = line.target_permille / 1000.0,
                    .at_least = line.target,
                    .state = line.state};
  if (line.in_each == InEach::kClass) {
    norm.classes = line.class_count;
    norm.classes_met = line.classes_met;
  }
  return norm;
}

}  // namespace

std::vector<ReportedNorm> report_norms(Boards& boards, std::int64_t school_id) {
  auto viewer = whole_school(school_id);
  std::vector<ReportedNorm> norms;
  for (const auto& line : boards.board(viewer).norms) {
    auto& norm = norms.emplace_back(reported(line));
    for (const auto& missing : boards.missing(viewer, {.clause = line.clause}).value().missing)
      norm.missing.push_back({missing.subject_id, missing.name, missing.class_name, missing.figure,
                              line.of == Of::kStaff && !line.is_duty ? std::nullopt : missing.owner_name});
  }
  return norms;
}

std::vector<ReportedPack> report_packs(const std::vector<Pack>& packs) {
  std::vector<ReportedPack> reported;
  for (const auto& pack : packs) {
    auto& next = reported.emplace_back(ReportedPack{pack.id, pack.title.zh, pack.title.en, {}});
    for (const auto& clause : pack.clauses)
      next.clauses.push_back({clause.id, clause.kind, clause.title.zh, clause.title.en, clause.rule,
                              clause.done_by.value_or("norms")});
  }
  return reported;
}

}  // namespace kith::norms
