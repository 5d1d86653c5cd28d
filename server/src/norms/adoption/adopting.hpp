// SPDX-License-Identifier: Apache-2.0
// A school takes clauses of the policies on, gives them up, and sets figures of its own. What changes holds
// from today on: for every running period, whose tallies are written anew in the same transaction, and not
// for periods that are over. History is kept by the day: a second change on one day replaces that day's.
// Thread-safe: no state of its own, cheap to copy.
#pragma once

#include "norms/adoption/adoption_sheet.hpp"
#include "norms/norms.hpp"
#include "people/viewer.hpp"
#include "platform/error.hpp"

namespace kith::norms {

// Figures that are absent are the pack's.
struct AdoptNorm {
  std::string norm_id;
  std::optional<int> target;
  std::optional<int> raised_target;
  std::optional<int> share_permille;
  std::optional<std::string> reason;
};
KITH_DESCRIBE(AdoptNorm, (norm_id, target, raised_target, share_permille, reason))

struct EndAdoption {
  std::string norm_id;
  std::optional<std::string> reason;
};
KITH_DESCRIBE(EndAdoption, (norm_id, reason))

struct AdoptPack {
  std::string pack_id;
  std::optional<std::string> reason;
};
KITH_DESCRIBE(AdoptPack, (pack_id, reason))

class Adopting {
 public:
  Adopting(db::Db& db, const Clock& clock, Norms& norms)
      : db_(db), clock_(clock), norms_(norms), catalogue_(norms.catalogue()) {}

  AdoptionSheet sheet(const people::Viewer& viewer);

  // Takes a clause on, or changes its figures. Saying again what holds changes nothing.
  // Errors: norms.no_such_clause (or one that is not measured); those of faults_of, with fields;
  // norms.reason_missing when a figure is not the pack's or was changed; norms.reason_too_long.
  Result<AdoptionSheet> adopt(const people::Viewer& viewer, const AdoptNorm& wanted);

  // From today on. Errors: norms.no_such_clause, norms.not_adopted, norms.reason_missing,
  // norms.reason_too_long.
  Result<AdoptionSheet> end(const people::Viewer& viewer, const EndAdoption& wanted);

  // Every measured clause of the pack that is not in force, with the pack's figures.
  // Errors: norms.no_such_pack, norms.reason_too_long.
  Result<AdoptionSheet> adopt_pack(const people::Viewer& viewer, const AdoptPack& wanted);
  // Errors: norms.no_such_pack, norms.not_adopted, norms.reason_missing, norms.reason_too_long.
  Result<AdoptionSheet> end_pack(const people::Viewer& viewer, const AdoptPack& wanted);

 private:
  using Decide = std::function<Result<std::vector<Adoption>>(const std::vector<Adoption>&)>;
  // Writes the rows that `decide` makes of what the school has, under its lock.
  Result<AdoptionSheet> change(const people::Viewer& viewer, const Decide& decide);
  Adoption row(const people::Viewer& viewer, const std::string& clause, std::string reason) const;
  // Of these clauses those in force, ended today.
  std::vector<Adoption> ended(const people::Viewer& viewer, const std::vector<Adoption>& adoptions,
                              const std::vector<std::string>& clauses, const std::string& reason) const;
  AdoptionSheet read(db::Session& session, std::int64_t school_id) const;

  db::Db& db_;
  const Clock& clock_;
  Norms& norms_;
  const Catalogue& catalogue_;
};

}  // namespace kith::norms
