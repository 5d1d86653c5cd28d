// SPDX-License-Identifier: Apache-2.0
// The proof that a notice reached every family, on the screen, as a certificate to file, and as slips for
// those whom only paper reaches; and the school's ladder. Thread-safe: no state of its own.
#pragma once

#include "capabilities/notices/escalation/certificate.hpp"
#include "capabilities/notices/sending.hpp"
#include "people/viewer.hpp"

namespace kith::notices {

// What the page shows: where everybody stands, what has been done and what comes next. Only names in sight.
struct ProofPage {
  std::vector<ProofCount> counts;
  std::vector<StepRow> steps;
  std::vector<ProofLine> unproven;  // by class
};
KITH_DESCRIBE(ProofPage, (counts, steps, unproven))

// is_own: set by the school. ways: what this installation can send through.
struct LadderPage {
  Ladder steps;
  bool is_own = false;
  std::vector<Way> ways;
};
KITH_DESCRIBE(LadderPage, (steps, is_own, ways))

enum class Paper { kXlsx, kPdf };
KITH_DESCRIBE_ENUM(Paper, kXlsx, kPdf)

struct WantedCertificate {
  std::int64_t notice_id = 0;
  Paper format = Paper::kPdf;
  std::optional<Language> language;  // zh when absent
};
KITH_DESCRIBE(WantedCertificate, (notice_id, format, language))

class Proofs {
 public:
  Proofs(db::Db& db, const Clock& clock, const Sending& sending)
      : db_(db), clock_(clock), sending_(sending) {}

  // Error of the three: notices.no_such_notice.
  Result<ProofPage> page(const people::Viewer& viewer, std::int64_t notice_id);
  // Of the students in sight; one that leaves out others of the notice says which classes it covers.
  Result<std::string> certificate(const people::Viewer& viewer, const WantedCertificate& wanted);
  // One slip a student without proof, four to a page, to be signed and brought back. Error too:
  // notices.nobody_missing.
  Result<std::string> slips(const people::Viewer& viewer, std::int64_t notice_id, Language language);

  LadderPage ladder(const people::Viewer& viewer);
  // Holds for notices published from now on. Error: that of refusal(ladder).
  Result<LadderPage> set_ladder(const people::Viewer& viewer, const Ladder& ladder);

 private:
  Result<Certified> certified(const people::Viewer& viewer, std::int64_t notice_id);

  db::Db& db_;
  const Clock& clock_;
  const Sending& sending_;
};

}  // namespace kith::notices
