// SPDX-License-Identifier: Apache-2.0
// Looking people up: classes, students, own children, staff, and search by name, pinyin or initials.
// Everything is limited to what the viewer may see (scope.hpp). Thread-safe: no state of its own.
#pragma once

#include <string>
#include <vector>

#include "people/listing.hpp"
#include "people/viewer.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::people {

// A guardian's own children, as in Directory::children; one statement.
std::vector<ChildCard> children_of(db::Session& session, const Viewer& viewer, Date today);

class Directory {
 public:
  Directory(db::Db& db, const Clock& clock, const secrets::Sealer& sealer)
      : db_(db), clock_(clock), sealer_(sealer) {}

  // Error: people.no_such_school (also for the district, which is none).
  Result<SchoolToday> school_today(const Viewer& viewer);
  std::vector<ClassCard> classes(const Viewer& viewer);
  // Error: people.no_such_class, also for one out of sight.
  Result<std::vector<StudentLine>> students_of_class(const Viewer& viewer, std::int64_t class_id);
  // Error: people.no_such_student, also for one out of sight, so that existence does not show.
  Result<StudentFile> student(const Viewer& viewer, std::int64_t student_id);
  // By name, pinyin or initials, in any letter case; at most 30, the closest first. An empty query finds
  // nobody.
  std::vector<StudentLine> search(const Viewer& viewer, const std::string& query);
  std::vector<ChildCard> children(const Viewer& viewer);
  std::vector<StaffLine> staff(const Viewer& viewer);
  // For the district: names and sizes of schools, no person.
  std::vector<SchoolLine> schools();

 private:
  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
};

}  // namespace kith::people
