// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/visit_calendar.hpp"

#include <fmt/format.h>

#include "capabilities/visits/planning/calendar_store.hpp"
#include "capabilities/visits/planning/plan_words.hpp"
#include "capabilities/visits/planning/trip_store.hpp"
#include "people/directory_store.hpp"

namespace kith::visits {
namespace {

// Calendars keep what they once took in; a season is told for a month after its end.
constexpr std::chrono::days kAfter{30};
// Seconds from here on fit the format's 32 bits for 68 years.
constexpr Instant kCountedFrom = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

constexpr Wording kName{"家访", "Home visits"}, kVisitOf{"家访 · {}", "Visit · {}"},
    kTeacher{"老师：{}", "Teacher: {}"};

// Grows with each change: planning a season anew, or one plan by hand.
int sequence_of(const EntryRow& row) {
  auto changed = std::max(row.planned_at, row.changed_at.value_or(row.planned_at));
  return int(std::chrono::duration_cast<std::chrono::seconds>(changed - kCountedFrom).count());
}

struct At {
  Date on{};
  DayPart part = DayPart::kEvening;
  int slot_no = 0;
};
std::optional<At> planned(const EntryRow& row) {
  if (!row.planned_on) return std::nullopt;
  return At{*row.planned_on, *row.part, *row.slot_no};
}
std::optional<At> before(const EntryRow& row) {
  if (!row.was_on) return std::nullopt;
  return At{*row.was_on, *row.was_part, *row.was_slot_no};
}

ical::Entry entry_of(const EntryRow& row, const At& at, Language language) {
  return {.uid = entry_uid(row.season_plan_id, row.student_id),
          .sequence = sequence_of(row),
          .day_on = at.on,
          .begins_at_minute = slot_minute(at.part, at.slot_no),
          .lasts_minutes = kSlotMinutes,
          .summary = fmt::format(fmt::runtime(kVisitOf.in(language)), people::given_name(row.name)),
          .description = std::string(wording_of(row.form).in(language))};
}

}  // namespace

std::string entry_uid(std::int64_t season_plan_id, std::int64_t student_id) {
  return fmt::format("visit-{}-{}@kith", season_plan_id, student_id);
}

std::string VisitCalendars::of_staff(const people::Viewer& viewer, const WantedCalendar& wanted) {
  auto language = wanted.language.value_or(Language::kZh);
  ical::CalendarFile file{.name = std::string(kName.in(language)),
                          .time_zone = time_zone_,
                          .made_at = clock_.now(),
                          .entries = {}};
  auto today = clock_.today();
  auto rows = db_.read(
      [&](db::Session& session) { return entries_of_staff(session, viewer, today, today - kAfter); });
  for (const auto& row : rows) {
    auto at = row.is_mine ? planned(row) : before(row);
    if (!at) continue;
    auto entry = entry_of(row, *at, language);
    entry.is_cancelled = !row.is_mine;
    if (row.is_mine && row.form == VisitForm::kHome && row.address_sealed)
      entry.location = sealer_.open(*row.address_sealed);
    file.entries.push_back(std::move(entry));
  }
  return ical::calendar_text(file);
}

Result<std::string> VisitCalendars::of_family(const people::Viewer& viewer, const WantedVisitEntry& wanted) {
  auto language = wanted.language.value_or(Language::kZh);
  people::Viewer guardian{viewer.school_id, viewer.person_id, viewer.roles & people::kGuardian};
  return db_.read([&](db::Session& session) -> Result<std::string> {
    auto row = entry_of_child(session, guardian, clock_.today(), wanted.season_plan_id, wanted.student_id);
    auto at = row ? planned(*row) : std::nullopt;
    bool is_cancelled = row && !at;
    if (is_cancelled) at = before(*row);
    if (!at || !may_receive(session, viewer.school_id, wanted.student_id, viewer.person_id))
      return not_found("planning.no_such_plan");
    auto entry = entry_of(*row, *at, language);
    entry.is_cancelled = is_cancelled;
    if (row->owner_name)
      entry.description += "\n" + fmt::format(fmt::runtime(kTeacher.in(language)), *row->owner_name);
    if (row->form == VisitForm::kSchool)
      entry.location = people::find_school(session, viewer.school_id)->name;
    return ical::calendar_text({.name = std::string(kName.in(language)),
                                .time_zone = time_zone_,
                                .made_at = clock_.now(),
                                .entries = {entry}});
  });
}

}  // namespace kith::visits
