// SPDX-License-Identifier: Apache-2.0
// The seasons of a school: which there are, what they want, and planning one.
#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/planning/plan_store.hpp"
#include "capabilities/visits/planning/plans.hpp"
#include "people/topics.hpp"

namespace kith::visits {
namespace {

constexpr std::chrono::days kNotice{1};

bool is_desk(const people::Viewer& viewer) { return viewer.has(people::kForSchoolDesk.any_of); }

bool is_share(int permille) { return permille >= 1 && permille <= 1000; }

bool is_this_year(const calendar::VisitSeason& season, Date today) {
  return season.ends_on >= today - std::chrono::days{60} &&
         season.starts_on <= today + std::chrono::days{300};
}

// Of today, else the next, else the last.
std::optional<std::int64_t> first_shown(const std::vector<SeasonLine>& seasons, Date today) {
  std::optional<std::int64_t> found;
  for (const auto& season : seasons) {
    if (!season.season_plan_id) continue;
    found = season.season_plan_id;
    if (today <= season.ends_on) break;
  }
  return found;
}

}  // namespace

SeasonLine season_line(const SeasonPlan& plan, Date today) {
  return {plan.season,
          plan.starts_on,
          plan.ends_on,
          plan.ends_on < today,
          plan.id,
          plan.goal_clause,
          plan.goal_permille,
          plan.goal_face_permille,
          parse_themes(plan.themes),
          plan.families_a_pair};
}

SeasonList Plans::seasons(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    auto today = clock_.today();
    SeasonList list{.seasons = {}, .season_plan_id = {}, .may_plan = is_desk(viewer)};
    for (const auto& plan : season_plans_of(session, viewer.school_id))
      list.seasons.push_back(season_line(plan, today));
    for (const auto& season : calendar::load_calendar(session, viewer.school_id).seasons) {
      bool is_planned = std::any_of(list.seasons.begin(), list.seasons.end(), [&](const SeasonLine& line) {
        return line.season == season.season && line.starts_on == season.starts_on;
      });
      if (is_planned || !is_this_year(season, today)) continue;
      list.seasons.push_back({season.season,
                              season.starts_on,
                              season.ends_on,
                              season.ends_on < today,
                              std::nullopt,
                              kGoalClause,
                              kUsualGoalPermille,
                              kUsualFacePermille,
                              {},
                              kUsualFamiliesAPair});
    }
    std::stable_sort(list.seasons.begin(), list.seasons.end(),
                     [](const SeasonLine& a, const SeasonLine& b) { return a.starts_on < b.starts_on; });
    list.season_plan_id = first_shown(list.seasons, today);
    return list;
  });
}

// Planned from tomorrow on, so that a family hears of it before.
Result<ProposalReport> Plans::propose(const people::Viewer& viewer, const NewProposal& wanted) {
  if (wanted.goal_permille && !is_share(*wanted.goal_permille))
    return invalid("planning.bad_goal", {{"goal_permille", "planning.bad_goal"}});
  return db_.write([&](db::Tx& tx) -> Result<ProposalReport> {
    auto report = propose_season(tx,
                                 {.school_id = viewer.school_id,
                                  .by = viewer.person_id,
                                  .wanted = wanted,
                                  .from = clock_.today() + kNotice,
                                  .at = clock_.now()},
                                 sealer_);
    if (report)
      tx.after_commit([this, id = report->season_plan_id, topic = people::school_topic(viewer.school_id)] {
        events_.publish({.name = "visit_plan.changed", .subject_id = id, .topics = {topic}});
      });
    return report;
  });
}

Result<SeasonLine> Plans::set_goals(const people::Viewer& viewer, const SeasonGoals& goals) {
  for (auto [field, share] : {std::pair{"goal_permille", goals.goal_permille},
                              std::pair{"goal_face_permille", goals.goal_face_permille}})
    if (!is_share(share)) return invalid("planning.bad_goal", {{field, "planning.bad_goal"}});
  const auto families = goals.families_a_pair;
  if (families && (*families < kFewestFamiliesAPair || *families > kMostFamiliesAPair))
    return invalid("planning.bad_families_a_pair", {{"families_a_pair", "planning.bad_families_a_pair"}});
  return db_.write([&](db::Tx& tx) -> Result<SeasonLine> {
    auto season = find_season_plan(tx, viewer.school_id, goals.season_plan_id);
    if (!season) return not_found("planning.no_such_plan");
    season->goal_permille = goals.goal_permille;
    season->goal_face_permille = goals.goal_face_permille;
    season->themes = themes_text(goals.themes);
    season->families_a_pair = families.value_or(season->families_a_pair);
    save_season_plan(tx, *season);
    tx.after_commit([this, id = season->id, topic = people::school_topic(viewer.school_id)] {
      events_.publish({.name = "visit_plan.changed", .subject_id = id, .topics = {topic}});
    });
    return season_line(*season, clock_.today());
  });
}

}  // namespace kith::visits
