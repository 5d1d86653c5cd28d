// SPDX-License-Identifier: Apache-2.0
// What applying a roster would do to a school, shown before it is done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "people/roster/roster.hpp"

namespace kith::people {

enum class RosterPerson { kStudent, kStaff };
KITH_DESCRIBE_ENUM(RosterPerson, kStudent, kStaff)

enum class RosterChangeKind { kAdded, kChanged, kDeparted };
KITH_DESCRIBE_ENUM(RosterChangeKind, kAdded, kChanged, kDeparted)

// `field` is the column of the table, or class, guardians, telephone, care_groups, posts, teachings,
// returned. Protected facts (telephone, identity_no, address, care_groups) are named without their values.
struct FieldChange {
  std::string field;
  std::optional<std::string> before;
  std::optional<std::string> after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};
KITH_DESCRIBE(FieldChange, (field, before, after))

struct RosterChange {
  RosterChangeKind kind = RosterChangeKind::kAdded;
  RosterPerson person = RosterPerson::kStudent;
  std::optional<std::int64_t> person_id;  // absent when added
  std::string name;
  std::optional<ClassRef> class_ref;     // of a student: the class from now on, or the one left
  std::optional<ClassRef> former_class;  // of a student who changes class
  std::string sheet;
  int row = 0;  // 0 for the departed, who stand in no row
  std::vector<FieldChange> fields;
};
KITH_DESCRIBE(RosterChange, (kind, person, person_id, name, class_ref, former_class, sheet, row, fields))

struct ChangeCount {
  int added = 0;
  int changed = 0;
  int departed = 0;
  int unchanged = 0;

  bool is_empty() const { return added + changed + departed == 0; }
};
KITH_DESCRIBE(ChangeCount, (added, changed, departed, unchanged))

struct RosterPlan {
  std::string plan_hash;  // names the file and every change; another one means that the plan went stale
  RosterCount count;
  ChangeCount students;
  ChangeCount staff;
  std::vector<ClassRef> new_classes;
  std::vector<RosterChange> changes;  // at most kListedChanges of each kind
  std::vector<Refusal> refused;
  std::vector<SheetFacts> sheets;
};
KITH_DESCRIBE(RosterPlan, (plan_hash, count, students, staff, new_classes, changes, refused, sheets))

inline constexpr int kListedChanges = 500;

}  // namespace kith::people
