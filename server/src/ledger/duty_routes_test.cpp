// SPDX-License-Identifier: Apache-2.0
// The lists of open duties: nothing is cut without a word, and nobody reads another's.
#include <gtest/gtest.h>

#include "ledger/duties.hpp"
#include "ledger/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::ledger {
namespace {

class DutyLists : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      for (int i = 0; i < 53; ++i)
        Duties().open(tx, {.school_id = cast.school,
                           .kind = "visits.answer_opinion",
                           .clause = std::nullopt,
                           .owner_id = cast.homeroom,
                           .subject_kind = "student",
                           .subject_id = cast.li,
                           .cause_slice = "visits",
                           .cause_id = i,
                           .began_at = people::kit::morning(),
                           .due_at = people::kit::morning() + std::chrono::hours{i}});
    });
  }
  std::pair<std::size_t, std::int64_t> lengths(const access::Caller& as, const char* request) {
    auto body = router.call(as, request).json();
    return {body.at("duties").as_array().size(), body.at("total").as_int64()};
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  http::RouterKit router{duty_routes(db())};
};

TEST_P(DutyLists, SayHowLongTheyAreAndGiveAllWhenAsked) {
  EXPECT_EQ(lengths(cast.as_homeroom(), "GET /api/duties"), std::pair(std::size_t{50}, std::int64_t{53}));
  EXPECT_EQ(lengths(cast.as_principal(), "GET /api/duties/school"),
            std::pair(std::size_t{50}, std::int64_t{53}));
  EXPECT_EQ(lengths(cast.as_principal(), "GET /api/duties/school?limit=2000"),
            std::pair(std::size_t{53}, std::int64_t{53}));
}

TEST_P(DutyLists, AreReadByTheirOwnerAndTheDeskAlone) {
  router.check({
      {.name = "the owner, with the student's name",
       .as = cast.as_homeroom(),
       .request = "GET /api/duties",
       .body_has = {"李小雨"}},
      {.name = "a colleague has none of them",
       .as = cast.as_other_homeroom(),
       .request = "GET /api/duties",
       .body_has = {"\"total\":0"},
       .body_lacks = {"李小雨"}},
      {.name = "nor reads the school's",
       .as = cast.as_homeroom(),
       .request = "GET /api/duties/school",
       .status = 403,
       .body_lacks = {"李小雨"}},
      {.name = "nor another school",
       .as = cast.as_principal_elsewhere(),
       .request = "GET /api/duties/school",
       .body_has = {"\"total\":0"},
       .body_lacks = {"李小雨"}},
  });
}

KITH_BOTH_ENGINES(DutyLists);

}  // namespace
}  // namespace kith::ledger
