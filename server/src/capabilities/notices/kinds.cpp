// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/kinds.hpp"

#include <algorithm>

namespace kith::notices {
namespace {

bool is_event(NoticeKind kind) { return kind == NoticeKind::kActivity || kind == NoticeKind::kOuting; }

bool is_told_in_time(NoticeKind kind) {
  using enum NoticeKind;
  return kind == kOuting || kind == kHoliday || kind == kSuspension || kind == kFee;
}

}  // namespace

bool is_opened(std::string_view duty) {
  return std::find(std::begin(kDuties), std::end(kDuties), duty) != std::end(kDuties);
}

bool needs_start(NoticeKind kind) { return is_event(kind) || is_told_in_time(kind); }

bool is_outside_lessons(Instant starts_at, const calendar::Calendar& calendar, const Clock& clock) {
  auto day = clock.date_of(starts_at);
  return !calendar::is_school_day(calendar, day) || starts_at >= clock.at(day, kLessonsEnd);
}

std::vector<std::string_view> duties_with(NoticeKind kind, std::optional<Instant> starts_at,
                                          const calendar::Calendar& calendar, const Clock& clock) {
  std::vector<std::string_view> owed{kReachEveryFamily};
  if (!starts_at) return owed;
  if (is_event(kind) || kind == NoticeKind::kLetter) owed.push_back(kAskOpinions);
  if (is_told_in_time(kind)) owed.push_back(kTellInTime);
  if (is_event(kind) && is_outside_lessons(*starts_at, calendar, clock)) owed.push_back(kTellBeforeActivity);
  return owed;
}

bool is_too_late(NoticeKind kind, std::optional<Instant> starts_at, Instant now, const Clock& clock) {
  return starts_at && is_event(kind) && clock.date_of(now) >= clock.date_of(*starts_at);
}

bool is_chosen_about(NoticeKind kind) { return kind != NoticeKind::kSuspension; }

std::string topic_of(NoticeKind kind) { return "notices." + to_text(kind); }

std::vector<std::string> topics_chosen_about() {
  std::vector<std::string> topics;
  for (auto kind : enumerators<NoticeKind>())
    if (is_chosen_about(kind)) topics.push_back(topic_of(kind));
  return topics;
}

}  // namespace kith::notices
