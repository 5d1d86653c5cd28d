// SPDX-License-Identifier: Apache-2.0
// SQL of notices that follow the roster, and of whom they were sent to afterwards.
#pragma once

#include <string>
#include <vector>

#include "ledger/asks.hpp"
#include "people/school.hpp"
#include "people/scope.hpp"

namespace kith::notices {

// Published and not withdrawn, whose day of answering is to come, or that were published after `since` and
// ask for none.
std::vector<std::int64_t> running_notices(db::Session& session, std::int64_t school_id, Instant now,
                                          Instant since);

// A student who was asked about later.
struct AddedRow : people::ClassKey {
  std::int64_t student_id = 0;
  std::string name;
  Instant added_at{};
  const people::ClassKey& key() const { return *this; }
};
KITH_DESCRIBE_WITH(AddedRow, (people::ClassKey), (student_id, name, added_at))

// Those there already stay as they are.
void save_additions(db::Tx& tx, std::int64_t notice_id, const std::vector<std::int64_t>& student_ids,
                    Instant at);
// Within `students`, the latest first.
std::vector<AddedRow> additions_to(db::Session& session, std::int64_t notice_id,
                                   const people::Scope& students, int limit);

}  // namespace kith::notices
