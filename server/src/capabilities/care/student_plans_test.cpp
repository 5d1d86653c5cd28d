// SPDX-License-Identifier: Apache-2.0
// Plans for one student: who makes them, who never hears of them, and what becomes of their reviews.
#include "capabilities/care/student_plans.hpp"

#include <gtest/gtest.h>

#include "capabilities/care/routes.hpp"
#include "ledger/deadline.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::care {
namespace {

using people::viewer_of;

TEST(RefusingAStudentPlan, AsksForGoalsMeasuresAndADayToCome) {
  const auto today = people::kit::kSchoolDay;
  auto refused = refusal({{"", {" "}, ""}, 1, today - std::chrono::days(1)}, today);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->fields.at("goals"), "care.no_goals");
  EXPECT_EQ(refused->fields.at("measures"), "care.no_measures");
  EXPECT_EQ(refused->fields.at("review_on"), "care.review_in_the_past");
  EXPECT_FALSE(refusal({{"按时到校", {"每周一次谈心"}, ""}, 1, today}, today));
  EXPECT_TRUE(refusal({{"按时到校", std::vector<std::string>(21, "谈心"), ""}, 1, today}, today));
  EXPECT_TRUE(refusal({{std::string(2001, 'a'), {"谈心"}, ""}, 1, today}, today));
}

class StudentPlanStore : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) { people::kit::add_care_membership(tx, cast.li, "left_behind"); });
  }
  people::Viewer homeroom() const { return viewer_of(cast.as_homeroom()); }
  access::Caller as_subject_teacher() {
    return people::kit::calling(people::kit::as_staff(db().write([&](db::Tx& tx) {
      auto id = people::kit::add_staff(tx, cast.school, {.name = "许老师"});
      people::kit::add_teaching(tx, cast.school_class, id, {.role = "subject", .subject = "体育"});
      return id;
    }),
                                                      people::kTeacher));
  }
  PlanSaving saving(int version = 0) const {
    return {.student_id = cast.li,
            .version = version,
            .goals = "按时到校，愿意开口",
            .measures = {"每周一次谈心", "周末同妈妈视频"},
            .progress = std::nullopt,
            .owner_id = cast.homeroom,
            .review_on = make_date(2026, 12, 18)};
  }
  std::vector<ledger::Duty> duties_of(std::int64_t staff_id) {
    return db().read(
        [&](db::Session& session) { return ledger::open_duties_of(session, cast.school, staff_id, 20); });
  }
  std::string target(const char* verb) const {
    return std::string(verb) + " /api/students/" + std::to_string(cast.li) + "/plans";
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  StudentPlans plans{db(), clock, ledger, duties};
  http::RouterKit router{care_routes(plans)};
};

TEST_P(StudentPlanStore, KeepsOnePlanASchoolYearWithItsReview) {
  auto page = plans.save(homeroom(), saving()).value();
  ASSERT_EQ(page.plans.size(), 1u);
  EXPECT_EQ(page.plans[0].words.measures.size(), 2u);
  EXPECT_EQ(page.plans[0].owner_name, "何老师");
  EXPECT_EQ(page.school_year, 2026);
  auto review = duties_of(cast.homeroom).at(0);
  EXPECT_EQ(review.kind, kReviewDuty);
  EXPECT_EQ(review.due_at, ledger::end_of_day(make_date(2026, 12, 18), clock));
  auto history = db().read(
      [&](db::Session& session) { return ledger.history_of_student(session, cast.school, cast.li, 5); });
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].kind, ledger::ContactKind::kPlan);
}

TEST_P(StudentPlanStore, IsReviewedByLookingAgainLater) {
  plans.save(homeroom(), saving()).value();
  auto again = saving(1);
  again.progress = "这个月只迟到一次";
  again.review_on = make_date(2027, 1, 15);
  auto page = plans.save(homeroom(), again).value();
  ASSERT_EQ(page.plans.size(), 1u);
  EXPECT_EQ(page.plans[0].version, 2);
  EXPECT_EQ(page.plans[0].words.progress, "这个月只迟到一次");
  auto open = duties_of(cast.homeroom);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].due_at, ledger::end_of_day(make_date(2027, 1, 15), clock));
  auto history = db().read(
      [&](db::Session& session) { return ledger.history_of_student(session, cast.school, cast.li, 5); });
  EXPECT_EQ(history.size(), 1u) << "a change is no second plan";
}

TEST_P(StudentPlanStore, HandsTheReviewToANewOwner) {
  plans.save(homeroom(), saving()).value();
  auto other = saving(1);
  other.owner_id = cast.principal;
  plans.save(homeroom(), other).value();
  EXPECT_TRUE(duties_of(cast.homeroom).empty());
  EXPECT_EQ(duties_of(cast.principal).size(), 1u);
}

TEST_P(StudentPlanStore, KeepsNothingOfTheSecondOfTwoChanges) {
  plans.save(homeroom(), saving()).value();
  auto second = plans.save(homeroom(), saving());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "care.changed_meanwhile");
  EXPECT_EQ(plans.read(homeroom(), cast.li).value().plans.at(0).version, 1);
}

TEST_P(StudentPlanStore, TakesNoOwnerWithoutTheGrant) {
  auto wrong = saving();
  wrong.owner_id = as_subject_teacher().person_id;
  EXPECT_EQ(plans.save(homeroom(), wrong).error().code, "care.no_such_owner");
}

TEST_P(StudentPlanStore, TellsNobodyWithoutTheGrant) {
  plans.save(homeroom(), saving()).value();
  const std::vector<std::string> words{"按时到校", "谈心", "李小雨"};
  router.check({
      {.name = "the homeroom teacher",
       .as = cast.as_homeroom(),
       .request = target("GET"),
       .body_has = {"谈心"}},
      {.name = "the principal", .as = cast.as_principal(), .request = target("GET"), .body_has = {"谈心"}},
      {.name = "a subject teacher of the class",
       .as = as_subject_teacher(),
       .request = target("GET"),
       .status = 404,
       .body_lacks = words},
      {.name = "a teacher of another class",
       .as = cast.as_other_homeroom(),
       .request = target("GET"),
       .status = 404,
       .body_lacks = words},
      {.name = "another school",
       .as = cast.as_principal_elsewhere(),
       .request = target("GET"),
       .status = 404,
       .body_lacks = words},
      {.name = "the family",
       .as = cast.as_li_mother(),
       .request = target("GET"),
       .status = 403,
       .body_lacks = words},
      {.name = "the district",
       .as = cast.as_officer(),
       .request = target("GET"),
       .status = 403,
       .body_lacks = words},
  });
}

KITH_BOTH_ENGINES(StudentPlanStore);

}  // namespace
}  // namespace kith::care
