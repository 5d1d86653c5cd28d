// SPDX-License-Identifier: Apache-2.0
// What is owed with invented notices, as capabilities/notices would have opened and settled it.
#pragma once

#include "app/demo/bulk.hpp"
#include "app/demo/duty_row.hpp"
#include "app/demo/school_people.hpp"
#include "capabilities/notices/owed.hpp"

namespace kith::demo {

class NoticeDuties {
 public:
  NoticeDuties(db::Tx& tx, const Clock& clock, Numbering& numbering)
      : clock_(clock), numbering_(numbering), rows_(tx, "duties") {}

  // told_at: when the last family had it; absent while one has not.
  void add(const notices::NoticeFacts& notice, std::optional<Instant> told_at);

 private:
  const Clock& clock_;
  Numbering& numbering_;
  Bulk<DutyRow> rows_;
};

}  // namespace kith::demo
