// SPDX-License-Identifier: Apache-2.0
// Who sees and changes which part of a season's plan, and who must not hear of it.
#include "capabilities/visits/planning/plan_routes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "calendar/calendar_store.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::visits {
namespace {

class PlanRoutes : public ::testing::Test {
 protected:
  void SetUp() override {
    database.db().write([&](db::Tx& tx) {
      auto calendar = calendar::usual_calendar(2026);
      calendar.seasons = {{"秋季走访", make_date(2026, 11, 9), make_date(2026, 12, 20)}};
      calendar::add_to_calendar(tx, cast.school, calendar);
      math = people::kit::add_staff(tx, cast.school, {.name = "魏老师"});
      people::kit::add_teaching(tx, cast.school_class, math, {.role = "subject", .subject = "math"});
      people::kit::add_care_membership(tx, cast.li, "left_behind");
      tx.exec({"test.address", "update students set address_sealed = :sealed where id = :id"},
              {{"sealed", sealer.seal("石桥村17号")}, {"id", cast.li}});
      tx.exec({"test.busy",
               "insert into staff_busy_times (school_id, staff_id, weekday, part) "
               "values (:school_id, :staff_id, 5, 'evening')"},
              {{"school_id", cast.school}, {"staff_id", cast.principal}});
    });
    season_plan_id = plans
                         .propose(people::viewer_of(cast.as_principal()),
                                  {.season = "秋季走访", .starts_on = make_date(2026, 11, 9)})
                         ->season_plan_id;
  }
  access::Caller as_math() const {
    return people::kit::calling(people::kit::as_staff(math, people::kTeacher));
  }
  std::string plans_of(std::int64_t season) const {
    return fmt::format("GET /api/visit_plans?season_plan_id={}", season);
  }
  std::string of_li(const std::string& verb, const std::string& rest = "") const {
    return fmt::format("{} /api/visit_plans/{}/{}{}", verb, season_plan_id, cast.li, rest);
  }
  std::string offer_of_li(const std::string& rest = "") const {
    return fmt::format("PUT /api/visit_offers/{}/{}{}", season_plan_id, cast.li, rest);
  }

  db::ScratchDatabase database;
  people::kit::TwoSchools cast = database.db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  secrets::SystemRandom random;
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  events::KeptEvents events;
  Plans plans{database.db(), clock, sealer, events};
  Trips trips{database.db(), clock, sealer, events};
  http::RouterKit kit{plan_routes(plans, trips)};
  std::int64_t math = 0, season_plan_id = 0;
};

TEST_F(PlanRoutes, ShowTheChildrenInSightAndNoOther) {
  const auto get = plans_of(season_plan_id);
  kit.check({
      {.name = "the desk sees the school",
       .as = cast.as_principal(),
       .request = get,
       .body_has = {"李小雨", "孙一鸣"}},
      {.name = "a homeroom teacher the own class and why",
       .as = cast.as_homeroom(),
       .request = get,
       .body_has = {"李小雨", "key_group"},
       .body_lacks = {"孙一鸣"}},
      {.name = "a subject teacher is not told of care groups",
       .as = as_math(),
       .request = get,
       .body_has = {"李小雨"},
       .body_lacks = {"key_group", "face_to_face", "孙一鸣"}},
      {.name = "another class's teacher sees no child of it",
       .as = cast.as_other_homeroom(),
       .request = get,
       .body_has = {"孙一鸣"},
       .body_lacks = {"李小雨", "赵大海", "石桥村"}},
      {.name = "another school nothing",
       .as = cast.as_principal_elsewhere(),
       .request = get,
       .body_lacks = {"李小雨", "孙一鸣"}},
      {.name = "a family not the plan", .as = cast.as_li_mother(), .request = get, .status = 403},
      {.name = "the district nothing",
       .as = cast.as_officer(),
       .request = get,
       .status = 403,
       .body_lacks = {"李小雨"}},
  });
}

TEST_F(PlanRoutes, GiveAddressesOnlyToThoseWhoGo) {
  const std::string get = "GET /api/visit_trips/mine";
  kit.check({
      {.name = "who visits the family",
       .as = cast.as_homeroom(),
       .request = get,
       .body_has = {"李小雨", "石桥村17号"}},
      {.name = "not another class's teacher",
       .as = cast.as_other_homeroom(),
       .request = get,
       .body_lacks = {"石桥村", "李小雨"}},
      {.name = "not another school",
       .as = cast.as_homeroom_elsewhere(),
       .request = get,
       .body_lacks = {"石桥村"}},
      {.name = "not the district", .as = cast.as_officer(), .request = get, .status = 403},
      {.name = "no list of the desk has it",
       .as = cast.as_principal(),
       .request = plans_of(season_plan_id),
       .body_lacks = {"石桥村"}},
  });
}

TEST_F(PlanRoutes, LetTheDeskProposeAndNobodyElse) {
  const std::string post = "POST /api/visit_seasons/proposals";
  const std::string body = R"({"season": "秋季走访", "starts_on": "2026-11-09"})";
  kit.check({
      {.name = "the desk",
       .as = cast.as_principal(),
       .request = post,
       .body = body,
       .body_has = {R"("planned":3)"}},
      {.name = "no teacher", .as = cast.as_homeroom(), .request = post, .body = body, .status = 403},
      {.name = "no family", .as = cast.as_li_mother(), .request = post, .body = body, .status = 403},
      {.name = "not the district", .as = cast.as_officer(), .request = post, .body = body, .status = 403},
  });
}

TEST_F(PlanRoutes, LetThoseInChargeChangeAPlan) {
  const auto drop = of_li("DELETE", "?reason=illness");
  kit.check({
      {.name = "no other class's teacher", .as = cast.as_other_homeroom(), .request = drop, .status = 404},
      {.name = "no subject teacher who does not go", .as = as_math(), .request = drop, .status = 403},
      {.name = "no family", .as = cast.as_li_mother(), .request = drop, .status = 403},
      {.name = "no other school", .as = cast.as_principal_elsewhere(), .request = drop, .status = 404},
      {.name = "the homeroom teacher",
       .as = cast.as_homeroom(),
       .request = drop,
       .body_has = {"dropped", "illness"}},
      {.name = "and takes it back",
       .as = cast.as_homeroom(),
       .request = of_li("POST", "/restoring"),
       .body_has = {"waiting"}},
      {.name = "times are for those who may change",
       .as = as_math(),
       .request = of_li("GET", "/openings"),
       .status = 403},
  });
}

TEST_F(PlanRoutes, OfferAFamilyTheOwnChildsVisitAlone) {
  const std::string wish = R"({"wish_part": "morning"})";
  kit.check({
      {.name = "the mother",
       .as = cast.as_li_mother(),
       .request = "GET /api/visit_offers",
       .body_has = {"何老师", "openings"},
       .body_lacks = {"大海", "key_group", "reasons", "石桥村"}},
      {.name = "not the father whom a court bars",
       .as = cast.as_li_barred_father(),
       .request = "GET /api/visit_offers",
       .body_lacks = {"小雨"}},
      {.name = "not another family",
       .as = cast.as_zhao_mother(),
       .request = "GET /api/visit_offers",
       .body_lacks = {"小雨"}},
      {.name = "another family changes nothing",
       .as = cast.as_zhao_mother(),
       .request = offer_of_li("/wish"),
       .body = wish,
       .status = 404},
      {.name = "nor the barred father",
       .as = cast.as_li_barred_father(),
       .request = offer_of_li("/wish"),
       .body = wish,
       .status = 404},
      {.name = "a time that is not offered is refused",
       .as = cast.as_li_mother(),
       .request = offer_of_li(),
       .body = R"({"planned_on": "2026-11-29", "part": "morning", "slot_no": 0, "form": "home"})",
       .status = 409},
      {.name = "the mother's wish is heard",
       .as = cast.as_li_mother(),
       .request = offer_of_li("/wish"),
       .body = wish,
       .body_has = {R"("wish_part":"morning")"}},
      {.name = "no staff", .as = cast.as_homeroom(), .request = "GET /api/visit_offers", .status = 403},
  });
}

}  // namespace
}  // namespace kith::visits
