// SPDX-License-Identifier: Apache-2.0
// What to do next and what it would count for, over HTTP.
#include "norms/routes_kit.hpp"

namespace kith::norms {
namespace {

using kit::kEveryName;
using ledger::ContactKind;
using ledger::Mode;

class NormActs : public kit::NormRoutes {};

TEST_P(NormActs, SayWhichFewFamiliesToCallNext) {
  furnish_away(cast->li);
  auto request = fmt::format("GET /api/norms/next_acts?limit=1&{}", of_class(cast->school_class));
  api.check({
      {.name = "the child whose visit closes most",
       .as = cast->as_homeroom(),
       .request = request + "&mode=home",
       .body_has = {"\"clauses\":[\"P1.5\",\"P4.4\",\"P4.5\"]", "\"mode\":\"home\""},
       .body_lacks = {"孙一鸣"}},
      {.name = "by telephone, to the father who lives away",
       .as = cast->as_homeroom(),
       .request = request + "&mode=telephone",
       .body_has = {"\"clauses\":[\"P4.4\",\"P4.6\",\"P2c.6\"]", fmt::format("\"guardian_id\":{}", away)},
       .body_lacks = {"赵大海"}},
      {.name = "not of another class",
       .as = cast->as_other_homeroom(),
       .request = request,
       .status = 404,
       .body_lacks = kEveryName},
      {.name = "not for the district",
       .as = cast->as_officer(),
       .request = request,
       .status = 403,
       .body_lacks = kEveryName},
  });
}

TEST_P(NormActs, ForetellWhatAContactWouldCountFor) {
  furnish_away(cast->li);
  auto preview = [&](std::int64_t student, const char* way, std::int64_t guardian = 0) {
    return fmt::format("GET /api/norms/preview?student_id={}&{}{}", student, way,
                       guardian ? fmt::format("&guardian_id={}", guardian) : "");
  };
  api.check({
      {.name = "a call",
       .as = cast->as_homeroom(),
       .request = preview(cast->li, "kind=call&mode=telephone"),
       .body_has = {"P4.4", "P2c.6", "P4.3", "P2a.4"},
       .body_lacks = {"P4.5", "P4.6", "P1.5"}},
      {.name = "a call to the father who lives away",
       .as = cast->as_homeroom(),
       .request = preview(cast->li, "kind=call&mode=telephone", away),
       .body_has = {"P4.6"}},
      {.name = "the homeroom teacher at home",
       .as = cast->as_homeroom(),
       .request = preview(cast->li, "kind=visit&mode=home"),
       .body_has = {"P1.5", "P4.4", "P4.5"},
       .body_lacks = {"P2c.6"}},
      {.name = "the principal at home",
       .as = cast->as_principal(),
       .request = preview(cast->li, "kind=visit&mode=home"),
       .body_has = {"P4.4", "P4.5", "P4.3"},
       .body_lacks = {"P1.5", "P2a.4"}},
      {.name = "what cannot be",
       .as = cast->as_homeroom(),
       .request = preview(cast->li, "kind=letter&mode=home"),
       .body_lacks = {"P4.4"}},
      {.name = "a child out of sight",
       .as = cast->as_other_homeroom(),
       .request = preview(cast->li, "kind=call&mode=telephone"),
       .status = 404,
       .body_lacks = {"P4.4"}},
  });
}

TEST_P(NormActs, KeepWhatThePreviewPromised) {
  auto promised =
      acts_.would_count(people::viewer_of(cast->as_homeroom()),
                        {.student_id = cast->li, .kind = ContactKind::kVisit, .mode = Mode::kHome});
  ASSERT_TRUE(promised);
  std::map<std::string, int> met_before;
  for (const auto& line : boards_.board(people::viewer_of(cast->as_principal())).norms)
    met_before[line.clause] = line.met;
  hold({.student_id = cast->li, .staff_id = cast->homeroom});
  std::set<std::string> closed, gained;
  for (const auto& clause : *promised)
    if (clause.closes) closed.insert(clause.clause);
  for (const auto& line : boards_.board(people::viewer_of(cast->as_principal())).norms)
    if (line.met > met_before[line.clause]) gained.insert(line.clause);
  EXPECT_EQ(closed, gained);
}

KITH_BOTH_ENGINES(NormActs);

}  // namespace
}  // namespace kith::norms
