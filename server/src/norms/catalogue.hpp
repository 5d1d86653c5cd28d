// SPDX-License-Identifier: Apache-2.0
// The packs this program knows, checked together, and their norms by clause. Built once at start; unchanging
// and therefore safe to read from any thread.
#pragma once

#include <map>
#include <memory>

#include "norms/pack.hpp"
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
};

class Catalogue {
 public:
  explicit Catalogue(std::vector<Pack> packs);

  const std::vector<Pack>& packs() const { return packs_; }
  // A norm whose population is another's result stands behind that one.
  const std::vector<Norm>& norms() const { return norms_; }
  const Norm* find(std::string_view clause) const;
  // The norms among those who meet `clause`.
  std::vector<const Norm*> after(std::string_view clause) const;
  // The kinds of period that any norm is judged by.
  const std::vector<calendar::PeriodKind>& period_kinds() const { return period_kinds_; }

 private:
  std::vector<Pack> packs_;
  std::vector<Norm> norms_;
  std::map<std::string, std::size_t, std::less<>> by_clause_;
  std::vector<calendar::PeriodKind> period_kinds_;
};

struct CatalogueReading {
  std::unique_ptr<Catalogue> catalogue;  // null when there are flaws
  std::vector<PackFlaw> flaws;
};

CatalogueReading read_catalogue(const std::vector<EmbeddedFile>& files);

// The packs inside the program; throws std::logic_error if they have a flaw, which a test rules out.
std::unique_ptr<Catalogue> built_in_catalogue();

}  // namespace kith::norms
