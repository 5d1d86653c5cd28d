// SPDX-License-Identifier: Apache-2.0
// How many working days a school gives for writing a visit up (write_up.hpp). What changes holds from today
// on, for visits recorded from then; duties that are open keep their day. History is kept by the day, each
// change with its reason: a second one on one day replaces that day's. Thread-safe: no state of its own.
#pragma once

#include "capabilities/visits/records/write_up_day_store.hpp"
#include "people/viewer.hpp"
#include "platform/error.hpp"

namespace kith::records {

constexpr int kFewestWriteUpDays = 1;
constexpr int kMostWriteUpDays = 10;
constexpr std::size_t kLongestReason = 200;  // characters

// usual_days: what holds while the school sets none.
struct WriteUpSetting {
  int days = 0;
  int usual_days = 0;
  std::vector<WriteUpDaysChange> history;
};
KITH_DESCRIBE(WriteUpSetting, (days, usual_days, history))

struct NewWriteUpDays {
  int days = 0;
  std::string reason;
};
KITH_DESCRIBE(NewWriteUpDays, (days, reason))

class WriteUpDays {
 public:
  WriteUpDays(db::Db& db, const Clock& clock) : db_(db), clock_(clock) {}

  WriteUpSetting read(const people::Viewer& viewer) const;

  // Saying again what holds changes nothing. Errors, each at its field: records.write_up_days_out_of_range,
  // records.reason_missing, records.reason_too_long.
  Result<WriteUpSetting> set(const people::Viewer& viewer, const NewWriteUpDays& wanted) const;

 private:
  db::Db& db_;
  const Clock& clock_;
};

}  // namespace kith::records
