// SPDX-License-Identifier: Apache-2.0
// Makes an invented district so that every screen has something to show, and so that budgets can be measured
// at the size of a large city: schools, families, a term of contacts with honest gaps, notices and duties.
// The same seed, day and field key give the same rows.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>

#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::demo {

struct DemoOptions {
  int schools = 3;      // 1 … 1 500
  int students = 2400;  // 1 a school … 2 000 000
  std::uint64_t seed = 1;
  std::optional<Date> today;  // absent: the clock's
  bool people_only = false;   // nothing has happened yet: no contacts, notices or duties
};

struct DemoReport {
  std::int64_t schools = 0;
  std::int64_t students = 0;
  std::int64_t guardians = 0;
  std::int64_t staff = 0;
  std::int64_t contacts = 0;
  std::int64_t notices = 0;
};
KITH_DESCRIBE(DemoReport, (schools, students, guardians, staff, contacts, notices))

// Writes school by school, so that memory does not grow with the district; lines of progress go to
// `progress`. Errors: demo.not_empty (there are schools already), demo.wrong_size.
Result<DemoReport> make_demo(db::Db& db, const Clock& clock, const secrets::FieldKey& field_key,
                             const DemoOptions& options, std::ostream& progress);

}  // namespace kith::demo
