// SPDX-License-Identifier: Apache-2.0
// The family's home page in one request: own children, what awaits an answer, what was lately talked about.
// It mixes slices, so it stands here. Thread-safe: no state of its own.
#pragma once

#include "capabilities/notices/inbox.hpp"
#include "capabilities/visits/visits.hpp"
#include "people/directory.hpp"
#include "platform/http/route.hpp"

namespace kith::app {

struct RecentContact {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string given_name;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  Date held_on{};
  std::optional<std::string> recorded_by_name;
};
KITH_DESCRIBE(RecentContact, (contact_id, student_id, given_name, kind, mode, held_on, recorded_by_name))

struct FamilyHome {
  Date today{};
  std::vector<people::ChildCard> children;
  std::vector<notices::InboxItem> open;
  std::vector<RecentContact> recent;  // of all children, the newest first, at most kRecentContacts
};
KITH_DESCRIBE(FamilyHome, (today, children, open, recent))

inline constexpr std::size_t kRecentContacts = 5;

class FamilyHomes {
 public:
  FamilyHomes(const Clock& clock, people::Directory& directory, notices::Inbox& inbox, visits::Visits& visits)
      : clock_(clock), directory_(directory), inbox_(inbox), visits_(visits) {}

  FamilyHome home(const people::Viewer& viewer);

 private:
  const Clock& clock_;
  people::Directory& directory_;
  notices::Inbox& inbox_;
  visits::Visits& visits_;
};

// GET /api/home; unchanged content answers 304.
std::vector<http::Route> home_routes(FamilyHomes& homes);

}  // namespace kith::app
