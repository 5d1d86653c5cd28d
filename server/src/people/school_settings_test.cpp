// SPDX-License-Identifier: Apache-2.0
#include "people/school_settings.hpp"

#include "people/people_kit.hpp"
#include "people/routes.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::people {
namespace {

class Naming : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      junior = kit::add_school(tx, {.name = "秦淮中学", .stage = "nine_year"});
      primary = kit::add_school(tx, {.name = "青禾小学"});
    });
  }
  static access::Caller as(std::int64_t school_id, std::uint32_t roles) {
    return {.account_id = 1, .identity_id = 1, .tenant_id = school_id, .person_id = 1, .roles = roles};
  }

  std::int64_t junior = 0, primary = 0;
  FixedClock clock{SystemClock().at(make_date(2026, 11, 20), 9 * 60)};
  secrets::SeededRandom random{5};
  secrets::Sealer sealer{secrets::FieldKey{4}, random};
  Directory directory{db(), clock, sealer};
  SchoolSettings settings{db()};
  http::RouterKit router{directory_routes(directory, settings)};
};

TEST_P(Naming, OfJuniorGradesIsTheSchoolsChoiceWhereItHasThem) {
  const std::string request = "PUT /api/school/junior_naming", by_stage = R"({"junior_naming":"by_stage"})";
  router.check({
      {.name = "the office",
       .as = as(1, kStaff | kMoralEducation),
       .request = request,
       .body = by_stage,
       .status = 204},
      {.name = "it is kept",
       .as = as(1, kStaff),
       .request = "GET /api/school",
       .body_has = {R"("junior_naming":"by_stage")"}},
      {.name = "a teacher",
       .as = as(1, kStaff | kHomeroom),
       .request = request,
       .body = by_stage,
       .status = 403},
      {.name = "a primary school",
       .as = as(2, kStaff | kPrincipal),
       .request = request,
       .body = by_stage,
       .status = 409,
       .body_has = {"people.no_junior_grades"}},
      {.name = "a name nobody knows",
       .as = as(1, kStaff | kPrincipal),
       .request = request,
       .body = R"({"junior_naming":"x"})",
       .status = 422},
      {.name = "another school stays",
       .as = as(2, kStaff),
       .request = "GET /api/school",
       .body_has = {R"("junior_naming":"by_number")"}},
  });
}

KITH_BOTH_ENGINES(Naming);

}  // namespace
}  // namespace kith::people
