// SPDX-License-Identifier: Apache-2.0
#include "app/recorded_kinds.hpp"

#include <algorithm>

#include "capabilities/care/student_plans.hpp"
#include "capabilities/family_log/family_log.hpp"
#include "capabilities/gatherings/draws.hpp"
#include "capabilities/gatherings/gathering.hpp"
#include "capabilities/incidents/incident.hpp"
#include "capabilities/notices/kinds.hpp"
#include "capabilities/notices/notice.hpp"
#include "capabilities/visits/records/follow_up.hpp"
#include "capabilities/visits/records/write_up.hpp"
#include "capabilities/visits/visit.hpp"

namespace kith::app {
namespace {

using ledger::ContactKind;

bool is_of_visits(ContactKind kind) { return ledger::is_talk(kind) || visits::is_handout(kind); }

bool is_of_gatherings(ContactKind kind) {
  return gatherings::is_gathering(kind) || kind == gatherings::kDrawnKind;
}

bool is_of_follow_ups(std::string_view duty) {
  const auto kinds = enumerators<records::FollowUpKind>();
  return std::any_of(kinds.begin(), kinds.end(), [&](auto kind) { return duty == records::duty_kind(kind); });
}

}  // namespace

bool is_recorded(ContactKind kind) {
  return is_of_visits(kind) || is_of_gatherings(kind) || kind == notices::kRecordedKind ||
         kind == care::kRecordedKind || kind == family_log::kRecordedKind;
}

bool is_opened(std::string_view duty) {
  return duty == gatherings::kDutyKind || duty == care::kReviewDuty || duty == records::kWriteUp ||
         is_of_follow_ups(duty) || incidents::is_opened(duty) || notices::is_opened(duty);
}

norms::Recorders recorders() { return {.contacts = is_recorded, .duties = is_opened}; }

}  // namespace kith::app
