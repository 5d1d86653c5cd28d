// SPDX-License-Identifier: Apache-2.0
#include "platform/ical/calendar_file_kit.hpp"

#include <libical/ical.h>

#include <stdexcept>

namespace kith::ical::kit {
namespace {

std::string words(const char* text) { return text ? text : ""; }

ReadEntry entry_of(icalcomponent* event) {
  auto* start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
  auto* zone = start ? icalproperty_get_first_parameter(start, ICAL_TZID_PARAMETER) : nullptr;
  auto starts = icalcomponent_get_dtstart(event);
  auto at = icaltime_as_timet_with_zone(starts, starts.zone);
  return {.uid = words(icalcomponent_get_uid(event)),
          .summary = words(icalcomponent_get_summary(event)),
          .location = words(icalcomponent_get_location(event)),
          .description = words(icalcomponent_get_description(event)),
          .time_zone = zone ? words(icalparameter_get_tzid(zone)) : "",
          .status = words(icalproperty_status_to_string(icalcomponent_get_status(event))),
          .sequence = icalcomponent_get_sequence(event),
          .starts = words(icaltime_as_ical_string(starts)),
          .ends = words(icaltime_as_ical_string(icalcomponent_get_dtend(event))),
          .starts_at = Instant{std::chrono::seconds{at}}};
}

}  // namespace

ReadCalendar::ReadCalendar(const std::string& text) {
  icalerror_set_errors_are_fatal(0);
  auto* calendar = icalparser_parse_string(text.c_str());
  if (!calendar) throw std::runtime_error("not a calendar");
  problems = icalcomponent_count_errors(calendar);
  auto* has_method = icalcomponent_get_first_property(calendar, ICAL_METHOD_PROPERTY);
  if (has_method) method = words(icalproperty_method_to_string(icalproperty_get_method(has_method)));
  for (auto* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
    entries.push_back(entry_of(event));
  icalcomponent_free(calendar);
}

const ReadEntry& ReadCalendar::at(const std::string& uid) const {
  for (const auto& entry : entries)
    if (entry.uid == uid) return entry;
  throw std::out_of_range("no such entry");
}

}  // namespace kith::ical::kit
