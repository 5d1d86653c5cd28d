// SPDX-License-Identifier: Apache-2.0
// Rows of a students sheet → students, and what must not occur twice within one file.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>

#include "people/roster/roster.hpp"
#include "people/roster/row.hpp"

namespace kith::people {

class StudentRows {
 public:
  explicit StudentRows(const RosterContext& context) : context_(context) {}

  // nullopt when the row is refused; why is then in `row`. Only accepted rows count as seen, so that a
  // corrected row below a refused one stands.
  std::optional<RosterStudent> read(RosterRow& row);

 private:
  void read_person(RosterRow& row, RosterStudent& student) const;
  void read_class(RosterRow& row, RosterStudent& student) const;
  void refuse_repeated(RosterRow& row, const RosterStudent& student) const;
  void remember(const RosterStudent& student);

  RosterContext context_;
  std::unordered_set<std::string> enrolment_nos_, identity_nos_, names_;
};

}  // namespace kith::people
