// SPDX-License-Identifier: Apache-2.0
// The family's part of a record: what a family gets, and what nobody else does.
#include "capabilities/visits/records/record_routes_kit.hpp"

namespace kith::records {
namespace {

using RecordRoutesForFamilies = kit::RecordRoutes;

TEST_F(RecordRoutesForFamilies, ShowAFamilyItsOwnPartAlone) {
  const std::string list = "GET /api/family_records";
  kit.check({{.name = "nothing before it is shared",
              .as = home.cast.as_li_mother(),
              .request = list,
              .body_lacks = everything}});
  home.share(home.words());
  home.events.taken();
  kit.check({
      {.name = "what was agreed, asked and praised",
       .as = home.cast.as_li_mother(),
       .request = list,
       .body_has = {"爱读书", "晨跑", "九点前睡觉", "疏导", "何老师"},
       .body_lacks = {"早上常迟到", "七点起床", "emotional", "hazard", "很吃力", "外婆", "assessment", "help",
                      "苏老师"}},
      {.name = "nothing for a guardian whom custody bars",
       .as = home.cast.as_li_barred_father(),
       .request = list,
       .body_lacks = everything},
      {.name = "nothing for a classmate's family",
       .as = home.cast.as_zhao_mother(),
       .request = fmt::format("{}?student_id={}", list, home.cast.li),
       .body_lacks = everything},
      {.name = "who cannot acknowledge it",
       .as = home.cast.as_zhao_mother(),
       .request = of_family("acknowledgement"),
       .body = R"({"version": 1})",
       .status = 404},
      {.name = "nor add to it",
       .as = home.cast.as_li_barred_father(),
       .request = of_family("additions"),
       .body = R"({"words": "我也要看"})",
       .status = 404},
      {.name = "nor rate it",
       .as = home.cast.as_zhao_mother(),
       .request = of_family("rating"),
       .body = R"({"on_time": false, "courteous": false, "useful": false, "no_gift": false})",
       .status = 404},
      {.name = "staff have another page",
       .as = home.cast.as_homeroom(),
       .request = list,
       .status = 403,
       .body_lacks = everything},
      {.name = "its mother acknowledges",
       .as = home.cast.as_li_mother(),
       .request = of_family("acknowledgement"),
       .body = R"({"version": 1})",
       .body_has = {"acknowledged_at"}},
  });
  auto events = home.events.taken();
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].topics, std::vector<std::string>{people::person_topic(home.cast.homeroom)});
}

TEST_F(RecordRoutesForFamilies, KeepTellingOfSharingToTheChildsOwnGuardians) {
  home.share(home.words());
  auto events = home.events.taken();
  auto shared = std::find_if(events.begin(), events.end(),
                             [](const auto& each) { return each.name == "record.shared"; });
  ASSERT_NE(shared, events.end());
  EXPECT_EQ(shared->topics, std::vector<std::string>{people::person_topic(home.cast.li_mother)});
}

TEST_F(RecordRoutesForFamilies, KeepARatingFromEverybody) {
  home.share(home.words());
  home.events.taken();
  const std::vector<std::string> said{"on_time\":false", "\"ratings\":", "courteous"};
  kit.check({
      {.name = "a mother rates",
       .as = home.cast.as_li_mother(),
       .request = of_family("rating"),
       .body = R"({"on_time": false, "courteous": true, "useful": true, "no_gift": true})",
       .body_has = {"\"has_rated\":true"},
       .body_lacks = said},
      {.name = "the teacher does not see it on the record",
       .as = home.cast.as_homeroom(),
       .request = of_record("GET"),
       .body_lacks = {"on_time", "has_rated", "courteous", "rating"}},
      {.name = "nor any figures",
       .as = home.cast.as_homeroom(),
       .request = "GET /api/visit_ratings",
       .status = 403,
       .body_lacks = said},
      {.name = "the desk sees none below five",
       .as = home.cast.as_principal(),
       .request = "GET /api/visit_ratings",
       .body_has = {"\"figures\":null"},
       .body_lacks = said},
      {.name = "nor the district",
       .as = home.cast.as_officer(),
       .request = "GET /api/visit_ratings",
       .status = 403},
  });
  EXPECT_TRUE(home.events.taken().empty());
}

}  // namespace
}  // namespace kith::records
