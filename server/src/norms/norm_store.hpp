// SPDX-License-Identifier: Apache-2.0
// SQL of adoptions, periods, tallies and scores, as they are written. Reading for people is in
// board_store.hpp.
#pragma once

#include "norms/norm_sql.hpp"

namespace kith::norms {

// A norm in force in one period of a school, with the figure and share of its time.
struct InForce {
  std::string norm_id;
  int target = 1;
  int share_permille = 1000;
};
KITH_DESCRIBE(InForce, (norm_id, target, share_permille))

struct Adoption {
  std::int64_t school_id = 0;
  std::string norm_id;
  Date since_on{};
  std::optional<Date> until_on;
  std::optional<int> target;          // absent: the pack's
  std::optional<int> share_permille;  // absent: the pack's
  std::string reason;
  std::optional<std::int64_t> set_by;
  Instant set_at{};
};
KITH_DESCRIBE(Adoption,
              (school_id, norm_id, since_on, until_on, target, share_permille, reason, set_by, set_at))

struct Tally {
  int period_no = 0;
  std::int64_t class_id = 0;  // 0 for staff
  std::int64_t subject_id = 0;
  std::string norm_id;
  int figure = 0;
  int target = 1;
  bool met = false;
};
KITH_DESCRIBE(Tally, (period_no, class_id, subject_id, norm_id, figure, target, met))

struct ClassScore {
  int population = 0;
  int met = 0;
};
KITH_DESCRIBE(ClassScore, (population, met))

// A change of scores: what is added to them.
struct ScoreStep {
  int population = 0;
  int met = 0;
  int class_count = 0;
  int classes_met = 0;
};

class NormStore {
 public:
  explicit NormStore(const Catalogue& catalogue);

  void add_adoptions(db::Tx& tx, const std::vector<Adoption>& adoptions) const;
  // Those whose newest row of `day` has not ended, with the pack's figures where the school has none of its
  // own; in the order of the catalogue.
  std::vector<InForce> norms_in_force(db::Session& session, std::int64_t school_id, Date day) const;

  // Tallied periods that hold `day` and end on `counts_from` or later.
  std::vector<calendar::Period> tallied_periods(db::Session& session, std::int64_t school_id, Date day,
                                                Date counts_from) const;
  std::optional<Instant> tallied_at(db::Session& session, std::int64_t school_id, int period_no) const;
  // Writes a period's populations, figures and scores anew from the roster of `as_of` and from the ledger.
  void write_period(db::Tx& tx, std::int64_t school_id, const calendar::Period& period,
                    const std::vector<InForce>& norms, Date as_of, Instant now) const;
  // Freezes periods that ended before `counts_from`; of frozen weeks only the scores stay.
  void freeze(db::Tx& tx, std::int64_t school_id, Date counts_from, Instant now) const;
  // Whether an enrolment, a teaching or an employment begins or ends after `since` and up to `today`.
  bool roster_turned(db::Session& session, std::int64_t school_id, Date since, Date today) const;
  std::vector<std::int64_t> school_ids(db::Session& session) const;

  // The path of a contact.
  std::vector<Tally> tallies_of(db::Session& session, std::int64_t school_id, std::int64_t subject_id,
                                const std::vector<calendar::Period>& periods) const;
  int figure(db::Session& session, const Norm& norm, std::int64_t school_id, std::int64_t subject_id,
             const calendar::Period& period) const;
  std::optional<InForce> in_force(db::Session& session, std::int64_t school_id, int period_no,
                                  const std::string& norm_id) const;
  ClassScore class_score(db::Session& session, std::int64_t school_id, const Tally& tally) const;
  void save_tally(db::Tx& tx, std::int64_t school_id, const Tally& tally) const;
  void add_tally(db::Tx& tx, std::int64_t school_id, const Tally& tally) const;
  void remove_tally(db::Tx& tx, std::int64_t school_id, const Tally& tally) const;
  void shift_scores(db::Tx& tx, std::int64_t school_id, const Tally& tally, const ScoreStep& step) const;

 private:
  const Catalogue& catalogue_;
  std::vector<NormSql> sql_;  // by Norm::number
};

}  // namespace kith::norms
