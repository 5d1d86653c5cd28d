// SPDX-License-Identifier: Apache-2.0
// Writes what an import changes.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "people/roster/diff.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::people {

// Days by which changes are dated.
struct RosterDays {
  Date since;  // new enrolments, memberships, posts and teachings
  Date today;  // what ends, ends today
};

// Writes one transaction's part of an import.
class RosterWriter {
 public:
  // `next_id` hands out identifiers taken for this transaction; needed for whoever is new.
  RosterWriter(db::Tx& tx, const RosterSchool& school, const RosterDays& days, const secrets::Sealer& sealer,
               std::function<std::int64_t()> next_id = {});
  ~RosterWriter();

  // Finds, reopens or founds the class.
  std::int64_t class_for(const ClassRef& class_ref, KnownClasses& classes);

  // Changes are written at once, new rows are gathered until flush().
  void write_students(const std::vector<StudentDelta>& deltas, std::int64_t class_id);
  void flush();
  // PostgreSQL keeps using plans that it made when the tables were empty, until it is told that they are not.
  void refresh_statistics();
  void depart_student(std::int64_t student_id);

  void write_staff(std::span<const StaffDelta> deltas, const KnownClasses& classes);
  void depart_staff(std::int64_t staff_id);

 private:
  struct Inserts;
  struct StaffInserts;
  void add_student(const StudentDelta& delta, std::int64_t class_id);
  void change_student(const StudentDelta& delta, std::int64_t class_id);
  void write_guardians(const StudentDelta& delta, std::int64_t student_id);
  std::int64_t family_for(const StudentDelta& delta);
  void write_staff(const StaffDelta& delta, const KnownClasses& classes, StaffInserts& inserts);
  void begin_and_end(const StaffDelta& delta, std::int64_t staff_id, const KnownClasses& classes,
                     StaffInserts& inserts);
  db::Args of_student(std::int64_t student_id) const;
  db::Args of_staff(std::int64_t staff_id) const;

  db::Tx& tx_;
  RosterSchool school_;
  RosterDays days_;
  const secrets::Sealer& sealer_;
  std::function<std::int64_t()> next_id_;
  std::unique_ptr<Inserts> inserts_;
};

struct RosterImportRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  Instant imported_at{};
  std::optional<std::int64_t> imported_by;
  int accepted = 0;
  int refused = 0;
  int added = 0;
  int changed = 0;
  int departed = 0;
};
KITH_DESCRIBE(RosterImportRow,
              (school_id, id, imported_at, imported_by, accepted, refused, added, changed, departed))

}  // namespace kith::people
