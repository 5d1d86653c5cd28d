// SPDX-License-Identifier: Apache-2.0
// Brings the tallies of one subject back in step with the ledger, inside the transaction of a contact. A
// figure is always counted anew, never incremented, so that voids and repeats come out right; scores then
// move by the difference. Requires the school's lock to be held (db::Tx::lock).
#pragma once

#include <functional>
#include <set>

#include "norms/norm_store.hpp"

namespace kith::norms {

class Recount {
 public:
  // `periods` are those that hold the contact's day and still count.
  Recount(db::Tx& tx, const Catalogue& catalogue, const NormStore& store, std::int64_t school_id,
          const std::vector<calendar::Period>& periods)
      : tx_(tx), catalogue_(catalogue), store_(store), school_id_(school_id), periods_(periods) {}

  // Counts anew the norms of the subject that `is_concerned` picks.
  void subject(std::int64_t subject_id, const std::function<bool(const Norm&)>& is_concerned);

 private:
  void refresh(const Norm& norm, Tally tally);
  // The subject has come into, or gone out of, a population that is another norm's result.
  void enter(const Norm& norm, const Tally& base);
  void leave(const Norm& norm, const Tally& base);
  void follow(const Norm& norm, const Tally& tally);
  void shift(const Norm& norm, const Tally& tally, int population, int met);
  const calendar::Period& period(int period_no) const;

  db::Tx& tx_;
  const Catalogue& catalogue_;
  const NormStore& store_;
  std::int64_t school_id_;
  const std::vector<calendar::Period>& periods_;
};

}  // namespace kith::norms
