// SPDX-License-Identifier: Apache-2.0
#include "app/mornings.hpp"

#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "people/directory_store.hpp"
#include "people/topics.hpp"

namespace kith::app {
namespace {

constexpr int kMostDuties = 50;
constexpr int kMostOfOthers = 500;
constexpr std::uint32_t kLeads = people::kGradeHead | people::kMoralEducation | people::kPrincipal;

std::optional<people::ClassKey> class_of(const OpenDutyRow& duty) {
  if (!duty.entry_year || !duty.entry_grade || !duty.number) return std::nullopt;
  people::ClassKey key;
  key.entry_year = *duty.entry_year;
  key.entry_grade = *duty.entry_grade;
  key.number = *duty.number;
  return key;
}

std::optional<int> grade_of(const OpenDutyRow& duty, int school_year) {
  if (auto key = class_of(duty)) return people::grade_in(*key, school_year);
  if (duty.subject_kind == "grade") return int(duty.subject_id);
  return std::nullopt;
}

}  // namespace

bool Mornings::is_open(db::Session& session, std::int64_t school_id) const {
  return is_in_office_hours(calendar::load_calendar(session, school_id), clock_.today(),
                            clock_.minute_of_day(clock_.now()));
}

std::vector<MorningReminder> Mornings::reminders(db::Session& session, const people::Viewer& viewer,
                                                 const norms::Frame& frame) const {
  std::vector<MorningReminder> lines;
  auto morning = clock_.at(frame.today(), kMorningBegins);
  for (const auto& each :
       norms::reminders_of_morning(session, viewer.school_id, viewer.person_id, morning, frame.periods()))
    if (const auto* norm = norms_.catalogue().find(each.clause))
      lines.push_back(
          {each.clause, norm->title, norm->label, each.class_id, each.asked_by_name, each.asked_at, {}});
  return lines;
}

std::vector<DutyOfOthers> Mornings::of_others(db::Session& session, const people::Viewer& viewer,
                                              const norms::Frame& frame) const {
  std::vector<DutyOfOthers> lines;
  if (!viewer.has(kLeads)) return lines;
  auto today = frame.today();
  auto leaders = leaders_in(session, viewer.school_id, today);
  auto naming = people::naming_of(session, viewer.school_id, today);
  for (const auto& duty : duties_due_before(session, viewer.school_id, clock_.at(today), kMostOfOthers)) {
    if (!is_for_the_leader(frame.calendar(), clock_.date_of(duty.due_at), today)) continue;
    auto theirs = leaders_of(leaders, grade_of(duty, naming.school_year), duty.owner_id);
    if (std::find(theirs.begin(), theirs.end(), viewer.person_id) == theirs.end()) continue;
    auto key = class_of(duty);
    lines.push_back({.id = duty.id,
                     .kind = duty.kind,
                     .clause = duty.clause,
                     .owner_id = duty.owner_id,
                     .owner_name = duty.owner_name,
                     .class_id = duty.class_id,
                     .class_name = key ? std::optional(naming.name(*key)) : std::nullopt,
                     .due_at = duty.due_at});
  }
  return lines;
}

MorningList Mornings::list(const people::Viewer& viewer) const {
  auto today = clock_.today();
  if (!db_.read([&](db::Session& session) { return is_open(session, viewer.school_id); }))
    return {.day_on = today};
  return norms::with_frame(
      db_, norms_, viewer.school_id, today, [&](db::Session& session, const norms::Frame& frame) {
        MorningList list{.day_on = today, .is_open = true};
        for (auto& duty : ledger::open_duties_of(session, viewer.school_id, viewer.person_id, kMostDuties))
          if (duty.due_at < clock_.at(today + std::chrono::days{1})) list.duties.push_back(std::move(duty));
        list.reminders = reminders(session, viewer, frame);
        list.behind = norms::gaps_of_own_classes(session, frame, norms_.catalogue(), viewer);
        fold_reminders(list.reminders, list.behind);
        list.of_others = of_others(session, viewer, frame);
        return list;
      });
}

void Mornings::see(const people::Viewer& viewer) const {
  auto morning = clock_.at(clock_.today(), kMorningBegins);
  db_.write([&](db::Tx& tx) {
    if (is_open(tx, viewer.school_id))
      norms::mark_reminders_seen(tx, viewer.school_id, viewer.person_id, morning, clock_.now());
  });
}

void Mornings::begin() const {
  auto today = clock_.today();
  for (auto school_id : db_.read([](db::Session& session) { return people::school_ids(session); }))
    db_.write([&](db::Tx& tx) {
      if (!is_open(tx, school_id) || !save_morning(tx, school_id, today, clock_.now())) return;
      std::vector<std::string> topics;
      for (auto staff_id : staff_of(tx, school_id, today)) topics.push_back(people::person_topic(staff_id));
      tx.after_commit(
          [&events = events_, topics] { events.publish({.name = "morning.begun", .topics = topics}); });
    });
}

std::vector<http::Route> morning_routes(Mornings mornings) {
  using http::Call;
  using people::viewer_of;
  return {
      http::get("/api/today/morning", people::kForStaff,
                [mornings](const Call& call) -> Result<MorningList> {
                  return mornings.list(viewer_of(call.caller));
                }),
      http::post("/api/today/morning/seen", people::kForStaff,
                 [mornings](const Call& call) -> Result<http::NoContent> {
                   mornings.see(viewer_of(call.caller));
                   return http::NoContent{};
                 }),
  };
}

}  // namespace kith::app
