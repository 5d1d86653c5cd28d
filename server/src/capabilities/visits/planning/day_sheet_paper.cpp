// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "capabilities/visits/planning/day_sheet.hpp"
#include "capabilities/visits/planning/plan_words.hpp"

namespace kith::visits {
namespace {

constexpr Wording kTitle{"家访路线单", "Visits of the day"};
constexpr Wording kTeacher{"走访人", "Visited by"}, kTeam{"同行", "With"}, kPair{"第 {} 组", "Pair {}"},
    kFamilies{"户数", "Families"}, kBigVisit{"大家访", "Big visit"};
constexpr Wording kTime{"时间", "Time"}, kStudent{"学生", "Student"}, kGuardian{"家长", "Guardian"},
    kTelephone{"电话", "Telephone"}, kWhere{"地址与方式", "Where and how"};
constexpr Wording kHeld{"已走访", "visited"}, kWished{"家长希望：{}", "The family would rather: {}"},
    kOutOfSight{"另有 {} 位学生由同行老师走访，不在本单。",
                "{} more students are visited by others of the team and not on this sheet."};
constexpr Wording kNoCommittee{"家委会成员不进这一家", "No committee member at this door"};
constexpr Wording kPurpose{"目的", "Purpose"}, kStrengths{"孩子的长处", "Strengths"},
    kConcerns{"问题与办法", "Concerns, each with a method"}, kSteps{"约定与期限", "Agreed, and by when"},
    kOpinions{"家长的意见", "What the family says"};
constexpr Wording kFourThings{
    "带去四件事：□ 惠民政策　□ 学习帮助　□ 安全提醒　□ 身心健康",
    "Four things to bring in: □ policies  □ help with learning  □ safety  □ health"};
constexpr Wording kManners{"先说长处，再说不足；有问题就有办法；不吃请、不收礼。",
                           "Strengths first; no concern without a method; no meal and no gift."};
constexpr Wording kPrivate{"本单有家庭住址和电话：随身保管，走访后交回或销毁，不拍照外传。",
                           "This sheet holds addresses and telephone numbers: keep it with you, destroy it "
                           "afterwards, pass it to nobody."};
constexpr Wording kComma{"、", ", "}, kColon{"：", ": "}, kAs{"{}（{}）", "{} ({})"};

// Room to write by hand; two doors fill a page.
constexpr const char* kLines = "\n\n\n";
constexpr double kFormHeight = 105;  // millimetres

// The children of one family at one time.
struct Door {
  std::vector<const TripStop*> stops;
  const TripStop& first() const { return *stops.front(); }
};

std::vector<Door> doors_of(const TripLine& trip, int party_no) {
  std::vector<Door> doors;
  for (const auto& stop : trip.stops) {
    if (stop.party_no != party_no) continue;
    if (doors.empty() || doors.back().first().slot_no != stop.slot_no) doors.emplace_back();
    doors.back().stops.push_back(&stop);
  }
  return doors;
}

class Writing {
 public:
  Writing(const DaySheet& sheet, Language language) : sheet_(sheet), language_(language) {}

  std::string text(const Wording& wording) const { return std::string(wording.in(language_)); }
  template <class... Parts>
  std::string filled(const Wording& wording, const Parts&... parts) const {
    return fmt::format(fmt::runtime(wording.in(language_)), parts...);
  }
  std::string joined(const std::vector<std::string>& words) const {
    return fmt::format("{}", fmt::join(words, kComma.in(language_)));
  }
  pdf::Column column(const Wording& heading, double width) const { return {text(heading), width}; }

  std::string children(const Door& door) const {
    std::vector<std::string> names;
    for (const auto* stop : door.stops) names.push_back(people::given_name(stop->name));
    return joined(names);
  }

  pdf::Facts head() const {
    int families = 0;
    for (const auto& trip : sheet_.trips) families += int(doors_of(trip, trip.party_no).size());
    return {{{text(kTeacher), sheet_.staff_name}, {text(kFamilies), std::to_string(families)}}, 2};
  }

  // One's own first.
  std::vector<int> parties(const TripLine& trip) const {
    std::vector<int> parties{trip.party_no};
    if (trip.members.front().person_id == sheet_.staff_id)
      for (const auto& stop : trip.stops)
        if (std::find(parties.begin(), parties.end(), stop.party_no) == parties.end())
          parties.push_back(*stop.party_no);
    return parties;
  }
  // Children of the trip whose doors are not here.
  int elsewhere(const TripLine& trip) const {
    auto here = parties(trip);
    return trip.out_of_sight +
           int(std::count_if(trip.stops.begin(), trip.stops.end(), [&](const TripStop& stop) {
             return std::find(here.begin(), here.end(), stop.party_no) == here.end();
           }));
  }

  // 晚上；of a big visit its place and team too.
  std::string heading(const TripLine& trip) const {
    auto words = text(wording_of(trip.part));
    if (trip.is_big) words += fmt::format(" · {} {}", text(kBigVisit), trip.place.value_or(""));
    return words;
  }
  // 同行: those one goes with; of another pair all of it, by its number.
  std::string team(const TripLine& trip, int party_no) const {
    std::vector<std::string> members;
    int pairs = 1;
    for (const auto& member : trip.members) {
      pairs = std::max(pairs, member.party_no + 1);
      if (member.person_id != sheet_.staff_id && member.party_no == party_no)
        members.push_back(member.role == TripRole::kCompanion
                              ? member.name
                              : filled(kAs, member.name, text(wording_of(member.role))));
    }
    auto words = joined(members);
    if (party_no == trip.party_no && !words.empty()) words = text(kTeam) + text(kColon) + words;
    return pairs == 1 ? words : filled(kPair, party_no + 1) + (words.empty() ? "" : " · " + words);
  }

  // The address where it is visited at home, else the form.
  std::string where(const Door& door) const {
    const auto& first = door.first();
    return first.form == VisitForm::kHome && first.address ? *first.address : text(wording_of(first.form));
  }

  pdf::Table route(const std::vector<Door>& doors) const {
    pdf::Table table{{column(kTime, 1.3), column(kStudent, 2.4), column(kGuardian, 1.8),
                      column(kTelephone, 2.3), column(kWhere, 5)},
                     {}};
    for (const auto& door : doors)
      table.rows.push_back({clock_words(door.first().begins_at_minute.value_or(0)),
                            children(door) + "\n" + door.first().class_name,
                            or_dash(door.first().guardian_name.value_or("")),
                            or_dash(door.first().telephone.value_or("")),
                            where(door) + (is_held(door) ? "\n" + text(kHeld) : "") +
                                (door.first().declines_committee ? "\n" + text(kNoCommittee) : "")});
    return table;
  }

  std::string wish(const Door& door) const {
    std::vector<std::string> wishes;
    if (door.first().wish_part) wishes.push_back(text(wording_of(*door.first().wish_part)));
    if (door.first().wish_form) wishes.push_back(text(wording_of(*door.first().wish_form)));
    return wishes.empty() ? "" : filled(kWished, joined(wishes));
  }

  // What the season is about, then what the family asked for; the rest is the teacher's to write.
  std::string purpose(const TripLine& trip, const Door& door) const {
    std::vector<std::string> themes;
    for (auto theme : trip.themes) themes.push_back(text(wording_of(theme)));
    auto words = joined(themes);
    if (auto wished = wish(door); !wished.empty()) words += (words.empty() ? "" : "\n") + wished;
    return words + "\n";
  }

  // Empty lines to write on, under the headings of the record that follows.
  pdf::Table form(const TripLine& trip, const Door& door) const {
    auto whom = fmt::format("{}　{}　{}", where(door), door.first().guardian_name.value_or(""),
                            door.first().telephone.value_or(""));
    pdf::Table table{{column(kWhere, 1.6), {whom, 8}}, {}};
    table.rows.push_back({text(kPurpose), purpose(trip, door)});
    for (const auto& heading : {kStrengths, kConcerns, kSteps, kOpinions})
      table.rows.push_back({text(heading), kLines});
    return table;
  }

  static bool is_held(const Door& door) {
    return std::all_of(door.stops.begin(), door.stops.end(),
                       [](const TripStop* stop) { return stop->state == PlanState::kHeld; });
  }

 private:
  const DaySheet& sheet_;
  Language language_;
};

}  // namespace

pdf::Document day_sheet_paper(const DaySheet& sheet, Language language, Instant made_at) {
  Writing writing(sheet, language);
  const auto day = day_words(sheet.day_on, language);
  pdf::Document document({.title = writing.text(kTitle) + " · " + day,
                          .institution = sheet.school_name,
                          .dated_on = sheet.day_on,
                          .made_at = made_at,
                          .language = language});
  document
      .add(pdf::Title{writing.text(kTitle), day + "　" + std::string(weekday_words(sheet.day_on, language))})
      .add(writing.head());
  for (const auto& trip : sheet.trips) {
    document.add(pdf::Heading{writing.heading(trip)});
    for (auto party_no : writing.parties(trip)) {
      auto team = writing.team(trip, party_no);
      if (!team.empty()) document.add(pdf::Paragraph{team, pdf::Tone::kQuiet});
      if (auto doors = doors_of(trip, party_no); !doors.empty()) document.add(writing.route(doors));
    }
    if (auto others = writing.elsewhere(trip); others > 0)
      document.add(pdf::Paragraph{writing.filled(kOutOfSight, others), pdf::Tone::kQuiet});
  }
  document.add(pdf::Paragraph{writing.text(kFourThings) + "\n" + writing.text(kManners), pdf::Tone::kQuiet})
      .add(pdf::Paragraph{writing.text(kPrivate), pdf::Tone::kQuiet});
  for (const auto& trip : sheet.trips)
    for (const auto& door : doors_of(trip, trip.party_no)) {
      if (Writing::is_held(door)) continue;
      document
          .add(pdf::Heading{clock_words(door.first().begins_at_minute.value_or(0)) + "　" +
                                writing.children(door) + "　" + door.first().class_name,
                            kFormHeight})
          .add(writing.form(trip, door));
    }
  return document;
}

}  // namespace kith::visits
