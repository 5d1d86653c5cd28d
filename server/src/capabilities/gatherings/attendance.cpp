// SPDX-License-Identifier: Apache-2.0
// Which members of the parent committees came to a gathering (P3.14).
#include <algorithm>

#include "calendar/calendar.hpp"
#include "capabilities/gatherings/gatherings.hpp"

namespace kith::gatherings {

using people::Viewer;

Result<MembersPage> Gatherings::members(const Viewer& viewer, std::int64_t gathering_id) {
  return db_.read([&](db::Session& session) -> Result<MembersPage> {
    auto gathering = own(session, viewer, gathering_id);
    if (!gathering) return gathering.error();
    return members_page(session, *gathering);
  });
}

MembersPage Gatherings::members_page(db::Session& session, const GatheringRecord& gathering) {
  MembersPage page{.gathering_id = gathering.id, .members = {}};
  if (gathering.state() != State::kHeld || !takes_attendance(gathering.kind)) return page;
  for (const auto& row :
       members_of(session, gathering, calendar::school_year_of(*gathering.held_on), *gathering.held_on))
    page.members.push_back({row.guardian_id, row.name, row.came});
  return page;
}

// A contact is never changed: the entry is voided and written anew with those who came.
Result<MembersPage> Gatherings::mark_members(const Viewer& viewer, std::int64_t gathering_id,
                                             const std::vector<std::int64_t>& guardian_ids) {
  return db_.write([&](db::Tx& tx) -> Result<MembersPage> {
    auto row = own(tx, viewer, gathering_id);
    if (!row) return row.error();
    GatheringRecord gathering = *row;
    if (gathering.state() != State::kHeld || !takes_attendance(gathering.kind))
      return conflict("gatherings.no_attendance_here");
    std::vector<Attendance> came;
    auto members =
        members_of(tx, gathering, calendar::school_year_of(*gathering.held_on), *gathering.held_on);
    for (auto guardian_id : guardian_ids) {
      auto member = std::find_if(members.begin(), members.end(),
                                 [&](const MemberRow& one) { return one.guardian_id == guardian_id; });
      if (member == members.end()) return not_found("gatherings.no_such_member");
      came.push_back({viewer.school_id, gathering_id, guardian_id, member->student_id});
    }
    save_attendances(tx, viewer.school_id, gathering_id, came);
    if (auto refused = enter_anew(tx, viewer, gathering)) return *refused;
    tell(tx, viewer, gathering);
    return members_page(tx, gathering);
  });
}

std::optional<Error> Gatherings::enter_anew(db::Tx& tx, const Viewer& viewer, GatheringRecord& gathering) {
  if (!gathering.contact_id) return std::nullopt;
  auto voided = ledger_.void_contact(tx, viewer.school_id, *gathering.contact_id, viewer.person_id,
                                     "gathering anew " + std::to_string(*gathering.contact_id));
  if (!voided) return voided.error();
  if (auto refused = enter(tx, viewer, gathering)) return refused;
  set_held(tx, gathering);
  return std::nullopt;
}

}  // namespace kith::gatherings
