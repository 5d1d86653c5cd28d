// SPDX-License-Identifier: Apache-2.0
// Kinds of notice, and what the school owes families with each. Pure.
//
//   every kind                               each family has it                   P2a.3
//   activity, outing; a letter with a day    opinions asked before the day        P2a.2
//   outing, holiday, suspension, fee         each family has it before the day    P2d.4
//   activity, outing after school or on a    each family has it a day before      P2d.5
//     day without lessons
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.hpp"
#include "platform/json/describe.hpp"

namespace kith::notices {

// kLetter: 告家长书. kOuting: pupils leave the school. kSuspension: no lessons (停课). kTask: something that
// a family is asked to do.
enum class NoticeKind { kLetter, kActivity, kOuting, kHoliday, kSuspension, kFee, kTask };
KITH_DESCRIBE_ENUM(NoticeKind, kLetter, kActivity, kOuting, kHoliday, kSuspension, kFee, kTask)

// Kinds of duty that a notice may open, as policies/ names them.
inline constexpr std::string_view kReachEveryFamily = "notices.reach_every_family";
inline constexpr std::string_view kAskOpinions = "notices.ask_opinions";
inline constexpr std::string_view kTellInTime = "notices.tell_in_time";
inline constexpr std::string_view kTellBeforeActivity = "notices.tell_before_activity";
inline constexpr std::string_view kDuties[] = {kReachEveryFamily, kAskOpinions, kTellInTime,
                                               kTellBeforeActivity};

// Whether some kind of notice opens it.
bool is_opened(std::string_view duty);

// About something that begins at a time, which must be said.
bool needs_start(NoticeKind kind);

// Lessons of a school day are over from then on, in minutes of the local day.
constexpr int kLessonsEnd = 16 * 60;
// After the lessons of a school day, or on a day without lessons.
bool is_outside_lessons(Instant starts_at, const calendar::Calendar& calendar, const Clock& clock);

// What is owed with such a notice where a clause in force asks for it.
std::vector<std::string_view> duties_with(NoticeKind kind, std::optional<Instant> starts_at,
                                          const calendar::Calendar& calendar, const Clock& clock);

// Something that families are to come to or send a child to, told of on its very day: it may go out only with
// a reason (P2d.5 wants a day).
bool is_too_late(NoticeKind kind, std::optional<Instant> starts_at, Instant now, const Clock& clock);

// How a family is written to about a kind is its own choice (delivery/reach_choice.hpp), except for lessons
// that do not take place.
bool is_chosen_about(NoticeKind kind);
std::string topic_of(NoticeKind kind);  // "notices.letter"
std::vector<std::string> topics_chosen_about();

}  // namespace kith::notices
