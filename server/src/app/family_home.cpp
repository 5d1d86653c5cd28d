// SPDX-License-Identifier: Apache-2.0
#include "app/family_home.hpp"

#include <fmt/format.h>

#include "platform/json/json.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostVersions = 20'000;

std::string key_of(const people::Viewer& viewer, Date today) {
  return fmt::format("{} {} {} {}", viewer.school_id, viewer.person_id, viewer.roles, to_text(today));
}

std::vector<RecentContact> recent_contacts(db::Session& session, const people::Viewer& viewer,
                                           const FamilyHome& home) {
  std::map<std::int64_t, std::string> given_names;
  for (const auto& child : home.children) given_names.emplace(child.student_id, child.given_name);
  std::vector<std::int64_t> student_ids;
  for (const auto& [student_id, name] : given_names) student_ids.push_back(student_id);
  std::vector<RecentContact> recent;
  auto sight = people::students_in_sight(viewer, home.today);
  for (const auto& row : visits::newest_talks(session, sight, student_ids, kRecentContacts))
    recent.push_back({row.contact_id, row.student_id, given_names[row.student_id], row.kind, row.mode,
                      row.held_on, row.recorded_by_name});
  return recent;
}

}  // namespace

FamilyHomes::FamilyHomes(db::Db& db, const Clock& clock)
    : db_(db), clock_(clock), versions_(db, kMostVersions) {}

FamilyHome FamilyHomes::home(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    FamilyHome home{.today = clock_.today(), .children = {}, .open = {}, .recent = {}};
    home.children = people::children_of(session, viewer, home.today);
    home.open = notices::open_items(session, viewer);
    home.recent = recent_contacts(session, viewer, home);
    return home;
  });
}

http::Written<FamilyHome> FamilyHomes::page(const people::Viewer& viewer, std::string_view if_none_match) {
  auto key = key_of(viewer, clock_.today());
  auto look = versions_.look(key);
  if (look.value && http::has_version(if_none_match, *look.value))
    return {.json = {}, .version = *look.value};
  auto text = json::write_text(home(viewer));
  auto version = secrets::version_of(text);
  versions_.keep(look, key, version);
  return {std::move(text), std::move(version)};
}

std::vector<http::Route> home_routes(FamilyHomes& homes) {
  return {http::get("/api/home", people::kForGuardians,
                    [&](const http::Call& call) -> Result<http::Written<FamilyHome>> {
                      return homes.page(people::viewer_of(call.caller), call.if_none_match);
                    })};
}

}  // namespace kith::app
