// SPDX-License-Identifier: Apache-2.0
// From a figure to what it is made of: the very contacts counted, or the duties done in time.
#pragma once

#include "norms/boards/board.hpp"

namespace kith::norms {

// subject_id: of one subject of the norm. class_id: of one class. period_no absent: the period that holds
// today.
struct WhichEvidence {
  std::string clause;
  std::optional<std::int64_t> subject_id;
  std::optional<std::int64_t> class_id;
  std::optional<int> period_no;
};
KITH_DESCRIBE(WhichEvidence, (clause, subject_id, class_id, period_no))

// A contact as it counts for one subject. name: of the student, of a family's child, of the member of staff,
// of the class, grade or school. is_late: recorded after the last day of the period it counts in. is_voided:
// voided after the period was frozen, so that its figure still holds it.
struct CountedContact {
  std::int64_t contact_id = 0;
  Date held_on{};
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  std::int64_t subject_id = 0;
  std::optional<std::int64_t> student_id;
  std::string name;
  std::optional<std::string> class_name;
  std::optional<std::string> recorded_by_name;
  Instant recorded_at{};
  bool is_late = false;
  bool is_voided = false;
};
KITH_DESCRIBE(CountedContact, (contact_id, held_on, kind, mode, subject_id, student_id, name, class_name,
                               recorded_by_name, recorded_at, is_late, is_voided))

// counted, written_late and voided_since: contacts within sight, each once, however many are listed.
// not_counted: recorded after the period was frozen. duties: of a rule about duties, those done in time. At
// most 500 of each, newest first. What families write for themselves is counted and never listed.
struct Evidence {
  NormLine norm;
  int counted = 0;
  int written_late = 0;
  int voided_since = 0;  // of the counted, those voided after the freeze
  std::vector<CountedContact> contacts;
  std::vector<CountedContact> not_counted;
  std::vector<MissingLine> duties;
};
KITH_DESCRIBE(Evidence, (norm, counted, written_late, voided_since, contacts, not_counted, duties))

}  // namespace kith::norms
