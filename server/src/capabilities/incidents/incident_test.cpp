// SPDX-License-Identifier: Apache-2.0
// What follows from what happened, without a database.
#include "capabilities/incidents/incident.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::incidents {
namespace {

using ledger::ContactKind;

const Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};

NewIncident ill() { return {.student_id = 1, .kind = IncidentKind::kIll, .note = "", .client_key = "k"}; }

TEST(WhatFollowsFromAnIncident, IsSaidForEveryKind) {
  for (auto kind : enumerators<IncidentKind>()) EXPECT_FALSE(duties_after(kind).empty()) << to_text(kind);
}

TEST(WhatFollowsFromAnIncident, NamesEveryCauseOfTheClauseAboutSeriousNews) {
  for (auto kind : {IncidentKind::kAccident, IncidentKind::kDistress, IncidentKind::kHospital,
                    IncidentKind::kFailedCourses, IncidentKind::kCannotKeepUp, IncidentKind::kNotRegistered,
                    IncidentKind::kReturnOrWithdrawal, IncidentKind::kDiscipline, IncidentKind::kArrears,
                    IncidentKind::kPoverty, IncidentKind::kOtherNeed}) {
    auto duties = duties_after(kind);
    EXPECT_NE(std::find(duties.begin(), duties.end(), kContactFamily), duties.end()) << to_text(kind);
  }
}

TEST(WhatFollowsFromAnIncident, IsOpenedByNothingElse) {
  for (auto duty : {kContactAtOnce, kContactFamily, kVisitAfterProblem, kVisitAfterProgress, kSendGoodNews,
                    kEstablishResponsibility})
    EXPECT_TRUE(is_opened(duty)) << duty;
  EXPECT_FALSE(is_opened("mailbox.answer"));
}

TEST(DoingWhatIsOwed, WantsAnAnswerAtOnceAndAVisitForAVisit) {
  EXPECT_TRUE(fulfils(ContactKind::kCall, kContactAtOnce));
  EXPECT_FALSE(fulfils(ContactKind::kMessage, kContactAtOnce)) << "it may lie unread";
  EXPECT_TRUE(fulfils(ContactKind::kLetter, kContactFamily));
  EXPECT_FALSE(fulfils(ContactKind::kFamilyLog, kContactFamily)) << "the family's own talk with its child";
  EXPECT_FALSE(fulfils(ContactKind::kCall, kVisitAfterProblem));
  EXPECT_TRUE(fulfils(ContactKind::kVisit, kVisitAfterProgress));
  EXPECT_TRUE(fulfils(ContactKind::kGoodNews, kSendGoodNews));
  EXPECT_FALSE(fulfils(ContactKind::kCall, kSendGoodNews));
  EXPECT_FALSE(fulfils(ContactKind::kVisit, kEstablishResponsibility));
}

TEST(DoingWhatIsOwed, IsNeverANoticeToAClass) {
  for (auto duty : {kContactAtOnce, kContactFamily, kVisitAfterProblem, kSendGoodNews})
    EXPECT_FALSE(fulfils(ContactKind::kNotice, duty)) << duty;
}

TEST(RefusingAnIncident, AsksForATimeThatHasBeen) {
  auto incident = ill();
  EXPECT_FALSE(refusal(incident, kNow));
  incident.happened_at = kNow + std::chrono::minutes{4};
  EXPECT_FALSE(refusal(incident, kNow)) << "a telephone's clock may run ahead a little";
  incident.happened_at = kNow + std::chrono::minutes{6};
  EXPECT_EQ(refusal(incident, kNow)->fields.at("happened_at"), "incidents.in_the_future");
  incident.happened_at = kNow - kOldest - std::chrono::minutes{1};
  EXPECT_EQ(refusal(incident, kNow)->fields.at("happened_at"), "incidents.too_long_ago");
}

TEST(RefusingAnIncident, AsksForAShortNoteAndAKey) {
  auto incident = ill();
  for (std::size_t i = 0; i <= kLongestNote; ++i) incident.note += "病";
  EXPECT_EQ(refusal(incident, kNow)->fields.at("note"), "incidents.note_too_long");
  incident = ill();
  incident.client_key = "";
  EXPECT_EQ(refusal(incident, kNow)->fields.at("client_key"), "incidents.bad_client_key");
}

TEST(AProtectedIncident, IsOneThatTellsOfTheChildOrTheFamily) {
  for (auto kind : {IncidentKind::kDistress, IncidentKind::kHospital, IncidentKind::kArrears,
                    IncidentKind::kPoverty, IncidentKind::kFamilyUpheaval})
    EXPECT_TRUE(is_protected(kind)) << to_text(kind);
  for (auto kind : {IncidentKind::kIll, IncidentKind::kProgress, IncidentKind::kGoodDeed})
    EXPECT_FALSE(is_protected(kind)) << to_text(kind);
}

}  // namespace
}  // namespace kith::incidents
