// SPDX-License-Identifier: Apache-2.0
// Staff on leave, entered by the school's desk. Norms leave out who is on leave, so whoever counts is told of
// a change in its own transaction. Thread-safe: no state of its own.
#pragma once

#include <functional>
#include <vector>

#include "people/listing.hpp"
#include "people/viewer.hpp"
#include "platform/db/db.hpp"
#include "platform/error.hpp"
#include "platform/http/route.hpp"

namespace kith::people {

struct NewAbsence : Absence {
  std::int64_t staff_id = 0;
};
KITH_DESCRIBE_WITH(NewAbsence, (Absence), (staff_id))

class Absences {
 public:
  using OnChange = std::function<void(db::Tx&, std::int64_t school_id)>;
  Absences(db::Db& db, OnChange on_change) : db_(db), on_change_(std::move(on_change)) {}

  // The same leave again changes nothing but the day of return.
  // Errors: people.no_such_staff, people.absence_ends_too_early, people.absences_overlap.
  Result<Absence> add(const Viewer& viewer, const NewAbsence& absence);
  // Error: people.no_such_absence.
  Result<http::NoContent> remove(const Viewer& viewer, std::int64_t staff_id, Date since_on);

 private:
  db::Db& db_;
  OnChange on_change_;
};

// Of one school, that have not ended before `day`, by member of staff and day.
struct StaffAbsence : Absence {
  std::int64_t staff_id = 0;
};
KITH_DESCRIBE_WITH(StaffAbsence, (Absence), (staff_id))
std::vector<StaffAbsence> absences_from(db::Session& session, std::int64_t school_id, Date day);

}  // namespace kith::people
