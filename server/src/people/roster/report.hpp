// SPDX-License-Identifier: Apache-2.0
// Writes a RosterPlan from the differences as they are found.
#pragma once

#include "people/roster/diff.hpp"

namespace kith::people {

class RosterReport {
 public:
  RosterReport(const Roster& roster, std::string_view bytes);

  void add(const StudentDelta& delta);
  void add(const StaffDelta& delta);
  void add_departed(const KnownStudent& student);
  void add_departed(const KnownStaff& staff);
  void add_class(const ClassRef& class_ref) { plan_.new_classes.push_back(class_ref); }

  RosterPlan finish();

 private:
  void count(ChangeCount& count, RosterChange change);

  const Roster& roster_;
  RosterPlan plan_;
};

}  // namespace kith::people
