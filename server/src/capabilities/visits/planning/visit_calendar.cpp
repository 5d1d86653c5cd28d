// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/visit_calendar.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "capabilities/visits/planning/calendar_store.hpp"
#include "capabilities/visits/planning/plan_words.hpp"
#include "capabilities/visits/planning/trip_store.hpp"
#include "people/directory_store.hpp"

namespace kith::visits {
namespace {

// Calendars keep what they once took in; a season is told for a month after its end.
constexpr std::chrono::days kAfter{30};
constexpr std::chrono::days kAhead{366};
// Seconds from here on fit the format's 32 bits for 68 years.
constexpr Instant kCountedFrom = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

constexpr Wording kName{"家访", "Home visits"}, kVisitOf{"家访 · {}", "Visit · {}"},
    kBigVisitTo{"大家访 · {}", "Big visit · {}"}, kTeacher{"老师：{}", "Teacher: {}"}, kComma{"、", ", "};

// Grows with each change.
int sequence_at(Instant changed_at) {
  return int(std::chrono::duration_cast<std::chrono::seconds>(changed_at - kCountedFrom).count());
}
// Planning a season anew changes it, and one plan by hand.
int sequence_of(const EntryRow& row) {
  return sequence_at(std::max(row.planned_at, row.changed_at.value_or(row.planned_at)));
}

struct At {
  Date on{};
  int minute = 0;
  int lasts_minutes = slot_minutes();
};
std::optional<At> planned(const EntryRow& row) {
  if (!row.planned_on) return std::nullopt;
  return At{*row.planned_on, slot_minute(*row.part, *row.slot_no, *row.families_a_pair),
            slot_minutes(*row.families_a_pair)};
}
std::optional<At> before(const EntryRow& row) {
  if (!row.was_on) return std::nullopt;
  return At{*row.was_on, *row.was_minute};
}

ical::Entry entry_of(const EntryRow& row, const At& at, Language language) {
  return {.uid = entry_uid(row.season_plan_id, row.student_id),
          .sequence = sequence_of(row),
          .day_on = at.on,
          .begins_at_minute = at.minute,
          .lasts_minutes = at.lasts_minutes,
          .summary = fmt::format(fmt::runtime(kVisitOf.in(language)), people::given_name(row.name)),
          .description = std::string(wording_of(row.form).in(language))};
}

// Of a big visit one enters the trip, not each door.
ical::Entry entry_of(const TripRow& trip, const std::string& place, Language language) {
  return {.uid = big_visit_uid(trip.id),
          .sequence = sequence_at(trip.changed_at.value_or(kCountedFrom)),
          .day_on = trip.planned_on,
          .begins_at_minute = slot_minute(trip.part, 0),
          .lasts_minutes = slots_of(trip.part, trip.families_a_pair) * slot_minutes(trip.families_a_pair),
          .summary = fmt::format(fmt::runtime(kBigVisitTo.in(language)), place),
          .location = place};
}

ical::Entry entry_of(const StruckEntry& struck, Language language) {
  return {.uid = struck.uid,
          .sequence = sequence_at(struck.struck_at),
          .day_on = struck.planned_on,
          .begins_at_minute = struck.begins_at_minute,
          .lasts_minutes = slot_minutes(),
          .summary = std::string(kName.in(language)),
          .is_cancelled = true};
}

// The owner; of a big visit the staff of the pair that comes to the door.
std::string who_comes(db::Session& session, std::int64_t school_id, const EntryRow& row, Language language) {
  if (!row.big_trip_id) return row.owner_name.value_or("");
  std::vector<std::string> names;
  for (const auto& member : members_of_party(session, school_id, *row.big_trip_id,
                                             party_of(*row.part, *row.slot_no, *row.families_a_pair)))
    if (member.role != TripRole::kCommitteeMember) names.push_back(member.name);
  return fmt::format("{}", fmt::join(names, kComma.in(language)));
}

}  // namespace

std::string VisitCalendars::of_staff(const people::Viewer& viewer, const WantedCalendar& wanted) {
  auto language = wanted.language.value_or(Language::kZh);
  ical::CalendarFile file{.name = std::string(kName.in(language)),
                          .time_zone = time_zone_,
                          .made_at = clock_.now(),
                          .entries = {}};
  auto today = clock_.today(), since = today - kAfter;
  db_.read([&](db::Session& session) {
    std::set<std::string> held;
    auto hold = [&](ical::Entry entry) {
      held.insert(entry.uid);
      file.entries.push_back(std::move(entry));
    };
    for (const auto& row : entries_of_staff(session, viewer, today, since)) {
      auto entry = entry_of(row, *planned(row), language);
      if (row.form == VisitForm::kHome && row.address_sealed)
        entry.location = sealer_.open(*row.address_sealed);
      hold(std::move(entry));
    }
    for (const auto& trip :
         trips_of_member(session, viewer.school_id, {viewer.person_id, since, today + kAhead}))
      if (trip.is_big)
        hold(entry_of(trip, trip.place_sealed ? sealer_.open(*trip.place_sealed) : "", language));
    for (const auto& struck : struck_entries(session, viewer.school_id, viewer.person_id, since))
      if (!held.contains(struck.uid)) file.entries.push_back(entry_of(struck, language));
  });
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
    if (auto who = who_comes(session, viewer.school_id, *row, language); !who.empty())
      entry.description += "\n" + fmt::format(fmt::runtime(kTeacher.in(language)), who);
    if (row->form == VisitForm::kSchool)
      entry.location = people::find_school(session, viewer.school_id)->name;
    return ical::calendar_text({.name = std::string(kName.in(language)),
                                .time_zone = time_zone_,
                                .made_at = clock_.now(),
                                .entries = {entry}});
  });
}

}  // namespace kith::visits
