// SPDX-License-Identifier: Apache-2.0
#include "app/morning.hpp"

#include <algorithm>

namespace kith::app {

using people::Post;

bool is_in_office_hours(const calendar::Calendar& calendar, Date day, int minute_of_day) {
  return minute_of_day >= kMorningBegins && minute_of_day < kOfficeCloses &&
         calendar::is_school_day(calendar, day);
}

std::vector<std::int64_t> leaders_of(const std::vector<Leader>& leaders, std::optional<int> grade,
                                     std::int64_t owner_id) {
  for (auto post : {Post::kGradeHead, Post::kMoralDirector, Post::kPrincipal}) {
    std::vector<std::int64_t> found;
    for (const auto& leader : leaders) {
      bool leads = leader.post == post && (post != Post::kGradeHead || (grade && leader.grade == grade));
      if (leads && leader.staff_id != owner_id) found.push_back(leader.staff_id);
    }
    if (!found.empty()) return found;
  }
  return {};
}

bool is_for_the_leader(const calendar::Calendar& calendar, Date due_on, Date today) {
  return calendar::working_days_after(calendar, due_on, 1) < today;
}

void fold_reminders(std::vector<MorningReminder>& reminders, std::vector<norms::ClassGap>& behind) {
  for (auto& reminder : reminders)
    std::erase_if(behind, [&](const norms::ClassGap& gap) {
      bool is_same =
          gap.clause == reminder.clause && (!reminder.class_id || *reminder.class_id == gap.class_id);
      if (is_same) reminder.to_go = reminder.to_go.value_or(0) + gap.to_go;
      return is_same;
    });
}

}  // namespace kith::app
