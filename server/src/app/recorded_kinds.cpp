// SPDX-License-Identifier: Apache-2.0
#include "app/recorded_kinds.hpp"

#include "capabilities/care/student_plan.hpp"
#include "capabilities/gatherings/draws.hpp"
#include "capabilities/notices/notice.hpp"
#include "capabilities/visits/visit.hpp"

namespace kith::app {
namespace {

using ledger::ContactKind;

bool is_of_visits(ContactKind kind) {
  auto refused = [](const auto& given, const char* code) {
    auto error = visits::refusal(given);
    return error && error->code == code;
  };
  return !refused(visits::NewVisit{.kind = kind}, "visits.not_one_family") ||
         !refused(visits::NewHandout{.kind = kind}, "visits.no_handout");
}

bool is_of_gatherings(ContactKind kind) {
  return gatherings::is_gathering(kind) || kind == gatherings::kDrawnKind;
}

}  // namespace

bool is_recorded(ContactKind kind) {
  return is_of_visits(kind) || is_of_gatherings(kind) || kind == notices::kRecordedKind ||
         kind == care::kRecordedKind;
}

const std::set<std::string>& recording_folders() {
  static const std::set<std::string> kFolders{"capabilities/care", "capabilities/gatherings",
                                              "capabilities/notices", "capabilities/visits"};
  return kFolders;
}

}  // namespace kith::app
