// SPDX-License-Identifier: Apache-2.0
// What happened to a student (家校事项), as a member of staff says it, and what the school then owes the
// family. Pure.
//
//   ill, accident, odd_signs                        contacted at once            P2d.6
//   ill, accident, hospital, distress, studies,     contacted soon               P2b.2
//     enrolment, discipline, money, other
//   odd_signs, distress, family, behaviour,         visited soon                 P0.19
//     studies
//   progress                                        visited with praise          P0.20
//   commendation, competition, good_deed            a good-news letter           P2b.1
//   missed_contact                                  who answers for it is found  P2b.5
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/contact.hpp"
#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::incidents {

enum class IncidentKind {
  kIll,
  kAccident,
  kOddSigns,
  kHospital,
  kDistress,
  kFamilyUpheaval,
  kBehaviour,
  kCannotKeepUp,
  kFailedCourses,
  kNotRegistered,
  kReturnOrWithdrawal,
  kDiscipline,
  kArrears,
  kPoverty,
  kOtherNeed,
  kMissedContact,
  kProgress,
  kCommendation,
  kCompetition,
  kGoodDeed
};
KITH_DESCRIBE_ENUM(IncidentKind, kIll, kAccident, kOddSigns, kHospital, kDistress, kFamilyUpheaval,
                   kBehaviour, kCannotKeepUp, kFailedCourses, kNotRegistered, kReturnOrWithdrawal,
                   kDiscipline, kArrears, kPoverty, kOtherNeed, kMissedContact, kProgress, kCommendation,
                   kCompetition, kGoodDeed)

// Kinds of duty that an incident may open, as policies/ names them.
inline constexpr std::string_view kContactAtOnce = "incidents.contact_at_once";
inline constexpr std::string_view kContactFamily = "incidents.contact_family";
inline constexpr std::string_view kVisitAfterProblem = "visits.after_problem";
inline constexpr std::string_view kVisitAfterProgress = "visits.after_progress";
inline constexpr std::string_view kSendGoodNews = "incidents.send_good_news";
inline constexpr std::string_view kEstablishResponsibility = "incidents.establish_responsibility";

// The kinds of duty that this kind of incident opens where a clause in force asks for them.
std::vector<std::string_view> duties_after(IncidentKind kind);
// Whether some kind of incident opens it.
bool is_opened(std::string_view duty);

// Whether a contact of this kind with the student's family does what is owed. What must be at once wants an
// answer: a visit, a call, or the family at school, since a message may lie unread. Who answers for a missed
// contact is told by no contact.
bool fulfils(ledger::ContactKind contact, std::string_view duty);

// Tells of the child's condition or the family's circumstances: seen with the grant for care groups, by who
// said it, and by who answers for what is owed.
bool is_protected(IncidentKind kind);
// Those kinds, quoted for an SQL list.
const std::string& protected_kinds();

constexpr std::size_t kLongestNote = 500;      // characters; also of an outcome
constexpr std::size_t kLongestClientKey = 64;  // bytes
constexpr std::chrono::days kOldest{30};       // said later, it can be no cause of anything any more
constexpr std::chrono::minutes kClockTolerance{5};

struct NewIncident {
  std::int64_t student_id = 0;
  IncidentKind kind = IncidentKind::kOtherNeed;
  std::optional<Instant> happened_at;  // absent: now
  std::string note;                    // for staff until it is shared; may be empty
  std::string client_key;              // the sender's own; the same key again is the same incident
};
KITH_DESCRIBE(NewIncident, (student_id, kind, happened_at, note, client_key))

// Codes, each at its field: incidents.note_too_long, incidents.bad_client_key, incidents.in_the_future,
// incidents.too_long_ago.
std::optional<Error> refusal(const NewIncident& incident, Instant now);

}  // namespace kith::incidents
