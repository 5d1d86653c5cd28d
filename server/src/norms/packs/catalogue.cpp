// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/catalogue.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/json/json.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::norms {
namespace {

constexpr int kMostSlots = 63;

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
    if (!clause->rule || !clause->rule->among.met) return true;
    auto next = placing.find(*clause->rule->among.met);
    if (next == placing.end()) return true;
    clause = next->second.clause;
  }
  return false;
}

void check_references(const Placing& placing, std::vector<PackFlaw>& flaws) {
  for (const auto& [id, placed] : placing) {
    if (!placed.clause->rule || !placed.clause->rule->among.met) continue;
    const auto& rule = *placed.clause->rule;
    auto base = placing.find(*rule.among.met);
    if (base == placing.end() || !base->second.clause->rule || !ends(placing, placed.clause))
      flaws.push_back({placed.file, placed.line, Flaw::kNoSuchNorm, id + " among.met"});
    else if (base->second.clause->rule->of != rule.of || base->second.clause->rule->per != rule.per)
      flaws.push_back({placed.file, placed.line, Flaw::kDifferentSubjects, id + " among.met"});
  }
}

bool is_recorded(const Rule& rule, const Recorders& recorders) {
  if (rule.due) {
    const auto& kinds = rule.due->duties;
    return !recorders.duties || std::any_of(kinds.begin(), kinds.end(), recorders.duties);
  }
  auto kinds = counted_kinds(rule.count);
  return !recorders.contacts || std::any_of(kinds.begin(), kinds.end(), recorders.contacts);
}

}  // namespace

Catalogue::Catalogue(std::vector<Pack> packs, const Recorders& recorders) : packs_(std::move(packs)) {
  std::vector<std::pair<const Pack*, const Clause*>> waiting;
  for (const auto& pack : packs_)
    for (const auto& clause : pack.clauses)
      if (clause.rule) waiting.emplace_back(&pack, &clause);
  auto is_ready = [&](const auto& next) {
    const auto& met = next.second->rule->among.met;
    return !met || by_clause_.contains(*met);
  };
  while (!waiting.empty()) {
    auto next = std::find_if(waiting.begin(), waiting.end(), is_ready);
    if (next == waiting.end()) throw std::logic_error("a norm among those who meet an unknown norm");
    add(*next->first, *next->second, recorders);
    waiting.erase(next);
  }
  find_twins();
  auto text = json::write_text(packs_);
  for (const auto& norm : norms_)
    if (!norm.is_recorded) text += ' ' + norm.clause;
  mark_ = secrets::token_hash(text);
}

void Catalogue::find_twins() {
  std::map<std::string, std::vector<std::string>> clauses;
  for (const auto& norm : norms_)
    if (auto shape = shape_of(norm.rule); !shape.empty()) clauses[shape].push_back(norm.clause);
  for (auto& norm : norms_)
    for (const auto& twin : clauses[shape_of(norm.rule)])
      if (twin != norm.clause) norm.twins.push_back(twin);
}

void Catalogue::add(const Pack& pack, const Clause& clause, const Recorders& recorders) {
  const auto& rule = *clause.rule;
  Norm norm{clause.id, pack.id, clause.title, clause.label, rule, int(norms_.size())};
  if (!rule.due) norm.slot = slots_[rule.of]++;
  if (norm.slot >= kMostSlots) throw std::logic_error("more norms of one kind of subject than a tally holds");
  norm.is_recorded = is_recorded(rule, recorders);
  if (rule.among.met) {
    const auto& base = *find(*rule.among.met);
    norm.base_slot = base.slot;
    norm.is_recorded = norm.is_recorded && base.is_recorded;
    norm.rule.base = told_by(base.rule);
  }
  by_clause_.emplace(clause.id, norms_.size());
  norms_.push_back(std::move(norm));
  for (auto kind : rule.per)
    if (std::find(period_kinds_.begin(), period_kinds_.end(), kind) == period_kinds_.end())
      period_kinds_.push_back(kind);
}

const Norm* Catalogue::find(std::string_view clause) const {
  auto found = by_clause_.find(clause);
  return found == by_clause_.end() ? nullptr : &norms_[found->second];
}

CatalogueReading read_catalogue(const std::vector<EmbeddedFile>& files, const Recorders& recorders) {
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
  result.catalogue = std::make_unique<Catalogue>(std::move(packs), recorders);
  return result;
}

std::unique_ptr<Catalogue> built_in_catalogue(const Recorders& recorders) {
  auto reading = read_catalogue(embedded_policies(), recorders);
  if (!reading.flaws.empty()) throw std::logic_error(sentence(reading.flaws.front()));
  return std::move(reading.catalogue);
}

}  // namespace kith::norms
