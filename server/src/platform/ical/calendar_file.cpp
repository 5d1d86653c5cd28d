// SPDX-License-Identifier: Apache-2.0
#include "platform/ical/calendar_file.hpp"

#include <libical/ical.h>

#include <cstdlib>
#include <ctime>
#include <memory>
#include <mutex>

namespace kith::ical {
namespace {

constexpr const char* kMaker = "-//Kith//Kith//ZH";

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

icaltimetype utc(Instant instant) {
  auto seconds = std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
  return icaltime_from_timet_with_zone(std::time_t(seconds), 0, icaltimezone_get_utc_timezone());
}

icaltimetype local(Date day, int minute) {
  std::chrono::year_month_day on(day + std::chrono::days{minute / 1440});
  auto time = icaltime_null_time();
  time.year = int(on.year());
  time.month = int(unsigned(on.month()));
  time.day = int(unsigned(on.day()));
  time.hour = minute % 1440 / 60;
  time.minute = minute % 60;
  return time;
}

icalproperty* in_zone(icalproperty* time, const std::string& zone) {
  icalproperty_add_parameter(time, icalparameter_new_tzid(zone.c_str()));
  return time;
}

// libical names its zones with a prefix of its own; calendars know the plain name. It reads the machine's
// zones when first asked for one, which is not for several threads at once.
Component zone_of(const std::string& name) {
  static std::mutex reading;
  std::lock_guard lock(reading);
  auto* zone = icaltimezone_get_builtin_timezone(name.c_str());
  auto* known = zone ? icaltimezone_get_component(zone) : nullptr;
  if (!known) return nullptr;
  Component copy(icalcomponent_new_clone(known));
  if (auto* id = icalcomponent_get_first_property(copy.get(), ICAL_TZID_PROPERTY))
    icalproperty_set_tzid(id, name.c_str());
  return copy;
}

icalcomponent* event_of(const Entry& entry, const CalendarFile& file) {
  auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  auto add = [&](icalproperty* property) { icalcomponent_add_property(event, property); };
  add(icalproperty_new_uid(entry.uid.c_str()));
  add(icalproperty_new_sequence(entry.sequence));
  add(icalproperty_new_dtstamp(utc(file.made_at)));
  add(in_zone(icalproperty_new_dtstart(local(entry.day_on, entry.begins_at_minute)), file.time_zone));
  add(in_zone(icalproperty_new_dtend(local(entry.day_on, entry.begins_at_minute + entry.lasts_minutes)),
              file.time_zone));
  add(icalproperty_new_summary(entry.summary.c_str()));
  if (!entry.location.empty()) add(icalproperty_new_location(entry.location.c_str()));
  if (!entry.description.empty()) add(icalproperty_new_description(entry.description.c_str()));
  add(icalproperty_new_status(entry.is_cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  return event;
}

}  // namespace

std::string calendar_text(const CalendarFile& file) {
  icalerror_set_errors_are_fatal(0);
  Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  auto add = [&](icalproperty* property) { icalcomponent_add_property(calendar.get(), property); };
  add(icalproperty_new_version("2.0"));
  add(icalproperty_new_prodid(kMaker));
  add(icalproperty_new_calscale("GREGORIAN"));
  add(icalproperty_new_method(ICAL_METHOD_PUBLISH));
  auto* name = icalproperty_new_x(file.name.c_str());
  icalproperty_set_x_name(name, "X-WR-CALNAME");
  add(name);
  if (auto zone = zone_of(file.time_zone)) icalcomponent_add_component(calendar.get(), zone.release());
  for (const auto& entry : file.entries) icalcomponent_add_component(calendar.get(), event_of(entry, file));
  std::unique_ptr<char, decltype(&std::free)> text(icalcomponent_as_ical_string_r(calendar.get()),
                                                   &std::free);
  return text.get();
}

}  // namespace kith::ical
