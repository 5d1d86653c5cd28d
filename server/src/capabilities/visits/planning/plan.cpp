// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/plan.hpp"

#include <algorithm>
#include <sstream>

namespace kith::visits {
namespace {

constexpr int kHalfDayMinutes = 180;

bool is_public_holiday(const calendar::Calendar& calendar, Date day) {
  return std::any_of(
      calendar.holidays.begin(), calendar.holidays.end(),
      [&](const calendar::Holiday& holiday) { return holiday.day_on == day && !holiday.is_working; });
}

int weekday_of(Date day) { return int(std::chrono::weekday(day).iso_encoding()); }

template <class Code>
std::string codes_text(const std::vector<Code>& codes) {
  std::string text;
  for (auto code : codes) text += (text.empty() ? "" : " ") + to_text(code);
  return text;
}

template <class Code>
std::vector<Code> parse_codes(const std::string& text) {
  std::vector<Code> codes;
  std::istringstream words(text);
  for (std::string word; words >> word;)
    if (auto code = parse_enum<Code>(word)) codes.push_back(*code);
  return codes;
}

}  // namespace

std::string reasons_text(const std::vector<PlanReason>& reasons) { return codes_text(reasons); }
std::vector<PlanReason> parse_reasons(const std::string& text) { return parse_codes<PlanReason>(text); }
std::string themes_text(const std::vector<VisitTheme>& themes) { return codes_text(themes); }
std::vector<VisitTheme> parse_themes(const std::string& text) { return parse_codes<VisitTheme>(text); }

bool tells_of_care(PlanReason reason) {
  return reason == PlanReason::kKeyGroup || reason == PlanReason::kFaceToFace;
}

std::string without_settled(const std::string& text) {
  auto reasons = parse_reasons(text);
  for (auto gone : {PlanReason::kByHand, PlanReason::kFamilyChose, PlanReason::kBigVisit,
                    PlanReason::kNoFreeTime, PlanReason::kNoTeacher, PlanReason::kNeighbour})
    std::erase(reasons, gone);
  return reasons_text(reasons);
}

std::string with_reason(const std::string& text, PlanReason because) {
  auto reasons = parse_reasons(without_settled(text));
  reasons.push_back(because);
  return reasons_text(reasons);
}

int slot_minutes(int families_a_pair) { return kHalfDayMinutes / families_a_pair; }

int slots_of(DayPart part, int families_a_pair) {
  return part == DayPart::kEvening ? families_a_pair * 3 / 4 : families_a_pair;
}

int party_of(DayPart part, int slot_no, int families_a_pair) {
  return slot_no / slots_of(part, families_a_pair);
}

int slot_minute(DayPart part, int slot_no, int families_a_pair) {
  int begins = part == DayPart::kMorning ? 9 * 60 : part == DayPart::kAfternoon ? 14 * 60 : 18 * 60;
  return begins + slot_no % slots_of(part, families_a_pair) * slot_minutes(families_a_pair);
}

std::vector<HalfDay> half_days_of(const calendar::Calendar& calendar, Date starts_on, Date ends_on) {
  std::vector<HalfDay> found;
  for (Date day = starts_on; day <= ends_on; day += std::chrono::days{1}) {
    if (is_public_holiday(calendar, day)) continue;
    if (calendar::is_school_day(calendar, day)) {
      found.push_back({day, DayPart::kEvening});
    } else if (weekday_of(day) != 7) {
      found.push_back({day, DayPart::kMorning});
      found.push_back({day, DayPart::kAfternoon});
    }
  }
  return found;
}

bool BusyWeek::holds(const HalfDay& half_day) const {
  return bits_.test(index(weekday_of(half_day.on), half_day.part));
}

// The text up to the first digit, which begins the house or building; of a longer text the words for village,
// estate and street end it earlier.
std::string neighbourhood_of(const std::string& address) {
  static const std::string kEnds[] = {"村", "小区", "花园", "家园", "社区", "新苑", "公寓"};
  auto end =
      std::find_if(address.begin(), address.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
  auto found = std::string(address.begin(), end);
  for (const auto& word : kEnds)
    if (auto at = found.rfind(word); at != std::string::npos && at > 0)
      return found.substr(0, at + word.size());
  return found;
}

// Each number takes six places.
std::string route_key_of(const std::string& address) {
  constexpr std::size_t kPlaces = 6;
  auto is_digit = [](unsigned char c) { return c >= '0' && c <= '9'; };
  std::string key;
  for (auto at = address.begin(); at != address.end();) {
    auto end = std::find_if_not(at, address.end(), is_digit);
    auto length = std::size_t(end - at);
    if (length > 0 && length < kPlaces) key.append(kPlaces - length, '0');
    if (length == 0) ++end;
    key.append(at, end);
    at = end;
  }
  return key;
}

}  // namespace kith::visits
