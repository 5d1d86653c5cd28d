// SPDX-License-Identifier: Apache-2.0
// Words of a season's plan: who is visited when, in which form and why (P4.1, P4.2, P4.8). Pure values and
// rules.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::visits {

// P4.4: every student in every term; the share a season has for its goal unless the school says otherwise.
inline constexpr const char* kGoalClause = "P4.4";
inline constexpr int kUsualGoalPermille = 1000;
inline constexpr int kUsualFacePermille = 800;  // P4.5: of those visited, in person

// What the visits of a season are about: the four things of P4.10, and what else a school sets out to do.
enum class VisitTheme {
  kPolicies,
  kLearning,
  kSafety,
  kHealth,
  kStayingInSchool,
  kHabits,
  kHolidays,
  kNewFamilies
};
KITH_DESCRIBE_ENUM(VisitTheme, kPolicies, kLearning, kSafety, kHealth, kStayingInSchool, kHabits, kHolidays,
                   kNewFamilies)

enum class DayPart { kMorning, kAfternoon, kEvening };
KITH_DESCRIBE_ENUM(DayPart, kMorning, kAfternoon, kEvening)

// Named as the modes of the ledger; kOnline: by text message or chat.
enum class VisitForm { kHome, kSchool, kTelephone, kVideo, kOnline };
KITH_DESCRIBE_ENUM(VisitForm, kHome, kSchool, kTelephone, kVideo, kOnline)

// Why a student is planned so. key_group and face_to_face tell of a care group: shown to those with the grant
// alone.
enum class PlanReason {
  kKeyGroup,      // P0.5, P4.1: scheduled first
  kFaceToFace,    // P4.7: in person though a guardian lives away
  kGuardianAway,  // P4.6: the guardian called first lives elsewhere
  kHomeroom,      // P4.3: the homeroom teacher is the main force
  kSubjectShare,  // P4.3: subject teachers take their part
  kStandsIn,      // the class has no homeroom teacher, or that one has no time left
  kSibling,       // children of one family in one trip
  kNeighbour,     // families of one neighbourhood in one trip
  kByHand,
  kFamilyChose,
  kBigVisit,   // P2c.5
  kNoTeacher,  // waits: nobody teaches the class
  kNoFreeTime  // waits: no teacher of the class has a free half-day left
};
KITH_DESCRIBE_ENUM(PlanReason, kKeyGroup, kFaceToFace, kGuardianAway, kHomeroom, kSubjectShare, kStandsIn,
                   kSibling, kNeighbour, kByHand, kFamilyChose, kBigVisit, kNoTeacher, kNoFreeTime)

// How a student's plan stands. Stored are proposed, kept and dropped; the others follow on reading:
// held: a visit or reception of the season is in the ledger; to_replan: its teacher has left or its day has
// passed; waiting: it has no day yet.
enum class PlanState { kProposed, kKept, kHeld, kDropped, kToReplan, kWaiting };
KITH_DESCRIBE_ENUM(PlanState, kProposed, kKept, kHeld, kDropped, kToReplan, kWaiting)

enum class DropReason { kLeftSchool, kFamilyDeclined, kIllness, kVisitedOtherwise };
KITH_DESCRIBE_ENUM(DropReason, kLeftSchool, kFamilyDeclined, kIllness, kVisitedOtherwise)

// What somebody does on a trip. owner: whose trip it is; of a big visit that is its leader. committee_member:
// a guardian of the committee who joins (P3.15).
enum class TripRole {
  kOwner,
  kCompanion,
  kLeader,
  kHomeroom,
  kRecorder,
  kPolicyExplainer,
  kDriverContact,
  kCommitteeMember
};
KITH_DESCRIBE_ENUM(TripRole, kOwner, kCompanion, kLeader, kHomeroom, kRecorder, kPolicyExplainer,
                   kDriverContact, kCommitteeMember)

// Reasons as they are stored: codes separated by spaces.
std::string reasons_text(const std::vector<PlanReason>& reasons);
std::vector<PlanReason> parse_reasons(const std::string& text);
std::string themes_text(const std::vector<VisitTheme>& themes);
std::vector<VisitTheme> parse_themes(const std::string& text);
bool tells_of_care(PlanReason reason);
// Stored reasons when the plan is settled anew, or settled no more: what spoke for the former place goes.
std::string with_reason(const std::string& reasons, PlanReason because);
std::string without_settled(const std::string& reasons);

// How many families a teacher, or a pair of a big visit, sees in a morning or an afternoon; of big visits the
// school sets it for the season. They share three hours: 90 minutes for a family down to 30.
inline constexpr int kUsualFamiliesAPair = 4, kFewestFamiliesAPair = 2, kMostFamiliesAPair = 6;

int slot_minutes(int families_a_pair = kUsualFamiliesAPair);
// Each slot is one family. The evening has three quarters as many, so that it ends before quiet hours.
int slots_of(DayPart part, int families_a_pair = kUsualFamiliesAPair);
// Of a big visit slots_of(…) slots belong to each pair of the team, one pair after the other (parties.hpp);
// any other trip has one pair's alone.
int party_of(DayPart part, int slot_no, int families_a_pair = kUsualFamiliesAPair);
// Local minute at which a slot begins.
int slot_minute(DayPart part, int slot_no, int families_a_pair = kUsualFamiliesAPair);

struct HalfDay {
  Date on{};
  DayPart part = DayPart::kEvening;
  friend auto operator<=>(const HalfDay&, const HalfDay&) = default;
};
KITH_DESCRIBE(HalfDay, (on, part))

// When families may be visited: on school days the evening; on Saturdays and in school holidays morning and
// afternoon; never on a Sunday or a public holiday. In order of time.
std::vector<HalfDay> half_days_of(const calendar::Calendar& calendar, Date starts_on, Date ends_on);

// What a teacher cannot do every week; weekday 1 is Monday.
struct BusyTime {
  int weekday = 1;
  DayPart part = DayPart::kEvening;
};
KITH_DESCRIBE(BusyTime, (weekday, part))

// A teacher's week as bits: weekday and part.
class BusyWeek {
 public:
  void add(const BusyTime& time) { bits_.set(index(time.weekday, time.part)); }
  bool holds(const HalfDay& half_day) const;

 private:
  static std::size_t index(int weekday, DayPart part) {
    return std::size_t(weekday - 1) * 3 + std::size_t(part);
  }
  std::bitset<21> bits_;
};

// The village or estate an address lies in, without house, building, unit and room: a coarse key for grouping
// trips. Empty when the address names none. Kept in memory only, never stored (ADR 0009).
std::string neighbourhood_of(const std::string& address);

// Sorts the doors of one neighbourhood as one passes them: 石桥村2号 before 石桥村17号. Kept in memory only,
// as the neighbourhood is.
std::string route_key_of(const std::string& address);

}  // namespace kith::visits
