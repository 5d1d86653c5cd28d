// SPDX-License-Identifier: Apache-2.0
#include "app/recorded_kinds.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "norms/packs/catalogue.hpp"
#include "tests/architecture/code_files.hpp"

namespace kith::app {
namespace {

using ledger::ContactKind;

// The folders that is_recorded and is_opened ask.
const std::set<std::string> kRecording{"capabilities/care", "capabilities/family_log",
                                       "capabilities/gatherings", "capabilities/notices",
                                       "capabilities/visits"};
const std::set<std::string> kOpening{"capabilities/care", "capabilities/gatherings", "capabilities/incidents",
                                     "capabilities/notices", "capabilities/visits/records"};

std::set<std::string> folders_that_call(const std::string& pattern) {
  std::set<std::string> folders;
  const std::regex call(pattern);
  for (const auto& file : architecture::code_files("server/src", {".cpp"})) {
    auto stem = file.path.stem().string();
    if (stem.ends_with("_test") || stem.ends_with("_kit")) continue;
    if (std::regex_search(file.text, call))
      folders.insert(file.path.parent_path().lexically_relative("server/src").generic_string());
  }
  return folders;
}

TEST(WhatIsRecorded, IsAskedOfEveryFolderThatRecordsContacts) {
  EXPECT_EQ(folders_that_call("ledger_?\\.record\\("), kRecording)
      << "say in recorded_kinds.cpp what the new folder records";
}

TEST(WhatIsRecorded, IsAskedOfEveryFolderThatOpensDuties) {
  EXPECT_EQ(folders_that_call("duties_?\\.open\\("), kOpening)
      << "say in recorded_kinds.cpp which duties the new folder opens";
}

TEST(WhatIsRecorded, HoldsTalksPapersPlansAndGatherings) {
  for (auto kind :
       {ContactKind::kVisit, ContactKind::kLetter, ContactKind::kCard, ContactKind::kMeeting,
        ContactKind::kNewsletter, ContactKind::kNotice, ContactKind::kPlan, ContactKind::kSampleSurvey})
    EXPECT_TRUE(is_recorded(kind)) << to_text(kind);
}

TEST(WhatIsRecorded, LacksWhatNoPartOfTheProductWrites) {
  for (auto kind : {ContactKind::kBook, ContactKind::kPractice, ContactKind::kSurvey})
    EXPECT_FALSE(is_recorded(kind)) << to_text(kind);
}

TEST(WhatIsRecorded, HoldsTheDutiesThatVisitsGatheringsAndIncidentsBring) {
  for (auto duty : {"gatherings.hold_as_planned", "visits.write_up", "visits.answer_opinion", "care.assess",
                    "visits.help_step_by_step", "incidents.contact_at_once", "visits.after_problem"})
    EXPECT_TRUE(is_opened(duty)) << duty;
  EXPECT_FALSE(is_opened("mailbox.answer"));
}

TEST(WhatIsRecorded, DecidesWhichClausesHaveNothingToJudgeYet) {
  std::set<std::string> silent;
  auto catalogue = norms::built_in_catalogue(recorders());
  for (const auto& norm : catalogue->norms())
    if (!norm.is_recorded) silent.insert(norm.clause);
  EXPECT_EQ(silent, (std::set<std::string>{"P2c.11", "P3.9"}));
  EXPECT_NE(catalogue->mark(), norms::built_in_catalogue()->mark())
      << "tallies written before something was recorded are written anew";
}

}  // namespace
}  // namespace kith::app
