// SPDX-License-Identifier: Apache-2.0
// Rows of a staff sheet → staff. Which classes exist is known only when the whole file is read, so rows wait
// until then.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "people/roster/roster.hpp"
#include "people/roster/row.hpp"

namespace kith::people {

class StaffRows {
 public:
  explicit StaffRows(const RosterContext& context) : context_(context) {}

  // Keeps the row unless it is refused; why is then in `row`.
  void read(int sheet, RosterRow& row);

  // Moves the waiting rows into the roster; those that name a class which is not among `classes` are refused.
  void settle(const std::set<ClassRef>& classes, Roster& roster);

 private:
  struct Named {
    ClassRef class_ref;
    std::string column;
  };
  struct Waiting {
    RosterStaff staff;
    std::vector<Named> classes;
  };

  void read_person(RosterRow& row, RosterStaff& staff);
  void read_duties(RosterRow& row, Waiting& waiting) const;
  std::vector<ClassRef> read_taught(RosterRow& row, Waiting& waiting) const;
  void add_class(RosterRow& row, Field field, Waiting& waiting, ClassRef class_ref) const;

  RosterContext context_;
  std::vector<Waiting> waiting_;
  std::set<std::string> numbers_, people_;
};

}  // namespace kith::people
