// SPDX-License-Identifier: Apache-2.0
#include "app/recorded_kinds.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "norms/packs/catalogue.hpp"
#include "tests/architecture/code_files.hpp"

namespace kith::app {
namespace {

using ledger::ContactKind;

TEST(WhatIsRecorded, IsAskedOfEveryFolderThatRecordsContacts) {
  std::set<std::string> folders;
  const std::regex recording("ledger_?\\.record\\(");
  for (const auto& file : architecture::code_files("server/src", {".cpp"})) {
    auto stem = file.path.stem().string();
    if (stem.ends_with("_test") || stem.ends_with("_kit")) continue;
    if (std::regex_search(file.text, recording))
      folders.insert(file.path.parent_path().lexically_relative("server/src").generic_string());
  }
  EXPECT_EQ(folders, recording_folders()) << "say in recorded_kinds.cpp what the new folder records";
}

TEST(WhatIsRecorded, HoldsTalksPapersPlansAndGatherings) {
  for (auto kind :
       {ContactKind::kVisit, ContactKind::kLetter, ContactKind::kCard, ContactKind::kMeeting,
        ContactKind::kNewsletter, ContactKind::kNotice, ContactKind::kPlan, ContactKind::kSampleSurvey})
    EXPECT_TRUE(is_recorded(kind)) << to_text(kind);
}

TEST(WhatIsRecorded, LacksWhatNoPartOfTheProductWrites) {
  for (auto kind :
       {ContactKind::kBook, ContactKind::kFamilyLog, ContactKind::kPractice, ContactKind::kSurvey})
    EXPECT_FALSE(is_recorded(kind)) << to_text(kind);
}

TEST(WhatIsRecorded, DecidesWhichClausesHaveNothingToJudgeYet) {
  std::set<std::string> silent;
  auto catalogue = norms::built_in_catalogue(is_recorded);
  for (const auto& norm : catalogue->norms())
    if (!norm.is_recorded) silent.insert(norm.clause);
  EXPECT_EQ(silent, (std::set<std::string>{"P1.19", "P2c.11"}));
  EXPECT_NE(catalogue->mark(), norms::built_in_catalogue()->mark())
      << "tallies written before something was recorded are written anew";
}

}  // namespace
}  // namespace kith::app
