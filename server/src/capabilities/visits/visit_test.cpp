// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/visit.hpp"

#include <gtest/gtest.h>

namespace kith::visits {
namespace {

NewVisit call_home() {
  return {.student_id = 1,
          .kind = ledger::ContactKind::kCall,
          .mode = ledger::Mode::kTelephone,
          .client_key = "key"};
}

std::string code_of(const NewVisit& visit) {
  auto refused = refusal(visit);
  return refused ? refused->code : "";
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(RecordingAVisit, CountsTheNoteInCharacters) {
  auto visit = call_home();
  visit.note = repeated("好", kLongestNote);
  EXPECT_EQ(code_of(visit), "");
  visit.note += "好";
  EXPECT_EQ(code_of(visit), "visits.note_too_long");
  EXPECT_EQ(refusal(visit)->fields.at("note"), "visits.note_too_long");
}

TEST(RecordingAVisit, RefusesWhatIsNoTalkWithOneFamily) {
  auto visit = call_home();
  visit.kind = ledger::ContactKind::kNotice;
  visit.mode = ledger::Mode::kGroup;
  EXPECT_EQ(code_of(visit), "visits.not_one_family");
}

TEST(RecordingAVisit, RefusesAModeThatDoesNotFit) {
  auto visit = call_home();
  visit.mode = ledger::Mode::kHome;
  EXPECT_EQ(code_of(visit), "ledger.mode_does_not_fit");
}

TEST(RecordingAVisit, NeedsAClientKeyOfReasonableLength) {
  auto visit = call_home();
  visit.client_key = "";
  EXPECT_EQ(code_of(visit), "visits.bad_client_key");
  visit.client_key = repeated("k", kLongestClientKey + 1);
  EXPECT_EQ(code_of(visit), "visits.bad_client_key");
}

TEST(Topics, AreStoredOnceEachAndReadBack) {
  auto text = topics_text({Topic::kPraise, Topic::kStudy, Topic::kPraise});
  EXPECT_EQ(text, "study praise");
  EXPECT_EQ(parse_topics(text), (std::vector{Topic::kStudy, Topic::kPraise}));
  EXPECT_EQ(parse_topics(""), std::vector<Topic>{});
}

TEST(VoidingAVisit, IsForItsAuthorAndTheSchoolDesk) {
  people::Viewer author{.school_id = 1, .person_id = 7, .roles = people::kStaff | people::kTeacher};
  people::Viewer colleague{.school_id = 1, .person_id = 8, .roles = people::kStaff | people::kTeacher};
  people::Viewer principal{.school_id = 1, .person_id = 9, .roles = people::kStaff | people::kPrincipal};
  EXPECT_TRUE(may_void(author, 7));
  EXPECT_FALSE(may_void(colleague, 7));
  EXPECT_TRUE(may_void(principal, 7));
}

}  // namespace
}  // namespace kith::visits
