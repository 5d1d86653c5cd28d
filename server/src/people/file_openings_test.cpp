// SPDX-License-Identifier: Apache-2.0
// Who may open a child's file, for how long one reason serves, and who sees that it was opened.
#include "people/file_openings.hpp"

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::people {
namespace {

TEST(TheReasonToOpenAFile, IsSaidInWordsWhenItIsNoneOfTheList) {
  EXPECT_EQ(refusal({.student_id = 1, .reason = OpeningReason::kOther, .words = " \n"})->code,
            "people.opening_needs_words");
  EXPECT_FALSE(refusal({.student_id = 1, .reason = OpeningReason::kOther, .words = "转学衔接"}));
  EXPECT_FALSE(refusal({.student_id = 1, .reason = OpeningReason::kVisit, .words = {}}));
}

TEST(TheReasonToOpenAFile, IsShort) {
  std::string longest;
  for (std::size_t n = 0; n < kLongestOpeningWords; ++n) longest += "字";
  EXPECT_FALSE(refusal({.student_id = 1, .words = longest}));
  EXPECT_EQ(refusal({.student_id = 1, .words = longest + "字"})->code, "people.opening_words_too_long");
}

class OpeningAFile : public db::BothEngines {
 protected:
  Viewer homeroom() const { return viewer_of(cast.as_homeroom()); }
  FileOpening opened(const std::string& words = "看看上次约定") {
    return openings
        .open(homeroom(), {.student_id = cast.li, .reason = OpeningReason::kFollowUp, .words = words})
        .value();
  }
  bool is_open(Instant at) {
    return db().read([&](db::Session& s) { return open_file(s, homeroom(), cast.li, at).has_value(); });
  }
  std::string of(std::int64_t student_id) {
    return "/api/students/" + std::to_string(student_id) + "/file_openings";
  }

  kit::TwoSchools cast = db().write([](db::Tx& tx) { return kit::TwoSchools(tx); });
  FixedClock clock{kit::morning()};
  FileOpenings openings{db(), clock};
  http::RouterKit router{file_opening_routes(openings)};
};

TEST_P(OpeningAFile, ServesForHalfAnHourAndForThatReaderAlone) {
  EXPECT_FALSE(is_open(clock.now()));
  opened();
  EXPECT_TRUE(is_open(clock.now() + std::chrono::minutes(29)));
  EXPECT_FALSE(is_open(clock.now() + kOpeningHolds));
  EXPECT_FALSE(db().read([&](db::Session& s) {
    return open_file(s, viewer_of(cast.as_principal()), cast.li, clock.now()).has_value();
  }));
}

TEST_P(OpeningAFile, IsOneOpeningWhileTheSameReasonHolds) {
  auto first = opened();
  EXPECT_EQ(opened().opening_id, first.opening_id);
  EXPECT_NE(opened("另一件事").opening_id, first.opening_id);
  clock.set(clock.now() + kOpeningHolds);
  EXPECT_NE(opened().opening_id, first.opening_id);
}

TEST_P(OpeningAFile, IsListedPageByPage) {
  for (int n = 0; n < 35; ++n) opened("第" + std::to_string(n) + "次");
  auto mother = viewer_of(cast.as_li_mother());
  auto page = openings.list(mother, {cast.li, {}}).value();
  ASSERT_EQ(page.openings.size(), 30u);
  EXPECT_EQ(page.openings.front().words, "第34次");
  ASSERT_TRUE(page.before_id);
  auto rest = openings.list(mother, {cast.li, page.before_id}).value();
  EXPECT_EQ(rest.openings.size(), 5u);
  EXPECT_FALSE(rest.before_id);
}

TEST_P(OpeningAFile, IsForStaffWithinSightOfTheChild) {
  const std::string reason = R"({"reason": "visit", "words": "准备走访"})";
  const std::string target = "POST " + of(cast.li);
  router.check({
      {.name = "the homeroom teacher",
       .as = cast.as_homeroom(),
       .request = target,
       .body = reason,
       .body_has = {"until_at"}},
      {.name = "the principal", .as = cast.as_principal(), .request = target, .body = reason},
      {.name = "the grade head", .as = cast.as_third_grade_head(), .request = target, .body = reason},
      {.name = "not another class's teacher",
       .as = cast.as_other_homeroom(),
       .request = target,
       .body = reason,
       .status = 404},
      {.name = "not another school",
       .as = cast.as_principal_elsewhere(),
       .request = target,
       .body = reason,
       .status = 404},
      {.name = "never the district",
       .as = cast.as_officer(),
       .request = target,
       .body = reason,
       .status = 403},
      {.name = "a guardian needs no reason",
       .as = cast.as_li_mother(),
       .request = target,
       .body = reason,
       .status = 403},
      {.name = "a reason of no list",
       .as = cast.as_homeroom(),
       .request = target,
       .body = R"({"reason": "curious"})",
       .status = 422},
      {.name = "another, without words",
       .as = cast.as_homeroom(),
       .request = target,
       .body = R"({"reason": "other"})",
       .status = 422},
  });
}

TEST_P(OpeningAFile, ShowsTheFamilyWhoWhenAndWhyAndNobodyElse) {
  opened();
  const std::string target = "GET " + of(cast.li);
  const std::vector<std::string> told{"何老师", "follow_up", "看看上次约定", "homeroom_teacher"};
  db().write([&](db::Tx& tx) { kit::add_post(tx, cast.homeroom, {.post = "homeroom_teacher"}); });
  const std::vector<std::string> never{"何老师", "看看上次约定"};
  router.check({
      {.name = "the mother", .as = cast.as_li_mother(), .request = target, .body_has = told},
      {.name = "the homeroom teacher", .as = cast.as_homeroom(), .request = target, .body_has = told},
      {.name = "the principal", .as = cast.as_principal(), .request = target, .body_has = told},
      {.name = "not who is barred from the child",
       .as = cast.as_li_barred_father(),
       .request = target,
       .status = 404,
       .body_lacks = never},
      {.name = "not another family",
       .as = cast.as_zhao_mother(),
       .request = target,
       .status = 404,
       .body_lacks = never},
      {.name = "not a grade head, without the grant",
       .as = cast.as_third_grade_head(),
       .request = target,
       .status = 404,
       .body_lacks = never},
      {.name = "not another class",
       .as = cast.as_other_homeroom(),
       .request = target,
       .status = 404,
       .body_lacks = never},
      {.name = "not another school",
       .as = cast.as_homeroom_elsewhere(),
       .request = target,
       .status = 404,
       .body_lacks = never},
      {.name = "not the district",
       .as = cast.as_officer(),
       .request = target,
       .status = 403,
       .body_lacks = never},
  });
}

KITH_BOTH_ENGINES(OpeningAFile);

}  // namespace
}  // namespace kith::people
