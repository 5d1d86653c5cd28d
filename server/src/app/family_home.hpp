// SPDX-License-Identifier: Apache-2.0
// The family's home page in one request: own children, what awaits an answer, what was lately talked about.
// It mixes slices, so it stands here. Thread-safe.
#pragma once

#include "capabilities/notices/inbox.hpp"
#include "capabilities/visits/visits.hpp"
#include "people/directory.hpp"
#include "platform/db/remembered.hpp"
#include "platform/http/written.hpp"

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
  FamilyHomes(db::Db& db, const Clock& clock);

  // One snapshot, three statements.
  FamilyHome home(const people::Viewer& viewer);

  // The page as text, with its version. Whoever has that version gets no text; this costs next to nothing
  // while nothing is written anywhere, else as much as the page.
  http::Written<FamilyHome> page(const people::Viewer& viewer, std::string_view if_none_match);

 private:
  db::Db& db_;
  const Clock& clock_;
  db::Remembered<std::string, std::string> versions_;  // of the day's pages, by guardian
};

// GET /api/home; unchanged content answers 304.
std::vector<http::Route> home_routes(FamilyHomes& homes);

}  // namespace kith::app
