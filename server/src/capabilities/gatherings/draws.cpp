// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/draws.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "calendar/calendar.hpp"
#include "capabilities/gatherings/draw.hpp"
#include "people/directory_store.hpp"
#include "platform/secrets/encoding.hpp"

namespace kith::gatherings {
namespace {

using people::Viewer;

constexpr int kNoon = 12 * 60;

bool is_open(const GatheringRecord& gathering) {
  return gathering.state() == State::kPlanned || gathering.state() == State::kHeld;
}

std::string new_seed(secrets::Random& random) {
  std::array<unsigned char, 16> bytes{};
  random.fill(bytes);
  return secrets::hex(bytes);
}

}  // namespace

DrawPage Draws::page_of(db::Session& session, const Viewer& viewer, const GatheringRecord& gathering) {
  auto draw = find_draw(session, viewer.school_id, gathering.id);
  DrawPage page{.gathering_id = gathering.id, .seed = {}, .drawn_at = {}, .drawn = {}};
  page.may_draw = !draw && is_open(gathering);
  if (!draw) return page;
  page.seed = draw->seed, page.families = draw->families, page.share = draw->share;
  page.drawn_at = draw->drawn_at;
  page.may_mark = gathering.state() == State::kHeld;
  auto naming = people::naming_of(session, viewer.school_id, clock_.today());
  for (const auto& row : invited(session, viewer.school_id, gathering.id))
    page.drawn.push_back(
        {.family_id = row.family_id,
         .student_name = row.student_name,
         .class_name = row.entry_grade ? naming.name({*row.entry_grade, *row.entry_year, *row.number}) : "",
         .came = row.came});
  return page;
}

Result<DrawPage> Draws::read(const Viewer& viewer, std::int64_t gathering_id) {
  return db_.read([&](db::Session& session) -> Result<DrawPage> {
    auto gathering = gatherings_.own(session, viewer, gathering_id);
    if (!gathering) return gathering.error();
    return page_of(session, viewer, *gathering);
  });
}

Result<DrawPage> Draws::draw(const Viewer& viewer, const WantedDraw& wanted) {
  if (wanted.share < kLeastShare || wanted.share > kMostShare)
    return invalid("gatherings.bad_share", {{"share", "gatherings.bad_share"}});
  return db_.write([&](db::Tx& tx) -> Result<DrawPage> {
    auto gathering = gatherings_.own(tx, viewer, wanted.gathering_id);
    if (!gathering) return gathering.error();
    if (!is_open(*gathering)) return conflict("gatherings.not_open");
    auto day = std::min(clock_.today(), gathering->held_on.value_or(clock_.today()));
    std::map<std::int64_t, std::int64_t> child_of;
    std::vector<std::int64_t> families;
    for (const auto& row : families_for(tx, *gathering, calendar::school_year_of(day), day)) {
      families.push_back(row.family_id);
      child_of.emplace(row.family_id, row.student_id);
    }
    if (families.empty()) return conflict("gatherings.nobody_to_draw");
    DrawRecord draw{.school_id = viewer.school_id,
                    .gathering_id = wanted.gathering_id,
                    .seed = new_seed(random_),
                    .families = int(families.size()),
                    .share = wanted.share,
                    .drawn_at = clock_.now(),
                    .drawn_by = viewer.person_id};
    std::vector<Invitation> invitations;
    for (auto family_id : drawn(families, draw.seed, draw.share))
      invitations.push_back({viewer.school_id, wanted.gathering_id, family_id, child_of.at(family_id),
                             int(invitations.size()) + 1, false});
    if (!add_draw(tx, draw, invitations)) return conflict("gatherings.already_drawn");
    return page_of(tx, viewer, *gathering);
  });
}

Result<DrawPage> Draws::mark(const Viewer& viewer, const DrawnCame& came) {
  return db_.write([&](db::Tx& tx) -> Result<DrawPage> {
    auto gathering = gatherings_.own(tx, viewer, came.gathering_id);
    if (!gathering) return gathering.error();
    if (gathering->state() != State::kHeld) return conflict("gatherings.not_held");
    auto draw = find_draw(tx, viewer.school_id, came.gathering_id);
    if (!draw) return not_found("gatherings.not_drawn");
    std::set<std::int64_t> left(came.family_ids.begin(), came.family_ids.end());
    auto all = invited(tx, viewer.school_id, came.gathering_id);
    for (auto& row : all) {
      row.came = left.erase(row.family_id) > 0;
      set_came(tx, row);
    }
    if (!left.empty()) return not_found("gatherings.not_drawn");
    if (auto refused = enter(tx, viewer, *gathering, *draw, all)) return *refused;
    return page_of(tx, viewer, *gathering);
  });
}

// One contact for all who came; an earlier one is voided, since a contact is never changed.
std::optional<Error> Draws::enter(db::Tx& tx, const Viewer& viewer, const GatheringRecord& gathering,
                                  DrawRecord& draw, const std::vector<InvitedRow>& invited) {
  auto before = std::to_string(draw.contact_id.value_or(0));
  if (draw.contact_id) {
    auto voided =
        ledger_.void_contact(tx, viewer.school_id, *draw.contact_id, viewer.person_id, "draw anew " + before);
    if (!voided) return voided.error();
    draw.contact_id.reset();
  }
  ledger::NewContact contact{.school_id = viewer.school_id,
                             .kind = kDrawnKind,
                             .mode = ledger::Mode::kSchool,
                             .held_at = std::min(clock_.at(*gathering.held_on, kNoon), clock_.now()),
                             .recorded_by = viewer.person_id,
                             .staff_ids = {viewer.person_id},
                             .slice = "gatherings",
                             .source_id = gathering.id,
                             .client_key = "draw " + std::to_string(gathering.id) + " after " + before};
  for (const auto& row : invited)
    if (row.came) contact.students.push_back({row.student_id, std::nullopt});
  if (!contact.students.empty()) {
    auto recorded = ledger_.record(tx, contact);
    if (!recorded) return recorded.error();
    draw.contact_id = recorded->contact_id;
  }
  set_draw_contact(tx, draw);
  return std::nullopt;
}

}  // namespace kith::gatherings
