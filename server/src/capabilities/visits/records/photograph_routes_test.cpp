// SPDX-License-Identifier: Apache-2.0
// Who opens the photographs of a visit.
#include "capabilities/visits/records/record_routes_kit.hpp"
#include "platform/images/images_kit.hpp"

namespace kith::records {
namespace {

using RecordRoutesOfPhotographs = kit::RecordRoutes;

TEST_F(RecordRoutesOfPhotographs, OpenPhotographsToThoseWhoSeeTheRecord) {
  auto photographs = of_record("POST", "/photographs");
  auto sent = kit.call(home.cast.as_homeroom(), photographs, images::kit::telephone_jpeg(40, 30));
  ASSERT_EQ(sent.status, 200) << sent.body;
  auto address = std::string(sent.json().at("address").as_string());
  auto one = of_record("GET", "/photographs/" + address);
  auto seen = kit.call(home.cast.as_homeroom(), one);
  EXPECT_EQ(*seen.response.header("Content-Type"), "image/jpeg");
  EXPECT_EQ(*seen.response.header("Cache-Control"), "no-store");
  EXPECT_TRUE(seen.body.starts_with("\xFF\xD8\xFF"));
  const std::vector<std::string> a_picture{"\xFF\xD8\xFF"};
  kit.check({
      {.name = "the principal sees it",
       .as = home.cast.as_principal(),
       .request = one,
       .body_has = a_picture},
      {.name = "a teacher of another class does not",
       .as = home.cast.as_other_homeroom(),
       .request = one,
       .status = 404,
       .body_lacks = a_picture},
      {.name = "another school does not",
       .as = home.cast.as_principal_elsewhere(),
       .request = one,
       .status = 404,
       .body_lacks = a_picture},
      {.name = "the family does not",
       .as = home.cast.as_li_mother(),
       .request = one,
       .status = 403,
       .body_lacks = a_picture},
      {.name = "the district does not",
       .as = home.cast.as_officer(),
       .request = one,
       .status = 403,
       .body_lacks = a_picture},
      {.name = "nobody signed in does", .request = one, .status = 401, .body_lacks = a_picture},
      {.name = "an address is not guessed",
       .as = home.cast.as_homeroom(),
       .request = of_record("GET", "/photographs/1"),
       .status = 404,
       .body_lacks = a_picture},
      {.name = "a text that is called a photograph is refused",
       .as = home.cast.as_homeroom(),
       .request = photographs,
       .body = "dear colleague",
       .status = 422,
       .body_has = {"images.not_a_photograph"}},
      {.name = "one of 40 MB is refused before it is unpacked",
       .as = home.cast.as_homeroom(),
       .request = photographs,
       .body = "\xFF\xD8\xFF" + std::string(40u << 20, 'x'),
       .status = 413,
       .body_has = {"http.too_large"}},
      {.name = "one from a telephone that writes HEIC is taken",
       .as = home.cast.as_homeroom(),
       .request = photographs,
       .body = images::kit::plain_heic(320, 200),
       .body_has = {"\"width\":320"}},
      {.name = "others add none",
       .as = home.cast.as_principal(),
       .request = photographs,
       .body = images::kit::telephone_jpeg(41, 30),
       .status = 403},
  });
}

}  // namespace
}  // namespace kith::records
