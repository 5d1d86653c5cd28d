// SPDX-License-Identifier: Apache-2.0
// A visit at home is written up and fed back promptly (P2d.7): a duty of who held it, from when the visit is
// recorded until its record is shared with the family. All run inside the caller's transaction.
#pragma once

#include "ledger/deadline.hpp"
#include "ledger/duties.hpp"

namespace kith::records {

inline constexpr const char* kWriteUp = "visits.write_up";
// While the school sets no days of its own (write_up_days.hpp). The policy says "promptly" and no figure:
// three working days are the product's, as policies/p2d.toml has them for P2d.7. Counted from the recording,
// so that one recorded late is not missed at once.
inline constexpr ledger::Deadline kWriteUpWithin{.amount = 3, .unit = ledger::DeadlineUnit::kWorkingDays};

// Of a visit at home; any other contact opens none.
void begin_write_up(db::Tx& tx, ledger::Duties& duties, const ledger::ContactChange& visit,
                    const Clock& clock);

struct WrittenUp {
  std::int64_t school_id = 0;
  std::int64_t owner_id = 0;
  std::int64_t contact_id = 0;
};
void fulfil_write_up(db::Tx& tx, ledger::Duties& duties, const WrittenUp& visit, Instant at);
// The visit was voided.
void cancel_write_up(db::Tx& tx, ledger::Duties& duties, const ledger::ContactChange& visit, Instant at);

}  // namespace kith::records
