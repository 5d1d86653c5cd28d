// SPDX-License-Identifier: Apache-2.0
// A row of the roster against the record: what has to change. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "people/roster/guardians.hpp"
#include "people/roster/known.hpp"
#include "people/roster/plan.hpp"

namespace kith::people {

struct StudentNeeds {
  GuardianNeeds guardians;
  std::function<std::string(const std::string& sealed)> open;
};

struct StudentDelta {
  const RosterStudent* row = nullptr;
  std::int64_t student_id = 0;  // 0: to be added
  std::optional<ClassRef> former_class;
  bool enters_class = false;  // is new, changes class, or returns
  bool writes_record = false;
  std::optional<Digest> identity;  // of the row
  KnownStudent record;             // name, sex, born_on and enrolment_no as they shall be
  bool sets_identity = false;
  bool sets_address = false;
  std::vector<CareGroup> opened, closed;
  GuardianDelta guardians;
  std::vector<FieldChange> fields;  // empty and not new: nothing to do

  bool is_new() const { return student_id == 0; }
  bool is_empty() const { return !is_new() && fields.empty(); }
};

// `known` is nullptr for a student whom the record does not have. A cell left blank never erases what is
// known.
StudentDelta compare_student(const KnownStudent* known, const RosterStudent& row,
                             const std::optional<Digest>& identity, const SheetFacts& sheet,
                             const StudentNeeds& needs);

struct StaffDelta {
  const RosterStaff* row = nullptr;
  std::int64_t staff_id = 0;  // 0: to be added
  bool writes_record = false;
  KnownStaff record;  // as it shall be
  bool sets_telephone = false;
  std::vector<PostEntry> begun_posts, ended_posts;
  std::vector<TeachingEntry> begun_teachings, ended_teachings;
  std::vector<FieldChange> fields;

  bool is_new() const { return staff_id == 0; }
  bool is_empty() const { return !is_new() && fields.empty(); }
};

StaffDelta compare_staff(const KnownStaff* known, const RosterStaff& row, const SheetFacts& sheet,
                         const std::function<Digest(const std::string& telephone)>& digest);

// The member of staff of the record whom a row means: by staff number, else by name, where no number
// contradicts and nobody else has that name; nullptr when there is none.
const KnownStaff* find_staff(const std::vector<KnownStaff>& known, const RosterStaff& row);

}  // namespace kith::people
