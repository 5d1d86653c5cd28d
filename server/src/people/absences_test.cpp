// SPDX-License-Identifier: Apache-2.0
#include "people/absences.hpp"

#include "people/account_routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::people {
namespace {

class StaffOnLeave : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) { cast.emplace(tx); });
  }
  std::string refusal_of(const NewAbsence& absence) {
    auto added = absences.add(viewer_of(cast->as_principal()), absence);
    return added ? "" : added.error().code;
  }
  std::vector<StaffAbsence> known(Date day) {
    return db().read([&](db::Session& session) { return absences_from(session, cast->school, day); });
  }
  std::string of(std::int64_t staff_id) { return "/api/staff/" + std::to_string(staff_id) + "/absences"; }

  std::optional<kit::TwoSchools> cast;
  std::vector<std::int64_t> told;
  Absences absences{db(), [this](db::Tx&, std::int64_t school_id) { told.push_back(school_id); }};
  Date third = make_date(2026, 11, 3), tenth = make_date(2026, 11, 10);
};

TEST_P(StaffOnLeave, AreKnownUntilTheDayOfTheirReturn) {
  EXPECT_EQ(refusal_of({{third, tenth}, cast->homeroom}), "");
  EXPECT_EQ(known(make_date(2026, 11, 9)).size(), 1u);
  EXPECT_TRUE(known(tenth).empty());
  EXPECT_EQ(told, std::vector<std::int64_t>{cast->school});
}

TEST_P(StaffOnLeave, GetADayOfReturnLater) {
  EXPECT_EQ(refusal_of({{third, std::nullopt}, cast->homeroom}), "");
  EXPECT_FALSE(known(third).at(0).until_on);
  EXPECT_EQ(refusal_of({{third, tenth}, cast->homeroom}), "");
  ASSERT_EQ(known(third).size(), 1u);
  EXPECT_EQ(known(third).at(0).until_on, tenth);
}

TEST_P(StaffOnLeave, AreNotAwayTwiceAtOnce) {
  EXPECT_EQ(refusal_of({{third, tenth}, cast->homeroom}), "");
  EXPECT_EQ(refusal_of({{make_date(2026, 11, 9), std::nullopt}, cast->homeroom}), "people.absences_overlap");
  EXPECT_EQ(refusal_of({{make_date(2026, 10, 1), std::nullopt}, cast->homeroom}), "people.absences_overlap");
  EXPECT_EQ(refusal_of({{tenth, std::nullopt}, cast->homeroom}), "") << "away again on the day of return";
  EXPECT_EQ(refusal_of({{tenth, tenth}, cast->homeroom}), "people.absence_ends_too_early");
}

TEST_P(StaffOnLeave, AreEnteredByTheDeskOfTheirOwnSchoolAlone) {
  http::RouterKit router(absence_routes(absences));
  const std::string leave = R"({"since_on": "2026-11-03", "until_on": "2026-11-10"})";
  router.check({
      {.name = "the principal enters it",
       .as = cast->as_principal(),
       .request = "POST " + of(cast->homeroom),
       .body = leave,
       .body_has = {"2026-11-10"}},
      {.name = "a teacher does not, not even the own",
       .as = cast->as_homeroom(),
       .request = "POST " + of(cast->homeroom),
       .body = leave,
       .status = 403},
      {.name = "a guardian does not",
       .as = cast->as_li_mother(),
       .request = "POST " + of(cast->homeroom),
       .body = leave,
       .status = 403},
      {.name = "another school has no such colleague",
       .as = cast->as_principal_elsewhere(),
       .request = "POST " + of(cast->homeroom),
       .body = leave,
       .status = 404,
       .body_lacks = {"2026"}},
      {.name = "another school takes nothing back",
       .as = cast->as_principal_elsewhere(),
       .request = "DELETE " + of(cast->homeroom) + "/2026-11-03",
       .status = 404},
      {.name = "the principal takes it back",
       .as = cast->as_principal(),
       .request = "DELETE " + of(cast->homeroom) + "/2026-11-03",
       .status = 204},
      {.name = "once",
       .as = cast->as_principal(),
       .request = "DELETE " + of(cast->homeroom) + "/2026-11-03",
       .status = 404},
  });
  EXPECT_TRUE(known(third).empty());
}

KITH_BOTH_ENGINES(StaffOnLeave);

}  // namespace
}  // namespace kith::people
