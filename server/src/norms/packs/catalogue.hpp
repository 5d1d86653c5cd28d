// SPDX-License-Identifier: Apache-2.0
// The packs this program knows, checked together, and their norms by clause. Built once at start; unchanging
// and therefore safe to read from any thread.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "norms/packs/pack.hpp"
#include "platform/embedded.hpp"

namespace kith::norms {

// A clause that is measured.
struct Norm {
  std::string clause;
  std::string pack_id;
  Words title;
  Words label;
  Rule rule;
  int number = 0;  // its place among the norms, from 0
  // Its bit in a tally, from 0; counted anew for each kind of subject. -1 for a rule about duties.
  int slot = -1;
  int base_slot = -1;              // of the norm whose result is its population (among.met)
  std::vector<std::string> twins;  // clauses whose rules differ from this one in nothing but their figures
  // Some part of the product records what it counts. Nobody is concerned by a norm that nothing could meet.
  bool is_recorded = true;
};

// Whether any part of the product records contacts of a kind, opens duties of a kind. Without a function it
// does so of every kind.
struct Recorders {
  std::function<bool(ledger::ContactKind)> contacts;
  std::function<bool(std::string_view)> duties;
};

class Catalogue {
 public:
  explicit Catalogue(std::vector<Pack> packs, const Recorders& recorders = {});

  const std::vector<Pack>& packs() const { return packs_; }
  // A norm whose population is another's result stands behind that one.
  const std::vector<Norm>& norms() const { return norms_; }
  const Norm* find(std::string_view clause) const;
  const Norm& norm(int number) const { return norms_[std::size_t(number)]; }
  // The kinds of period that any norm is judged by.
  const std::vector<calendar::PeriodKind>& period_kinds() const { return period_kinds_; }
  // Another text of the packs, or another set of recorded norms, gives another mark: what was tallied by them
  // is then out of date.
  const std::string& mark() const { return mark_; }

 private:
  void add(const Pack& pack, const Clause& clause, const Recorders& recorders);
  void find_twins();

  std::vector<Pack> packs_;
  std::vector<Norm> norms_;
  std::map<std::string, std::size_t, std::less<>> by_clause_;
  std::map<Of, int> slots_;  // taken so far
  std::vector<calendar::PeriodKind> period_kinds_;
  std::string mark_;
};

struct CatalogueReading {
  std::unique_ptr<Catalogue> catalogue;  // null when there are flaws
  std::vector<PackFlaw> flaws;
};

CatalogueReading read_catalogue(const std::vector<EmbeddedFile>& files, const Recorders& recorders = {});

// The packs inside the program; throws std::logic_error if they have a flaw, which a test rules out.
std::unique_ptr<Catalogue> built_in_catalogue(const Recorders& recorders = {});

}  // namespace kith::norms
