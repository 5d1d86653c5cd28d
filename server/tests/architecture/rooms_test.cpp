// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>

#include "tests/architecture/code_files.hpp"
#include "tests/source_root.hpp"

namespace kith::architecture {
namespace {

TEST(TheHouse, PointsOnlyDownward) {
  auto check = (source_root() / "tools/check_layers").string() + " >/dev/null";
  EXPECT_EQ(std::system(check.c_str()), 0) << "run tools/check_layers to see which";
}

TEST(TheHouse, GivesTheWebTheRoomsOfTheServerUnderTheSameNames) {
  for (const std::string floor : {"", "/capabilities", "/oversight"}) {
    auto server = rooms_in("server/src" + floor), web = rooms_in("web/src" + floor);
    for (const auto& room : web)
      EXPECT_TRUE(server.contains(room)) << "web/src" << floor << "/" << room << " has no twin";
  }
}

TEST(TheHouse, HasAPageOfReadmeInEverySlice) {
  for (const std::string floor : {"server/src/capabilities", "server/src/oversight"})
    for (const auto& slice : rooms_in(floor))
      EXPECT_TRUE(std::filesystem::exists(source_root() / floor / slice / "README.md")) << slice;
}

TEST(TheHouse, HasNoRoomForLeftovers) {
  const std::set<std::string> refused{"utils", "util",   "common",  "helpers", "helper",
                                      "types", "shared", "manager", "service", "impl"};
  for (const auto& tree : {"server/src", "web/src"})
    for (const auto& file : code_files(tree, {".cpp", ".hpp", ".ts", ".vue"})) {
      EXPECT_FALSE(refused.contains(file.path.stem().string())) << file.path;
      EXPECT_FALSE(refused.contains(file.path.parent_path().filename().string())) << file.path;
    }
}

TEST(TheHouse, AsksForTheTimeAndTheEnvironmentInOnePlaceEach) {
  std::set<std::string> clocks, environments;
  for (const auto& file : code_files("server/src", {".cpp", ".hpp"})) {
    if (file.path.stem().string().ends_with("_test")) continue;
    if (file.text.find("system_clock::now()") != std::string::npos) clocks.insert(file.path.string());
    if (std::regex_search(file.text, std::regex("\\bgetenv\\(|\\benviron\\b")))
      environments.insert(file.path.string());
  }
  EXPECT_EQ(clocks, std::set<std::string>{"server/src/platform/clock.cpp"});
  // pg_dump.cpp hands its own environment on to the program it starts and reads nothing from it.
  environments.erase("server/src/platform/db/pg_dump.cpp");
  EXPECT_LE(environments.size(), 1u) << *environments.rbegin();
}

TEST(TheHouse, KeepsSchoolWordsOutOfThePlatform) {
  const std::regex school_word("\\b(school|student|guardian|teacher|homeroom)s?(_|\\b)", std::regex::icase);
  const std::regex comment("//[^\n]*");
  for (const auto& file : code_files("server/src/platform", {".cpp", ".hpp"})) {
    auto stem = file.path.stem().string();
    if (stem.ends_with("_test") || stem.ends_with("_kit")) continue;
    EXPECT_FALSE(std::regex_search(std::regex_replace(file.text, comment, ""), school_word)) << file.path;
  }
}

}  // namespace
}  // namespace kith::architecture
