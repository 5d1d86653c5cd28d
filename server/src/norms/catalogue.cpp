// SPDX-License-Identifier: Apache-2.0
#include "norms/catalogue.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::norms {
namespace {

struct Placed {
  const Clause* clause;
  std::string file;
  int line;
};
using Placing = std::map<std::string, Placed>;

Placing place_clauses(const std::vector<PackReading>& readings, const std::vector<EmbeddedFile>& files,
                      std::vector<PackFlaw>& flaws) {
  Placing placing;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (!readings[i].pack) continue;
    const auto& clauses = readings[i].pack->clauses;
    for (std::size_t n = 0; n < clauses.size(); ++n) {
      Placed placed{&clauses[n], std::string(files[i].name), readings[i].clause_lines[n]};
      if (!placing.emplace(clauses[n].id, placed).second)
        flaws.push_back({placed.file, placed.line, Flaw::kSameId, clauses[n].id});
    }
  }
  return placing;
}

// Follows among.met to its end; a ring has none, so the number of clauses bounds the walk.
bool ends(const Placing& placing, const Clause* clause) {
  for (std::size_t steps = 0; steps <= placing.size(); ++steps) {
    if (!clause->rule || !clause->rule->among_met) return true;
    auto next = placing.find(*clause->rule->among_met);
    if (next == placing.end()) return true;
    clause = next->second.clause;
  }
  return false;
}

void check_references(const Placing& placing, std::vector<PackFlaw>& flaws) {
  for (const auto& [id, placed] : placing) {
    if (!placed.clause->rule || !placed.clause->rule->among_met) continue;
    const auto& rule = *placed.clause->rule;
    auto base = placing.find(*rule.among_met);
    if (base == placing.end() || !base->second.clause->rule || !ends(placing, placed.clause))
      flaws.push_back({placed.file, placed.line, Flaw::kNoSuchNorm, id + " among.met"});
    else if (base->second.clause->rule->of != rule.of || base->second.clause->rule->per != rule.per)
      flaws.push_back({placed.file, placed.line, Flaw::kDifferentSubjects, id + " among.met"});
  }
}

}  // namespace

Catalogue::Catalogue(std::vector<Pack> packs) : packs_(std::move(packs)) {
  std::vector<std::pair<const Pack*, const Clause*>> waiting;
  for (const auto& pack : packs_)
    for (const auto& clause : pack.clauses)
      if (clause.rule) waiting.emplace_back(&pack, &clause);
  auto is_ready = [&](const auto& next) {
    const auto& met = next.second->rule->among_met;
    return !met || by_clause_.contains(*met);
  };
  while (!waiting.empty()) {
    auto next = std::find_if(waiting.begin(), waiting.end(), is_ready);
    if (next == waiting.end()) throw std::logic_error("a norm among those who meet an unknown norm");
    const auto& [pack, clause] = *next;
    by_clause_.emplace(clause->id, norms_.size());
    norms_.push_back({clause->id, pack->id, clause->title, clause->label, *clause->rule, int(norms_.size())});
    if (std::find(period_kinds_.begin(), period_kinds_.end(), clause->rule->per) == period_kinds_.end())
      period_kinds_.push_back(clause->rule->per);
    waiting.erase(next);
  }
}

const Norm* Catalogue::find(std::string_view clause) const {
  auto found = by_clause_.find(clause);
  return found == by_clause_.end() ? nullptr : &norms_[found->second];
}

std::vector<const Norm*> Catalogue::after(std::string_view clause) const {
  std::vector<const Norm*> found;
  for (const auto& norm : norms_)
    if (norm.rule.among_met == clause) found.push_back(&norm);
  return found;
}

CatalogueReading read_catalogue(const std::vector<EmbeddedFile>& files) {
  CatalogueReading result;
  std::vector<PackReading> readings;
  for (const auto& file : files) {
    readings.push_back(read_pack(std::string(file.name), file.text));
    result.flaws.insert(result.flaws.end(), readings.back().flaws.begin(), readings.back().flaws.end());
  }
  check_references(place_clauses(readings, files, result.flaws), result.flaws);
  if (!result.flaws.empty()) return result;
  std::vector<Pack> packs;
  for (auto& reading : readings) packs.push_back(std::move(*reading.pack));
  result.catalogue = std::make_unique<Catalogue>(std::move(packs));
  return result;
}

std::unique_ptr<Catalogue> built_in_catalogue() {
  auto reading = read_catalogue(embedded_policies());
  if (!reading.flaws.empty()) throw std::logic_error(sentence(reading.flaws.front()));
  return std::move(reading.catalogue);
}

}  // namespace kith::norms
