// SPDX-License-Identifier: Apache-2.0
#include "app/demo/occasions.hpp"

#include <algorithm>

#include "capabilities/gatherings/draws.hpp"
#include "capabilities/visits/planning/big_visits.hpp"
#include "capabilities/visits/planning/plans.hpp"

namespace kith::demo {
namespace {

using ledger::ContactKind;

constexpr int kDrawnShare = 30;          // percent, as P2a.7 asks
constexpr std::size_t kOneStaysOut = 5;  // of so many

class NobodyListens : public events::Events {
 public:
  void publish(events::Event) override {}
};

class Telling {
 public:
  explicit Telling(const Occasions& told) : told_(told) {}

  void write() {
    for (const auto& gathering : gatherings_.list(leader()).gatherings) {
      if (gathering.state != gatherings::State::kHeld || gathering.level != ledger::Level::kSchool) continue;
      if (gathering.kind == ContactKind::kOpenDay || gathering.kind == ContactKind::kCommitteeMeeting)
        let_members_come(gathering.gathering_id);
      if (gathering.kind == ContactKind::kOpenDay) draw_families(gathering.gathering_id);
    }
    if (auto season = plans_.seasons(leader()).season_plan_id) plan_big_visit(*season);
  }

 private:
  people::Viewer leader() const {
    return {told_.school_id, told_.leader_id, people::kStaff | people::kPrincipal};
  }

  // All but every fifth.
  void let_members_come(std::int64_t gathering_id) {
    std::vector<std::int64_t> came;
    std::size_t place = 0;
    for (const auto& member : gatherings_.members(leader(), gathering_id).value().members)
      if (++place % kOneStaysOut) came.push_back(member.guardian_id);
    gatherings_.mark_members(leader(), gathering_id, came).value();
  }

  void draw_families(std::int64_t gathering_id) {
    auto page = draws_.draw(leader(), {gathering_id, kDrawnShare});
    if (!page) return;
    gatherings::DrawnCame came{gathering_id, {}};
    for (std::size_t i = 0; i < page->drawn.size(); ++i)
      if ((i + 1) % kOneStaysOut) came.family_ids.push_back(page->drawn[i].family_id);
    draws_.mark(leader(), came).value();
  }

  // The place with the most families not visited, on the first morning, with the team and the families that
  // the product proposes, and a member of the committee (P3.15).
  void plan_big_visit(std::int64_t season_plan_id) {
    auto places = big_visits_.list(leader(), season_plan_id).value().neighbourhoods;
    if (places.empty()) return;
    visits::WantedDraft wanted{season_plan_id, places.front().place, {}, {}, {}};
    for (const auto& half_day : big_visits_.draft(leader(), wanted).value().half_days)
      if (half_day.part == visits::DayPart::kMorning && !wanted.part)
        wanted.planned_on = half_day.on, wanted.part = half_day.part;
    if (!wanted.part) return;
    auto draft = big_visits_.draft(leader(), wanted).value();
    visits::NewBigVisit visit{season_plan_id, wanted.place, *wanted.planned_on, *wanted.part, {}, {}};
    for (const auto& member : draft.staff)
      if (member.proposed_role) visit.members.push_back({member.person_id, *member.proposed_role});
    for (const auto& member : draft.committee) {
      if (member.conflict || visit.members.size() == visits::kMostMembers) continue;
      visit.members.push_back({member.person_id, visits::TripRole::kCommitteeMember});
      break;
    }
    for (const auto& family : draft.families)
      if (family.is_proposed && !is_spared(family))
        visit.student_ids.insert(visit.student_ids.end(), family.student_ids.begin(),
                                 family.student_ids.end());
    // A school too small for a team has none.
    if (refusal(visit) || !big_visits_.plan(leader(), visit)) return;
  }

  bool is_spared(const visits::DraftFamily& family) const {
    return std::any_of(family.student_ids.begin(), family.student_ids.end(), [&](std::int64_t student_id) {
      return std::find(told_.spared.begin(), told_.spared.end(), student_id) != told_.spared.end();
    });
  }

  const Occasions& told_;
  NobodyListens events_;
  ledger::Ledger ledger_{told_.clock};
  ledger::Duties duties_;
  gatherings::Gatherings gatherings_{told_.db, told_.clock, ledger_, duties_, events_};
  gatherings::Draws draws_{told_.db, told_.clock, ledger_, told_.random, gatherings_};
  visits::Plans plans_{told_.db, told_.clock, told_.sealer, events_};
  visits::BigVisits big_visits_{told_.db, told_.clock, told_.sealer, events_};
};

}  // namespace

void write_occasions(const Occasions& occasions) { Telling(occasions).write(); }

}  // namespace kith::demo
