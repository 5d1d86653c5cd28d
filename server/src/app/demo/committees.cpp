// SPDX-License-Identifier: Apache-2.0
#include "app/demo/committees.hpp"

#include <algorithm>
#include <map>

#include "app/demo/bulk.hpp"
#include "app/demo/cast.hpp"
#include "calendar/calendar.hpp"
#include "capabilities/committees/seat_store.hpp"

namespace kith::demo {
namespace {

using committees::SeatRecord;
using committees::SeatRole;
using ledger::Level;

constexpr std::size_t kSeatsOfClass = 3;
constexpr int kHasChosen = 880;  // of a thousand classes

class Seats {
 public:
  Seats(db::Tx& tx, const SchoolPeople& school, const Dice& dice, Numbering& numbering)
      : school_(school),
        dice_(dice.stream("committees", school.plan.school_id)),
        numbering_(numbering),
        rows_(tx, "committee_seats"),
        leader_(holder_of(school, people::Post::kPrincipal).value_or(0)),
        since_(std::chrono::year{school.school_year} / std::chrono::September / 14) {}

  void write() {
    std::map<int, std::vector<std::int64_t>> chairs;  // by grade
    for (std::size_t i = 0; i < school_.classes.size(); ++i) {
      if (i > 0 && !dice_.chance(kHasChosen)) continue;
      auto members = parents_of(school_.classes[i]);
      seat_all(Level::kClass, school_.classes[i].id, members, school_.classes[i].homeroom);
      if (!members.empty()) chairs[school_.classes[i].grade].push_back(members.front());
    }
    std::vector<std::int64_t> of_school;
    for (const auto& [grade, members] : chairs) {
      seat_all(Level::kGrade, grade, members, leader_);
      if (std::find(of_school.begin(), of_school.end(), members.front()) == of_school.end())
        of_school.push_back(members.front());
    }
    seat_all(Level::kSchool, school_.plan.school_id, of_school, leader_);
  }

 private:
  // The guardian called first of a few children; nobody twice, nobody whom custody bars.
  std::vector<std::int64_t> parents_of(const SchoolClass& school_class) const {
    std::vector<std::int64_t> found;
    for (std::size_t i = 0; i < school_class.students.size() && found.size() < kSeatsOfClass; i += 4) {
      const auto& ties = school_.students[school_class.students[i]].ties;
      if (ties.empty() || !ties.front().may_see) continue;
      auto id = school_.guardians[ties.front().guardian].id;
      if (std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
    }
    return found;
  }

  void seat_all(Level level, std::int64_t group_id, const std::vector<std::int64_t>& members,
                std::size_t appointed_by) {
    std::vector<std::int64_t> seated;
    for (auto guardian_id : members) {
      if (std::find(seated.begin(), seated.end(), guardian_id) != seated.end()) continue;
      rows_.add({.school_id = school_.plan.school_id,
                 .id = numbering_.next_id++,
                 .guardian_id = guardian_id,
                 .level = level,
                 .group_id = group_id,
                 .role = seated.empty() ? SeatRole::kChair : SeatRole::kMember,
                 .since_on = since_,
                 .appointed_by = school_.staff[appointed_by].id});
      seated.push_back(guardian_id);
    }
  }

  const SchoolPeople& school_;
  Dice dice_;
  Numbering& numbering_;
  Bulk<SeatRecord> rows_;
  std::size_t leader_;
  Date since_;
};

}  // namespace

void write_committees(db::Tx& tx, const SchoolPeople& school, const Dice& dice, Numbering& numbering) {
  Seats(tx, school, dice, numbering).write();
}

}  // namespace kith::demo
