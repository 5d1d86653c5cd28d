// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/routes.hpp"

namespace kith::practice {
namespace {

using http::Call;
using people::kForDistrict;
using people::kForSchoolDesk;
using people::kForStaff;
using people::viewer_of;

struct OneCase {
  std::int64_t case_id = 0;
};
KITH_DESCRIBE(OneCase, (case_id))

struct OneVisit {
  std::int64_t contact_id = 0;
};
KITH_DESCRIBE(OneVisit, (contact_id))

std::vector<http::Route> routes_of(Cases& cases) {
  return {
      http::get("/api/cases", kForStaff,
                [&](const Call& call) -> Result<CaseList> { return cases.list(viewer_of(call.caller)); }),
      http::post(
          "/api/cases", kForStaff,
          [&](const Call& call, OneVisit in) { return cases.start(viewer_of(call.caller), in.contact_id); }),
      http::get("/api/cases/{case_id}", kForStaff,
                [&](const Call& call, OneCase in) { return cases.read(viewer_of(call.caller), in.case_id); }),
      http::put("/api/cases/{case_id}", kForStaff,
                [&](const Call& call, CaseSaving in) { return cases.save(viewer_of(call.caller), in); }),
      http::post("/api/cases/{case_id}/submission", kForStaff,
                 [&](const Call& call, CaseVersion in) { return cases.submit(viewer_of(call.caller), in); }),
      http::del(
          "/api/cases/{case_id}/submission", kForStaff,
          [&](const Call& call, OneCase in) { return cases.withdraw(viewer_of(call.caller), in.case_id); }),
      http::post("/api/cases/{case_id}/approval", kForSchoolDesk,
                 [&](const Call& call, CaseVersion in) { return cases.approve(viewer_of(call.caller), in); }),
      http::post(
          "/api/cases/{case_id}/return", kForSchoolDesk,
          [&](const Call& call, CaseReturn in) { return cases.give_back(viewer_of(call.caller), in); }),
  };
}

std::vector<http::Route> routes_of(Showcase& showcase) {
  return {
      http::get(
          "/api/showcase", people::kForStaffAndDistrict,
          [&](const Call& call) -> Result<ShowcaseList> { return showcase.list(viewer_of(call.caller)); }),
      http::post("/api/showcase/{case_code}/choice", kForDistrict,
                 [&](const Call& call, WhichCase in) {
                   return showcase.choose(viewer_of(call.caller), in.case_code);
                 }),
      http::del("/api/showcase/{case_code}/choice", kForDistrict,
                [&](const Call& call, WhichCase in) {
                  return showcase.unchoose(viewer_of(call.caller), in.case_code);
                }),
      http::post(
          "/api/showcase/{case_code}/showings", kForSchoolDesk,
          [&](const Call& call, WhichShowing in) { return showcase.mark_shown(viewer_of(call.caller), in); }),
      http::del("/api/showcase/{case_code}/showings/{gathering_id}", kForSchoolDesk,
                [&](const Call& call, WhichShowing in) {
                  return showcase.unmark_shown(viewer_of(call.caller), in);
                }),
  };
}

}  // namespace

std::vector<http::Route> case_routes(Cases& cases, Showcase& showcase) {
  auto routes = routes_of(cases);
  for (auto& route : routes_of(showcase)) routes.push_back(std::move(route));
  return routes;
}

}  // namespace kith::practice
