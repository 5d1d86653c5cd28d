// SPDX-License-Identifier: Apache-2.0
#include "capabilities/incidents/incident.hpp"

#include <algorithm>

#include "platform/text/characters.hpp"

namespace kith::incidents {

using ledger::ContactKind;

std::vector<std::string_view> duties_after(IncidentKind kind) {
  switch (kind) {
    case IncidentKind::kIll:
    case IncidentKind::kAccident:
      return {kContactAtOnce, kContactFamily};
    case IncidentKind::kOddSigns:
      return {kContactAtOnce, kVisitAfterProblem};
    case IncidentKind::kDistress:
    case IncidentKind::kCannotKeepUp:
    case IncidentKind::kFailedCourses:
      return {kContactFamily, kVisitAfterProblem};
    case IncidentKind::kFamilyUpheaval:
    case IncidentKind::kBehaviour:
      return {kVisitAfterProblem};
    case IncidentKind::kHospital:
    case IncidentKind::kNotRegistered:
    case IncidentKind::kReturnOrWithdrawal:
    case IncidentKind::kDiscipline:
    case IncidentKind::kArrears:
    case IncidentKind::kPoverty:
    case IncidentKind::kOtherNeed:
      return {kContactFamily};
    case IncidentKind::kMissedContact:
      return {kEstablishResponsibility};
    case IncidentKind::kProgress:
      return {kVisitAfterProgress};
    case IncidentKind::kCommendation:
    case IncidentKind::kCompetition:
    case IncidentKind::kGoodDeed:
      return {kSendGoodNews};
  }
  return {};
}

bool is_opened(std::string_view duty) {
  const auto kinds = enumerators<IncidentKind>();
  return std::any_of(kinds.begin(), kinds.end(), [&](auto kind) {
    const auto duties = duties_after(kind);
    return std::find(duties.begin(), duties.end(), duty) != duties.end();
  });
}

bool fulfils(ContactKind contact, std::string_view duty) {
  if (duty == kContactAtOnce)
    return contact == ContactKind::kVisit || contact == ContactKind::kCall ||
           contact == ContactKind::kReception;
  if (duty == kContactFamily) return ledger::is_talk(contact);
  if (duty == kVisitAfterProblem || duty == kVisitAfterProgress) return contact == ContactKind::kVisit;
  return duty == kSendGoodNews && contact == ContactKind::kGoodNews;
}

bool is_protected(IncidentKind kind) {
  switch (kind) {
    case IncidentKind::kOddSigns:
    case IncidentKind::kHospital:
    case IncidentKind::kDistress:
    case IncidentKind::kFamilyUpheaval:
    case IncidentKind::kBehaviour:
    case IncidentKind::kReturnOrWithdrawal:
    case IncidentKind::kDiscipline:
    case IncidentKind::kArrears:
    case IncidentKind::kPoverty:
    case IncidentKind::kMissedContact:
      return true;
    default:
      return false;
  }
}

const std::string& protected_kinds() {
  static const std::string list = [] {
    std::string text;
    for (auto kind : enumerators<IncidentKind>())
      if (is_protected(kind)) text += (text.empty() ? "'" : ", '") + to_text(kind) + "'";
    return text;
  }();
  return list;
}

std::optional<Error> refusal(const NewIncident& incident, Instant now) {
  auto bad_field = [](const char* field, const char* code) { return invalid(code, {{field, code}}); };
  if (text::characters_in(incident.note) > kLongestNote) return bad_field("note", "incidents.note_too_long");
  if (incident.client_key.empty() || incident.client_key.size() > kLongestClientKey)
    return bad_field("client_key", "incidents.bad_client_key");
  const auto happened_at = incident.happened_at.value_or(now);
  if (happened_at > now + kClockTolerance) return bad_field("happened_at", "incidents.in_the_future");
  if (happened_at < now - kOldest) return bad_field("happened_at", "incidents.too_long_ago");
  return std::nullopt;
}

}  // namespace kith::incidents
