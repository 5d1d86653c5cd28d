// SPDX-License-Identifier: Apache-2.0
#include "platform/clock.hpp"

#include <fmt/format.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <charconv>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <unordered_map>

namespace kith {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::minutes;

const icu::TimeZone& zone_named(const std::string& name) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::unique_ptr<icu::TimeZone>> zones;
  std::lock_guard lock(mutex);
  auto& zone = zones[name];
  if (!zone) zone.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (*zone == icu::TimeZone::getUnknown()) throw std::invalid_argument("unknown time zone");
  return *zone;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::string to_text(Date date) {
  std::chrono::year_month_day day{date};
  return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

std::optional<Date> parse_date(std::string_view text) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!read_number(text.substr(0, 4), year) || !read_number(text.substr(5, 2), month) ||
      !read_number(text.substr(8, 2), day))
    return std::nullopt;
  std::chrono::year_month_day found{std::chrono::year{year}, std::chrono::month{month},
                                    std::chrono::day{day}};
  if (!found.ok()) return std::nullopt;
  return Date{found};
}

Date make_date(int year, unsigned month, unsigned day) {
  return Date{
      std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}};
}

SystemClock::SystemClock(std::string zone) : zone_(std::move(zone)) { zone_named(zone_); }

Instant SystemClock::now() const { return floor<milliseconds>(std::chrono::system_clock::now()); }

milliseconds SystemClock::offset_at(Instant instant) const {
  std::int32_t raw = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone_named(zone_).getOffset(double(instant.time_since_epoch().count()), false, raw, daylight, status);
  return milliseconds{raw + daylight};
}

Date SystemClock::today() const { return date_of(now()); }

Date SystemClock::date_of(Instant instant) const {
  return Date{floor<days>(instant.time_since_epoch() + offset_at(instant))};
}

int SystemClock::minute_of_day(Instant instant) const {
  auto local = instant.time_since_epoch() + offset_at(instant);
  return int(floor<minutes>(local - floor<days>(local)).count());
}

Instant SystemClock::at(Date date, int minute) const {
  auto local = milliseconds{date.time_since_epoch()} + minutes{minute};
  Instant guess{local - offset_at(Instant{local})};
  return Instant{local - offset_at(guess)};
}

}  // namespace kith
