// SPDX-License-Identifier: Apache-2.0
// Goes through a roster class by class against the record, for a plan as for an import.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "people/roster/diff.hpp"
#include "people/roster/known_store.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::people {

// The rows of one class.
struct RosterGroup {
  ClassRef class_ref;
  std::vector<int> rows;  // indices into Roster::students
};
// Classes that are written together: few enough rows that other writers hardly wait, and many enough that
// commits do not rule the time. A class of more rows than that is divided.
using RosterBatch = std::vector<RosterGroup>;
inline constexpr std::size_t kBatchRows = 500;
std::vector<RosterBatch> batches_of(const Roster& roster);

class RosterComparison {
 public:
  // `roster` loses rows that mean a student whom another row means already; they are refused
  // (roster.student_repeated). All arguments outlive the comparison.
  RosterComparison(db::Session& session, const RosterSchool& school, Roster& roster,
                   const secrets::Sealer& sealer);

  bool is_first_import() const { return index_.is_empty(); }
  KnownClasses& classes() { return classes_; }

  std::vector<StudentDelta> compare(db::Session& session, const RosterGroup& group,
                                    const std::function<std::int64_t()>& new_id);
  // What compare() remembered of new and changed guardians becomes final, or is forgotten.
  void keep() { guardians_.keep(); }
  void take_back() { guardians_.take_back(); }

  // Students at the school of whom the file does not speak.
  std::vector<KnownStudent> departed(db::Session& session) const;

  std::vector<StaffDelta> compare_staff() const;
  std::vector<KnownStaff> departed_staff() const;

 private:
  void match_students();
  bool is_mentioned(SheetKind kind, const std::string& number, const std::string& name) const;

  RosterSchool school_;
  Roster& roster_;
  const secrets::Sealer& sealer_;
  KnownClasses classes_;
  StudentIndex index_;
  GuardianIndex guardians_;
  std::vector<KnownStaff> staff_;
  std::vector<std::int64_t> matches_;              // by row; 0: new
  std::vector<std::optional<Digest>> identities_;  // by row
  std::set<std::int64_t> matched_;
};

}  // namespace kith::people
