// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/own_pack.hpp"

#include "calendar/calendar_store.hpp"
#include "norms/adoption/adoption_store.hpp"
#include "norms/norm_kit.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::norms {
namespace {

class TheOwnPackOfASchool : public kit::NormSchools {
 protected:
  TheOwnPackOfASchool() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      norms_.adopt_all(tx, cast->school, make_date(2026, 8, 1));
      add_adoptions(tx, {{.school_id = cast->school,
                          .norm_id = "P4.4",
                          .since_on = kit::kFriday,
                          .share_permille = 705,
                          .reason = "新接两个班"}});
    });
  }
  std::unique_ptr<people::kit::TwoSchools> cast;
  http::RouterKit api{own_pack_routes(db(), clock_, *catalogue_)};
};

TEST_P(TheOwnPackOfASchool, IsForItsDeskAndHasItsFigures) {
  const std::string read = "GET /api/policies/own";
  api.check({
      {.name = "a teacher does not export", .as = cast->as_homeroom(), .request = read, .status = 403},
      {.name = "nor a guardian", .as = cast->as_li_mother(), .request = read, .status = 403},
      {.name = "a school that has taken nothing on has no pack",
       .as = cast->as_principal_elsewhere(),
       .request = read,
       .status = 404,
       .body_has = {"norms.nothing_adopted"}},
  });
  auto text = api.call(cast->as_principal(), read).body;
  auto reading = read_catalogue({{.name = "own.toml", .text = text}});
  ASSERT_TRUE(reading.catalogue) << text;
  EXPECT_EQ(reading.catalogue->find("own.P4.4")->rule.share_permille, 705);
  EXPECT_EQ(text.find("新接两个班"), std::string::npos) << "a reason stays in the school";
}

KITH_BOTH_ENGINES(TheOwnPackOfASchool);

}  // namespace
}  // namespace kith::norms
