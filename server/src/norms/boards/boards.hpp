// SPDX-License-Identifier: Apache-2.0
// Reading norms: the school's board, classes, missing names, class sheets, the district. Figures
// of the school are for all its staff; names only within the viewer's sight (people/scope.hpp). A period that
// nobody has touched yet is begun on reading. Thread-safe: no state but the catalogue and the district's
// scores.
#pragma once

#include "norms/boards/board.hpp"
#include "norms/boards/district_scores.hpp"
#include "norms/boards/evidence.hpp"
#include "norms/boards/frame.hpp"
#include "norms/boards/what_if.hpp"
#include "people/viewer.hpp"

namespace kith::norms {

// period_no absent: the period that holds today.
struct WhichNorm {
  std::string clause;
  std::optional<std::int64_t> class_id;
  std::optional<int> period_no;
};
KITH_DESCRIBE(WhichNorm, (clause, class_id, period_no))

class Boards {
 public:
  Boards(db::Db& db, const Clock& clock, Norms& norms)
      : db_(db), clock_(clock), norms_(norms), catalogue_(norms.catalogue()) {}

  // The school's norms in the periods that hold today, in the order of the packs.
  NormBoard board(const people::Viewer& viewer);

  // Errors: norms.no_such_norm (or not taken on by the school), norms.no_such_period.
  Result<NormClasses> classes(const people::Viewer& viewer, const WhichNorm& which);

  // Who is missing. Of norms of staff, the school desk sees all and others see themselves.
  // Errors: those of classes(); people.no_such_class (or out of sight); norms.names_not_kept for a frozen
  // week.
  Result<MissingList> missing(const people::Viewer& viewer, const WhichNorm& which);

  // Requires which.class_id. Errors: those of missing(); norms.not_of_classes for a norm of staff.
  Result<NormSheet> sheet(const people::Viewer& viewer, const WhichNorm& which);

  // The contacts and duties that a figure is made of. Names as in missing(). Errors: those of missing().
  Result<Evidence> evidence(const people::Viewer& viewer, const WhichEvidence& which);

  // How a norm would stand with other figures; nothing is written. Errors: those of missing(),
  // norms.bad_figure, norms.bad_share, norms.duties_have_no_figure.
  Result<WhatIf> what_if(const people::Viewer& viewer, const OtherFigures& figures);

  // Every school, figures only.
  DistrictBoard district();

 private:
  // A norm of a school in one period.
  struct Found {
    const Norm& norm;
    calendar::Period period;
    ScoreRow score;

    WhichMissing missing(std::int64_t school_id, std::optional<std::int64_t> class_id) const;
  };

  NormLine line(db::Session& session, const people::Viewer& viewer, const Frame& frame, const Found& found);
  // few.hpp, for classes under a rule.
  void hide_few_of(db::Session& session, const people::Viewer& viewer, const Frame& frame, const Rule& rule,
                   std::vector<NormClassLine>& classes);
  void find_evidence(db::Session& session, const people::Viewer& viewer, const Frame& frame,
                     const Found& found, const WhichEvidence& which, Evidence& evidence);
  WhatIf with_figures(db::Session& session, const people::Viewer& viewer, const Frame& frame,
                      const Found& found, const OtherFigures& figures);
  std::vector<MissedDuty> missed(db::Session& session, const people::Viewer& viewer, const Frame& frame,
                                 const Found& found, bool in_time = false);

  Result<Found> find(db::Session& session, const Frame& frame, const WhichNorm& which);
  Result<Found> find_names(db::Session& session, const people::Viewer& viewer, const Frame& frame,
                           const WhichNorm& which);

  db::Db& db_;
  const Clock& clock_;
  Norms& norms_;
  const Catalogue& catalogue_;
  DistrictScores scores_;
};

}  // namespace kith::norms
