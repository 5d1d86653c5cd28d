// SPDX-License-Identifier: Apache-2.0
#include "platform/ical/calendar_file.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "platform/ical/calendar_file_kit.hpp"

namespace kith::ical {
namespace {

const Date kTuesday = make_date(2026, 11, 24);

CalendarFile one_entry() {
  return {.name = "家访",
          .time_zone = "Asia/Shanghai",
          .made_at = Instant{std::chrono::seconds{1'795'000'000}},
          .entries = {{.uid = "visit-1-2@kith",
                       .sequence = 7,
                       .day_on = kTuesday,
                       .begins_at_minute = 18 * 60 + 45,
                       .lasts_minutes = 45,
                       .summary = "家访 · 小雨",
                       .location = "石桥村17号；二单元, 3室\n门口有桥",
                       .description = "老师：何老师"}}};
}

TEST(ACalendarFile, IsReadBackAsItWasMeant) {
  kit::ReadCalendar read(calendar_text(one_entry()));
  EXPECT_EQ(read.problems, 0);
  EXPECT_EQ(read.method, "PUBLISH");
  ASSERT_EQ(read.entries.size(), 1u);
  const auto& entry = read.at("visit-1-2@kith");
  EXPECT_EQ(entry.summary, "家访 · 小雨");
  EXPECT_EQ(entry.location, "石桥村17号；二单元, 3室\n门口有桥");
  EXPECT_EQ(entry.description, "老师：何老师");
  EXPECT_EQ(entry.starts, "20261124T184500");
  EXPECT_EQ(entry.ends, "20261124T193000");
  EXPECT_EQ(entry.sequence, 7);
  EXPECT_EQ(entry.status, "CONFIRMED");
}

TEST(ACalendarFile, MeansTheTimeOfItsZone) {
  auto file = one_entry();
  for (const auto* zone : {"Asia/Shanghai", "Europe/Berlin"}) {
    file.time_zone = zone;
    kit::ReadCalendar read(calendar_text(file));
    EXPECT_EQ(read.entries.at(0).time_zone, zone);
    EXPECT_EQ(read.entries.at(0).starts_at, SystemClock(zone).at(kTuesday, 18 * 60 + 45)) << zone;
  }
}

TEST(ACalendarFile, StrikesWhatIsCancelled) {
  auto file = one_entry();
  file.entries[0].is_cancelled = true;
  EXPECT_EQ(kit::ReadCalendar(calendar_text(file)).entries.at(0).status, "CANCELLED");
}

TEST(ACalendarFile, LeavesOutWhatIsEmpty) {
  auto file = one_entry();
  file.entries[0].location.clear();
  auto text = calendar_text(file);
  EXPECT_EQ(text.find("\nLOCATION"), std::string::npos);
  EXPECT_EQ(kit::ReadCalendar(calendar_text({.name = "", .time_zone = "Asia/Shanghai"})).entries.size(), 0u);
}

TEST(ACalendarFile, FoldsLongLinesBetweenCharacters) {
  auto file = one_entry();
  for (int i = 0; i < 60; ++i) file.entries[0].description += "和爸爸妈妈一起谈谈";
  auto text = calendar_text(file);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 76u) << line;
    auto first = line.size() > 1 && line[0] == ' ' ? line[1] : line.empty() ? ' ' : line[0];
    EXPECT_NE(static_cast<unsigned char>(first) & 0xC0, 0x80) << "a character is torn apart";
  }
  EXPECT_EQ(kit::ReadCalendar(text).entries.at(0).description, file.entries[0].description);
}

}  // namespace
}  // namespace kith::ical
