// SPDX-License-Identifier: Apache-2.0
// What a case is made from: the words of a record, to whom the record itself is open.
#include "app/case_sources.hpp"

#include <gtest/gtest.h>

#include "capabilities/visits/records/records_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::app {
namespace {

class TheOriginalOfACase : public ::testing::Test {
 protected:
  std::string text(const std::string& part) {
    auto original = original_of(home.records, home.homeroom(), home.contact_id).value();
    for (const auto& one : original.parts)
      if (one.part == part) return one.text;
    return "";
  }

  db::ScratchDatabase database;
  records::kit::VisitedHome home{database.db()};
};

TEST_F(TheOriginalOfACase, HoldsTheWordsOfTheRecord) {
  home.share(home.words());
  auto original = original_of(home.records, home.homeroom(), home.contact_id);
  ASSERT_TRUE(original);
  EXPECT_TRUE(original->is_author);
  EXPECT_EQ(original->student_name, "李小雨");
  EXPECT_EQ(text("concerns"), "早上常迟到");
  EXPECT_EQ(text("methods"), "同妈妈商定七点起床");
}

TEST_F(TheOriginalOfACase, LeavesOutWhatWasNoticedOfTheChildsCondition) {
  home.share(home.words());
  auto original = original_of(home.records, home.homeroom(), home.contact_id).value();
  for (const auto& part : original.parts) {
    EXPECT_NE(part.part, "signs");
    EXPECT_EQ(part.text.find("hazard"), std::string::npos);
  }
}

TEST_F(TheOriginalOfACase, IsForThoseAloneWhoMayReadTheRecord) {
  home.share(home.words());
  auto principal = original_of(home.records, people::viewer_of(home.cast.as_principal()), home.contact_id);
  ASSERT_TRUE(principal);
  EXPECT_FALSE(principal->is_author);
  for (const auto& caller : {home.cast.as_other_homeroom(), home.cast.as_principal_elsewhere()})
    EXPECT_FALSE(original_of(home.records, people::viewer_of(caller), home.contact_id));
}

}  // namespace
}  // namespace kith::app
