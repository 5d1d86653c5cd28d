// SPDX-License-Identifier: Apache-2.0
// Who belongs to the population of a rule. Pure.
#pragma once

#include "norms/counting/figure.hpp"

namespace kith::norms {

// What the roster says about one subject on a day. A class, a grade or the school is a subject too: then only
// the first members mean something.
struct Profile {
  Of of = Of::kStudent;
  std::int64_t subject_id = 0;  // of a grade its number
  std::int64_t class_id = 0;    // 0 for staff, grades and the school
  bool graduating = false;
  Date present_since{};  // enrolled, hired or back from leave
  std::vector<people::CareGroup> care;
  bool guardians_away = false;
  bool committee = false;
  bool is_first = true;  // of a family with children in several classes: this is the one it counts in once
  std::vector<people::Post> posts;
  bool is_homeroom = false;
  bool teaches_subject = false;
  std::vector<std::string> subjects;
  std::vector<std::string> duties;  // kinds of those that began in the period
};

// A period as rules see it. Days are local days.
struct Span {
  calendar::Period period;
  Date newcomers_from{};  // who came on this day or later is not in the population
  int school_days = 0;
  std::optional<Date> second_saturday;  // of a fortnight, unless it is a holiday
};

// newcomer_weeks: how many of the period's last school weeks are too late to begin in; 0 … 8. A week of
// holidays is none, unless the period has no school day at all. In a period of one week it is whoever comes
// after its first day.
Span span_of(const calendar::Calendar& calendar, const calendar::Period& period, int newcomer_weeks);

// The days of the period on which something counts; nullopt when there is nothing to judge in it.
std::optional<Days> counted_days(const Rule& rule, const Span& span);

bool is_in_care(const Care& care, const Profile& profile);

// Whether the roster puts the subject into the population. What another norm's result adds (among.met) is not
// asked here.
bool belongs(const Rule& rule, const Profile& profile, const Span& span);

}  // namespace kith::norms
