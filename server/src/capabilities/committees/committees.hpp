// SPDX-License-Identifier: Apache-2.0
// Who sits on the parent committees of the school, its grades and its classes: listing, appointing, ending.
// Thread-safe: no state of its own.
//
// Who may appoint: the school's desk for all, a homeroom teacher for the own class. Staff see the committees
// of the school and of classes in sight; families those of the school and of their own children, with names
// and classes of the members, never a telephone number or a child's name.
#pragma once

#include <functional>
#include <string>

#include "capabilities/committees/seat_store.hpp"
#include "platform/events/events.hpp"

namespace kith::committees {

// class_names: classes of the member's children, so that a family knows where the member comes from.
// student_names and has_child_here are for who may change the committee; empty and true for everybody else.
// A seat whose member has no child in the group any more is for the desk to end.
struct SeatLine {
  std::int64_t seat_id = 0;
  std::string guardian_name;
  SeatRole role = SeatRole::kMember;
  Date since_on{};
  std::optional<Date> until_on;
  std::vector<std::string> class_names;
  std::vector<std::string> student_names;
  bool has_child_here = true;
};
KITH_DESCRIBE(SeatLine,
              (seat_id, guardian_name, role, since_on, until_on, class_names, student_names, has_child_here))

// grade is that of a grade or a class, number that of a class; group_name is empty for the school. former:
// those who had a seat in this school year, for who may change the committee.
struct Committee {
  ledger::Level level = ledger::Level::kSchool;
  std::int64_t group_id = 0;
  std::optional<int> grade;
  std::optional<int> number;
  std::string group_name;
  std::vector<SeatLine> seats;
  std::vector<SeatLine> former;
  bool may_change = false;
};
KITH_DESCRIBE(Committee, (level, group_id, grade, number, group_name, seats, former, may_change))

// Somebody who could be appointed; student_names are the children in the class.
struct Candidate {
  std::int64_t guardian_id = 0;
  std::string guardian_name;
  std::vector<std::string> student_names;
  people::Relation relation = people::Relation::kOther;
};
KITH_DESCRIBE(Candidate, (guardian_id, guardian_name, student_names, relation))

class Committees {
 public:
  using OnChange = std::function<void(db::Tx&, std::int64_t school_id)>;
  Committees(db::Db& db, const Clock& clock, events::Events& events, OnChange on_change)
      : db_(db), clock_(clock), events_(events), on_change_(std::move(on_change)) {}

  // The school's, the grades', the classes'; those without a seat too.
  std::vector<Committee> list(const people::Viewer& viewer);
  // Error: committees.no_such_class, also for one that the viewer may not appoint for.
  Result<std::vector<Candidate>> candidates(const people::Viewer& viewer, std::int64_t class_id);
  // The same seat again changes nothing. Errors: those of refusal(); committees.no_such_committee (or out of
  // sight), committees.not_your_group, committees.no_child_here, committees.already_member,
  // committees.chair_taken.
  Result<Committee> appoint(const people::Viewer& viewer, const NewSeat& seat);
  // Errors: committees.no_such_seat (or out of sight), committees.not_your_group, committees.already_ended,
  // committees.ends_too_early.
  Result<Committee> end(const people::Viewer& viewer, std::int64_t seat_id, Date until_on);

 private:
  Result<Committee> settled(db::Tx& tx, const people::Viewer& viewer, const SeatRecord& seat);

  db::Db& db_;
  const Clock& clock_;
  events::Events& events_;
  OnChange on_change_;
};

}  // namespace kith::committees
