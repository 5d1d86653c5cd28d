// SPDX-License-Identifier: Apache-2.0
#include "people/roster/advice.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <fstream>
#include <sstream>

#include "tests/source_root.hpp"

namespace kith::people {
namespace {

boost::json::value problems_in(const std::string& language) {
  std::ostringstream text;
  text << std::ifstream(source_root() / ("web/src/people/roster/locale/" + language + ".json")).rdbuf();
  return boost::json::parse(text.str()).at("problems");
}

TEST(AdvisingOnARefusal, SaysOnTheCommandLineWhatTheWebSaysInEnglish) {
  auto problems = problems_in("en");
  EXPECT_GT(problems.as_object().size(), 20u);
  for (const auto& [reason, words] : problems.as_object())
    EXPECT_EQ(advice("roster." + std::string(reason)), std::string_view(words.as_string())) << reason;
}

TEST(AdvisingOnARefusal, HasWordsForEveryReasonThatIsGiven) {
  auto words = problems_in("zh-CN").as_object();
  for (const auto& file :
       {"cells.cpp", "row.cpp", "students.cpp", "staff.cpp", "roster.cpp", "comparison.cpp"}) {
    std::ostringstream text;
    text << std::ifstream(source_root() / "server/src/people/roster" / file).rdbuf();
    auto code = text.str();
    ASSERT_NE(code, "") << file;
    constexpr std::string_view kOpening = "\"roster.";
    for (auto at = code.find(kOpening); at != code.npos; at = code.find(kOpening, at + 1)) {
      auto start = at + kOpening.size();
      auto reason = code.substr(start, code.find('"', start) - start);
      EXPECT_TRUE(words.contains(reason)) << reason << " of " << file;
    }
  }
}

TEST(AdvisingOnARefusal, GivesBackACodeOfSomebodyElse) { EXPECT_EQ(advice("sheets.empty"), "sheets.empty"); }

}  // namespace
}  // namespace kith::people
