// SPDX-License-Identifier: Apache-2.0
#include "app/family_home.hpp"

#include <algorithm>

#include "platform/json/json.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::app {
namespace {

// Notices have their own place on the page; what was called off is no news.
bool is_talk(const visits::VisitLine& line) { return ledger::is_talk(line.kind) && !line.is_void; }

}  // namespace

FamilyHome FamilyHomes::home(const people::Viewer& viewer) {
  FamilyHome home{.today = clock_.today(), .children = directory_.children(viewer), .open = inbox_.lists(viewer).open};
  for (const auto& child : home.children) {
    auto lines = visits_.history(viewer, child.student_id);
    if (!lines) continue;
    std::size_t taken = 0;
    for (const auto& line : *lines) {
      if (!is_talk(line)) continue;
      if (taken++ == kRecentContacts) break;
      home.recent.push_back({line.contact_id, child.student_id, child.given_name, line.kind, line.mode, line.held_on, line.recorded_by_name});
    }
  }
  std::stable_sort(home.recent.begin(), home.recent.end(), [](const RecentContact& a, const RecentContact& b) { return a.held_on > b.held_on; });
  if (home.recent.size() > kRecentContacts) home.recent.resize(kRecentContacts);
  return home;
}

std::vector<http::Route> home_routes(FamilyHomes& homes) {
  return {http::get("/api/home", people::kForGuardians, [&](const http::Call& call) -> Result<http::Reply<FamilyHome>> {
    http::Reply<FamilyHome> reply{.body = homes.home(people::viewer_of(call.caller))};
    reply.version = secrets::token_hash(json::write_text(reply.body));
    return reply;
  })};
}

}  // namespace kith::app
