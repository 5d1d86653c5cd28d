// SPDX-License-Identifier: Apache-2.0
// A notice's delivery certificate (送达证明), as a workbook and on paper, and the slips for those whom only
// paper reaches. Pure.
#pragma once

#include "capabilities/notices/attachments/attachment.hpp"
#include "capabilities/notices/escalation/proof.hpp"
#include "capabilities/notices/escalation/step_store.hpp"
#include "capabilities/notices/notice_store.hpp"
#include "platform/report/report.hpp"

namespace kith::notices {

// All that is certified about one notice, as far as the reader sees.
struct Certified {
  NoticeRow notice;
  std::string school_name;
  std::vector<StepRow> steps;
  std::vector<ProofLine> lines;  // by class, then by name
  std::vector<Attachment> attachments = {};
  bool is_part = false;  // it went to classes that the reader does not see
};

// Figures, steps taken, who is without proof and whose it is to follow, and every student with the proof. The
// notice's SHA-256 (text_hash_of) says which text was delivered, and with what; each attachment has its own.
report::Report certificate_of(const Certified& certified, const Clock& clock, Language language);

// Four to a page; of those without proof.
Result<std::string> slips_of(const Certified& certified, const Clock& clock, Language language);

}  // namespace kith::notices
