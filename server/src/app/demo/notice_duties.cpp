// SPDX-License-Identifier: Apache-2.0
#include "app/demo/notice_duties.hpp"

#include "ledger/deadline.hpp"

namespace kith::demo {
namespace {

using ledger::DeadlineUnit;

// The clauses as the packs have them.
struct Owing {
  std::string_view duty, clause;
  ledger::Deadline within;
};
constexpr Owing kOwing[] = {{notices::kReachEveryFamily, "P2a.3", {2, DeadlineUnit::kWorkingDays}},
                            {notices::kAskOpinions, "P2a.2", {3, DeadlineUnit::kDaysBefore}},
                            {notices::kTellInTime, "P2d.4", {3, DeadlineUnit::kDaysBefore}},
                            {notices::kTellBeforeActivity, "P2d.5", {1, DeadlineUnit::kDaysBefore}}};

const Owing& owing_of(std::string_view duty) {
  for (const auto& owing : kOwing)
    if (owing.duty == duty) return owing;
  return kOwing[0];
}

}  // namespace

void NoticeDuties::add(const notices::NoticeFacts& notice, std::optional<Instant> told_at) {
  const auto year = calendar::school_year_of(clock_.date_of(notice.published_at));
  const auto calendar = calendar::usual_calendar(year);
  const bool is_of_a_class = notice.class_ids.size() == 1;
  const auto subject_id = is_of_a_class ? notice.class_ids.front() : notice.school_id;
  for (auto duty : notices::duties_with(notice.kind, notice.starts_at, calendar, clock_)) {
    const auto& owing = owing_of(duty);
    const auto cause_at =
        owing.within.unit == DeadlineUnit::kDaysBefore ? *notice.starts_at : notice.published_at;
    auto done_at = told_at;
    if (duty == notices::kAskOpinions)
      done_at = notice.asks_opinion ? std::optional(notice.published_at) : std::nullopt;
    rows_.add({notice.school_id, numbering_.next_id++, std::string(duty), std::string(owing.clause),
               notice.author_id, is_of_a_class ? "class" : "school", subject_id,
               is_of_a_class ? std::optional(subject_id) : std::nullopt, "notices", notice.notice_id,
               notice.published_at, ledger::due_at(owing.within, cause_at, calendar, clock_), done_at,
               std::nullopt});
  }
}

}  // namespace kith::demo
