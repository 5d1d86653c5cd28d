// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/trips.hpp"

#include <algorithm>

#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/trip_store.hpp"
#include "people/school.hpp"
#include "people/topics.hpp"

namespace kith::visits {
namespace {

constexpr std::chrono::days kAhead{20};
constexpr std::chrono::days kNotice{1};

std::vector<Opening> one_a_half_day(const std::vector<Opening>& openings) {
  std::vector<Opening> few;
  for (const auto& opening : openings) {
    bool is_next =
        few.empty() || few.back().planned_on != opening.planned_on || few.back().part != opening.part;
    if (is_next) few.push_back(opening);
    if (few.size() == kMostOffered) break;
  }
  return few;
}

bool is_open(const PlanLine& line) {
  return line.state == PlanState::kProposed || line.state == PlanState::kKept;
}

bool has(const PlanLine& line, PlanReason reason) {
  return std::find(line.reasons.begin(), line.reasons.end(), reason) != line.reasons.end();
}

}  // namespace

MyTrips Trips::mine(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    auto today = clock_.today();
    MyTrips mine{
        .today = today,
        .trips = trip_lines(session, viewer, today, {viewer.person_id, today, today + kAhead}, sealer_),
        .busy = busy_times_of(session, viewer.school_id, viewer.person_id)};
    PlanFilter before{.owner_id = viewer.person_id, .until = today - std::chrono::days{1}};
    for (const auto& line : plan_lines(session, viewer, today, before))
      if (line.state == PlanState::kToReplan) mine.to_replan.push_back(line);
    return mine;
  });
}

Result<std::vector<BusyTime>> Trips::set_busy(const people::Viewer& viewer,
                                              const std::vector<BusyTime>& times) {
  for (const auto& time : times)
    if (time.weekday < 1 || time.weekday > 7)
      return invalid("planning.bad_weekday", {{"busy", "planning.bad_weekday"}});
  return db_.write([&](db::Tx& tx) -> Result<std::vector<BusyTime>> {
    replace_busy_times(tx, viewer.school_id, viewer.person_id, times);
    return busy_times_of(tx, viewer.school_id, viewer.person_id);
  });
}

std::vector<VisitOffer> Trips::offers(const people::Viewer& viewer) {
  if (!viewer.has(people::kGuardian)) return {};
  return db_.read([&](db::Session& session) {
    std::vector<VisitOffer> offers;
    for (const auto& line :
         plan_lines(session, people::Viewer{viewer.school_id, viewer.person_id, people::kGuardian},
                    clock_.today(), {}))
      if (is_open(line))
        if (auto offer = offer_of(session, viewer, line.season_plan_id, line.student_id))
          offers.push_back(*offer);
    return offers;
  });
}

std::optional<VisitOffer> Trips::offer_of(db::Session& session, const people::Viewer& viewer,
                                          std::int64_t season_plan_id, std::int64_t student_id) {
  auto today = clock_.today();
  people::Viewer guardian{viewer.school_id, viewer.person_id, viewer.roles & people::kGuardian};
  auto lines =
      plan_lines(session, guardian, today, {.season_plan_id = season_plan_id, .student_id = student_id});
  auto season = find_season_plan(session, viewer.school_id, season_plan_id);
  if (lines.empty() || !season || !is_open(lines.front()) || !lines.front().owner_id ||
      !may_receive(session, viewer.school_id, student_id, viewer.person_id))
    return std::nullopt;
  const auto& line = lines.front();
  VisitOffer offer{.season_plan_id = season_plan_id,
                   .student_id = student_id,
                   .given_name = people::given_name(line.name),
                   .owner_name = line.owner_name,
                   .form = line.form,
                   .is_chosen = has(line, PlanReason::kFamilyChose),
                   .planned_on = line.planned_on,
                   .part = line.part,
                   .slot_no = line.slot_no,
                   .begins_at_minute = line.begins_at_minute,
                   .openings = {},
                   .wish_part = line.wish_part,
                   .wish_form = line.wish_form,
                   .is_big = line.is_big,
                   .declines_committee = line.declines_committee};
  if (line.is_big)
    offer.team = members_of_party(session, viewer.school_id, *line.trip_id, *line.party_no);
  else
    offer.openings = one_a_half_day(openings_of(session, *season, *line.owner_id, today + kNotice));
  return offer;
}

Result<VisitOffer> Trips::choose(const people::Viewer& viewer, const VisitChoice& choice) {
  return db_.write([&](db::Tx& tx) -> Result<VisitOffer> {
    tx.lock(choice.season_plan_id);
    auto offer = offer_of(tx, viewer, choice.season_plan_id, choice.student_id);
    if (!offer) return not_found("planning.no_such_plan");
    auto line = plan_lines(tx, viewer, clock_.today(),
                           {.season_plan_id = choice.season_plan_id, .student_id = choice.student_id})
                    .front();
    auto season = find_season_plan(tx, viewer.school_id, choice.season_plan_id);
    bool is_same = offer->planned_on == choice.planned_on && offer->part == choice.part &&
                   offer->slot_no == choice.slot_no;
    auto openings = offer->is_big ? std::vector<Opening>{}
                                  : openings_of(tx, *season, *line.owner_id, clock_.today() + kNotice);
    bool is_free = std::any_of(openings.begin(), openings.end(), [&](const Opening& opening) {
      return opening.planned_on == choice.planned_on && opening.part == choice.part &&
             opening.slot_no == choice.slot_no;
    });
    if (!is_same && !is_free) return conflict("planning.slot_taken");
    auto moved = move_plan(tx, *season,
                           {.student_id = choice.student_id,
                            .owner_id = *line.owner_id,
                            .planned_on = choice.planned_on,
                            .part = choice.part,
                            .slot_no = choice.slot_no,
                            .form = choice.form,
                            .because = PlanReason::kFamilyChose,
                            .by = viewer.person_id,
                            .at = clock_.now()});
    if (!moved) return moved.error();
    tell(tx, choice.season_plan_id, line);
    return *offer_of(tx, viewer, choice.season_plan_id, choice.student_id);
  });
}

Result<VisitOffer> Trips::wish(const people::Viewer& viewer, const VisitWish& wish) {
  if (!wish.wish_part && !wish.wish_form)
    return invalid("planning.empty_wish", {{"wish_part", "planning.empty_wish"}});
  return db_.write([&](db::Tx& tx) -> Result<VisitOffer> {
    if (!offer_of(tx, viewer, wish.season_plan_id, wish.student_id))
      return not_found("planning.no_such_plan");
    tx.lock(wish.season_plan_id);
    auto plan = *find_plan(tx, viewer.school_id, wish.season_plan_id, wish.student_id);
    plan.wish_part = wish.wish_part;
    plan.wish_form = wish.wish_form;
    save_plan(tx, plan);
    tell(tx, wish.season_plan_id,
         plan_lines(tx, viewer, clock_.today(),
                    {.season_plan_id = wish.season_plan_id, .student_id = wish.student_id})
             .front());
    return *offer_of(tx, viewer, wish.season_plan_id, wish.student_id);
  });
}

Result<VisitOffer> Trips::answer_committee(const people::Viewer& viewer, const CommitteeAnswer& answer) {
  return db_.write([&](db::Tx& tx) -> Result<VisitOffer> {
    tx.lock(answer.season_plan_id);
    auto offer = offer_of(tx, viewer, answer.season_plan_id, answer.student_id);
    if (!offer || !offer->is_big) return not_found("planning.no_such_plan");
    auto line = plan_lines(tx, viewer, clock_.today(),
                           {.season_plan_id = answer.season_plan_id, .student_id = answer.student_id})
                    .front();
    for (auto& plan : plans_of_stop(tx, viewer.school_id, *line.trip_id, *line.slot_no)) {
      plan.declines_committee = answer.declines;
      save_plan(tx, plan);
    }
    tell(tx, answer.season_plan_id, line);
    return *offer_of(tx, viewer, answer.season_plan_id, answer.student_id);
  });
}

void Trips::tell(db::Tx& tx, std::int64_t season_plan_id, const PlanLine& line) {
  std::vector<std::string> topics{people::school_topic(tenant_of(season_plan_id))};
  if (line.class_id) topics.push_back(people::class_topic(*line.class_id));
  tx.after_commit([this, season_plan_id, topics] {
    events_.publish({.name = "visit_plan.changed", .subject_id = season_plan_id, .topics = topics});
  });
}

}  // namespace kith::visits
