// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/showcase.hpp"

#include <algorithm>

#include "capabilities/practice/cases.hpp"

namespace kith::practice {
namespace {

using people::Viewer;

constexpr int kMostShown = 200;

void add_showings(ShowcaseLine& line, const Viewer& viewer, const std::vector<ShowingRow>& shown,
                  const std::vector<ExchangeMeeting>& meetings) {
  for (const auto& showing : shown) {
    if (showing.case_code != line.case_code) continue;
    ++line.shown_count;
    line.last_shown_on = std::max(line.last_shown_on.value_or(showing.shown_on), showing.shown_on);
    if (showing.school_id != viewer.school_id) continue;
    for (const auto& meeting : meetings)
      if (meeting.gathering_id == showing.gathering_id) line.shown_here.push_back(meeting);
  }
}

}  // namespace

ShowcaseList Showcase::list(const Viewer& viewer) {
  bool is_district = viewer.has(people::kDistrict);
  ShowcaseList list{.cases = {},
                    .meetings = is_district ? std::vector<ExchangeMeeting>{} : held_meetings_(viewer),
                    .may_choose = is_district,
                    .may_mark = viewer.has(people::kForSchoolDesk.any_of)};
  return db_.read([&](db::Session& session) {
    auto shown = showings(session);
    for (const auto& record : cases_out(session, !is_district, kMostShown)) {
      auto& line = list.cases.emplace_back(ShowcaseLine{.case_code = record.case_code,
                                                        .words = record,
                                                        .is_chosen = record.state == CaseState::kChosen,
                                                        .last_shown_on = {},
                                                        .shown_here = {}});
      add_showings(line, viewer, shown, list.meetings);
    }
    return list;
  });
}

Result<ShowcaseList> Showcase::choose(const Viewer& viewer, const std::string& case_code) {
  auto checked = db_.read([&](db::Session& session) -> Result<CaseRecord> {
    auto record = find_case_out(session, case_code);
    if (!record) return not_found("practice.no_such_case");
    if (!traces_in(session, sealer_, *record, clock_.today()).empty())
      return conflict("practice.not_anonymous");
    return *record;
  });
  if (!checked) return checked.error();
  auto chosen = db_.write([&](db::Tx& tx) -> Result<CaseRecord> {
    auto record = find_case_out(tx, case_code);
    if (!record) return not_found("practice.no_such_case");
    if (auto refused = refused_act(record->state, CaseAct::kChoose)) return *refused;
    if (record->version != checked->version) return conflict("practice.changed_meanwhile");
    record->state = CaseState::kChosen;
    record->chosen_at = clock_.now();
    save_case(tx, *record);
    return *record;
  });
  if (!chosen) return chosen.error();
  return list(viewer);
}

Result<ShowcaseList> Showcase::unchoose(const Viewer& viewer, const std::string& case_code) {
  auto taken = db_.write([&](db::Tx& tx) -> Result<CaseRecord> {
    auto record = find_case_out(tx, case_code);
    if (!record) return not_found("practice.no_such_case");
    if (auto refused = refused_act(record->state, CaseAct::kUnchoose)) return *refused;
    record->state = CaseState::kApproved;
    record->chosen_at.reset();
    save_case(tx, *record);
    return *record;
  });
  if (!taken) return taken.error();
  return list(viewer);
}

Result<ShowcaseList> Showcase::mark_shown(const Viewer& viewer, const WhichShowing& which) {
  auto meetings = held_meetings_(viewer);
  auto meeting = std::find_if(meetings.begin(), meetings.end(), [&](const ExchangeMeeting& one) {
    return one.gathering_id == which.gathering_id;
  });
  if (meeting == meetings.end()) return not_found("practice.no_such_meeting");
  auto marked = db_.write([&](db::Tx& tx) -> Result<int> {
    auto record = find_case_out(tx, which.case_code);
    if (!record || record->state != CaseState::kChosen) return not_found("practice.no_such_case");
    add_showing(tx,
                {viewer.school_id, which.case_code, which.gathering_id, meeting->held_on, viewer.person_id});
    return 0;
  });
  if (!marked) return marked.error();
  return list(viewer);
}

Result<ShowcaseList> Showcase::unmark_shown(const Viewer& viewer, const WhichShowing& which) {
  db_.write([&](db::Tx& tx) {
    remove_showing(tx, {viewer.school_id, which.case_code, which.gathering_id, {}, 0});
  });
  return list(viewer);
}

}  // namespace kith::practice
