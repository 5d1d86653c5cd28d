// SPDX-License-Identifier: Apache-2.0
// The rules of the morning list: one list a school day for each member of staff, in office hours only. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/calendar.hpp"
#include "norms/boards/class_gaps.hpp"
#include "people/words.hpp"

namespace kith::app {

// Minutes of the local day between which the list is there. Outside them nothing is pushed to anybody.
inline constexpr int kMorningBegins = 7 * 60 + 30;
inline constexpr int kOfficeCloses = 18 * 60;

bool is_in_office_hours(const calendar::Calendar& calendar, Date day, int minute_of_day);

// Who leads whom: grade heads, the moral-education director, the principal. grade: of a grade head.
struct Leader {
  std::int64_t staff_id = 0;
  people::Post post = people::Post::kOther;
  std::optional<int> grade;
};
KITH_DESCRIBE(Leader, (staff_id, post, grade))

// The head of the grade; where there is none, or it is the owner's own, the moral-education director; else
// the principal. grade absent: of no class.
std::vector<std::int64_t> leaders_of(const std::vector<Leader>& leaders, std::optional<int> grade,
                                     std::int64_t owner_id);

// A duty goes to the leader's list when a whole working day has passed since the day it was due.
bool is_for_the_leader(const calendar::Calendar& calendar, Date due_on, Date today);

// A reminder as the owner reads it. to_go: how many are missing in the class, where it is behind.
struct MorningReminder {
  std::string clause;
  norms::Words title;
  norms::Words label;
  std::optional<std::int64_t> class_id;
  std::string asked_by_name;
  Instant asked_at{};
  std::optional<int> to_go;
};
KITH_DESCRIBE(MorningReminder, (clause, title, label, class_id, asked_by_name, asked_at, to_go))

// Says in each reminder how many are missing, and takes the clauses asked about out of `behind`, so that
// nothing stands on the list twice.
void fold_reminders(std::vector<MorningReminder>& reminders, std::vector<norms::ClassGap>& behind);

}  // namespace kith::app
