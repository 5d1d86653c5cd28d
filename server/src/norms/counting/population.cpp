// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/population.hpp"

#include <algorithm>

namespace kith::norms {
namespace {

using calendar::PeriodKind;

template <class T>
bool share_one(const std::vector<T>& wanted, const std::vector<T>& own) {
  return wanted.empty() || std::any_of(own.begin(), own.end(), [&](const T& value) {
           return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
         });
}

bool teaches(Teaching teaching, const Profile& profile) {
  if (teaching == Teaching::kHomeroom) return profile.is_homeroom;
  if (teaching == Teaching::kSubject) return profile.teaches_subject;
  return profile.is_homeroom || profile.teaches_subject;
}

bool is_asked_of_graduates(const Rule& rule, const Span& span) {
  return rule.among.graduating || (span.period.kind == PeriodKind::kBeforeGraduation &&
                                   rule.of != Of::kStaff && rule.of != Of::kSchool);
}

// The Monday of the last weeks of a period, as many as asked for. A week without a school day is none, unless
// the whole period lies in holidays.
Date last_weeks_from(const calendar::Calendar& calendar, const calendar::Period& period, int school_days,
                     int weeks) {
  constexpr std::chrono::days kWeekLong{7};
  Date monday = calendar::monday_of(period.ends_on) + kWeekLong;
  for (int found = 0; found < weeks && monday > period.starts_on;) {
    monday -= kWeekLong;
    Date ends_on = std::min(monday + kWeekLong - std::chrono::days{1}, period.ends_on);
    Date starts_on = std::max(monday, period.starts_on);
    if (school_days == 0 || calendar::school_days_between(calendar, starts_on, ends_on) > 0) ++found;
  }
  return monday;
}

}  // namespace

Span span_of(const calendar::Calendar& calendar, const calendar::Period& period, int newcomer_weeks) {
  Span span{.period = period,
            .school_days = calendar::school_days_between(calendar, period.starts_on, period.ends_on)};
  span.newcomers_from = std::max(period.starts_on + std::chrono::days{1},
                                 last_weeks_from(calendar, period, span.school_days, newcomer_weeks));
  if (period.kind == PeriodKind::kFortnight)
    span.second_saturday = calendar::second_saturday(calendar, period);
  return span;
}

std::optional<Days> counted_days(const Rule& rule, const Span& span) {
  if (rule.on == On::kEveryDay) return Days{span.period.starts_on, span.period.ends_on};
  if (!span.second_saturday) return std::nullopt;
  return Days{*span.second_saturday, *span.second_saturday};
}

bool is_in_care(const Care& care, const Profile& profile) {
  return care.any ? !profile.care.empty() : !care.groups.empty() && share_one(care.groups, profile.care);
}

bool belongs(const Rule& rule, const Profile& profile, const Span& span) {
  const auto& among = rule.among;
  return profile.of == rule.of && profile.present_since < span.newcomers_from && counted_days(rule, span) &&
         (rule.in_each == InEach::kClass || profile.is_first) &&
         (!rule.each_school_day || span.school_days > 0) &&
         (!among.care || is_in_care(*among.care, profile)) &&
         (!among.guardians_away || profile.guardians_away) && (!among.committee || profile.committee) &&
         (!is_asked_of_graduates(rule, span) || profile.graduating) &&
         share_one(among.posts, profile.posts) && (!among.teaching || teaches(*among.teaching, profile)) &&
         share_one(among.subjects, profile.subjects) &&
         (!among.duty ||
          std::find(profile.duties.begin(), profile.duties.end(), *among.duty) != profile.duties.end());
}

}  // namespace kith::norms
