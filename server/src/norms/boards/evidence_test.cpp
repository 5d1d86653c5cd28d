// SPDX-License-Identifier: Apache-2.0
// The entries behind a figure, over HTTP.
#include "norms/routes_kit.hpp"

namespace kith::norms {
namespace {

using kit::kEveryName;
using ledger::ContactKind;
using ledger::Mode;

class NormEvidence : public kit::NormRoutes {};

TEST_P(NormEvidence, ShowTheVeryContactsCounted) {
  hold({.student_id = cast->li, .staff_id = cast->homeroom});
  auto voided = hold({.student_id = cast->zhao, .staff_id = cast->homeroom});
  void_contact(voided);
  hold({.student_id = cast->sun, .staff_id = cast->other_homeroom});
  hold({.student_id = cast->sun,
        .staff_id = cast->other_homeroom,
        .kind = ContactKind::kCard,
        .mode = Mode::kWritten});
  auto request = [](const std::string& rest) { return "GET /api/norms/" + rest; };
  api.check({
      {.name = "the desk sees those of the school, and no card",
       .as = cast->as_principal(),
       .request = request("P4.4/evidence"),
       .body_has = {"\"counted\":2", "李小雨", "孙一鸣", "何老师", "\"kind\":\"visit\""},
       .body_lacks = {"赵大海", "\"card\""}},
      {.name = "a teacher those of the own class",
       .as = cast->as_homeroom(),
       .request = request("P4.4/evidence"),
       .body_has = {"\"counted\":1", "李小雨"},
       .body_lacks = {"孙一鸣"}},
      {.name = "of one child",
       .as = cast->as_principal(),
       .request = request(fmt::format("P4.4/evidence?subject_id={}", cast->sun)),
       .body_has = {"\"counted\":1", "孙一鸣"},
       .body_lacks = {"李小雨"}},
      {.name = "a child out of sight has none",
       .as = cast->as_homeroom(),
       .request = request(fmt::format("P4.4/evidence?subject_id={}", cast->sun)),
       .body_has = {"\"counted\":0"},
       .body_lacks = {"孙一鸣"}},
      {.name = "nor a class out of sight",
       .as = cast->as_homeroom(),
       .request = request("P4.4/evidence?" + of_class(cast->other_class)),
       .status = 404,
       .body_lacks = kEveryName},
      {.name = "of the staff a teacher sees only oneself",
       .as = cast->as_homeroom(),
       .request = request("P4.3/evidence"),
       .body_has = {"\"counted\":1", "何老师"},
       .body_lacks = {"吕老师"}},
      {.name = "not for the district",
       .as = cast->as_officer(),
       .request = request("P4.4/evidence"),
       .status = 403,
       .body_lacks = kEveryName},
      {.name = "nor for families",
       .as = cast->as_li_mother(),
       .request = request("P4.4/evidence"),
       .status = 403,
       .body_lacks = kEveryName},
  });
}

TEST_P(NormEvidence, TellWhatWasWrittenLateAndWhatTooLateToCount) {
  constexpr int kNovember = 3202611;
  auto call = [&](std::int64_t student_id) {
    hold({.student_id = student_id,
          .staff_id = cast->homeroom,
          .kind = ContactKind::kCall,
          .mode = Mode::kTelephone});
  };
  norms_.begin_day(db());
  auto viewer = people::viewer_of(cast->as_principal());
  auto november = [&] {
    return boards_.evidence(viewer, {.clause = "P2a.4", .period_no = kNovember}).value();
  };
  call(cast->li);
  EXPECT_FALSE(november().contacts.at(0).is_late);
  set_today(make_date(2026, 12, 2));
  call(cast->zhao);
  auto late = november();
  ASSERT_EQ(late.contacts.size(), 2u);
  EXPECT_EQ(late.written_late, 1);
  EXPECT_TRUE(late.not_counted.empty());
  set_today(make_date(2026, 12, 20));
  norms_.begin_day(db());
  call(cast->li);
  auto frozen = november();
  EXPECT_EQ(frozen.counted, 2);
  EXPECT_EQ(frozen.not_counted.size(), 1u) << "listed, not counted";
  EXPECT_EQ(frozen.norm.met, late.norm.met);
}

TEST_P(NormEvidence, ListWhatWasVoidedAfterTheFreezeAsCountedStill) {
  constexpr int kNovember = 3202611;
  auto call = [&](std::int64_t student_id) {
    return hold({.student_id = student_id,
                 .staff_id = cast->homeroom,
                 .kind = ContactKind::kCall,
                 .mode = Mode::kTelephone});
  };
  norms_.begin_day(db());
  auto november = [&] {
    return boards_
        .evidence(people::viewer_of(cast->as_principal()), {.clause = "P2a.4", .period_no = kNovember})
        .value();
  };
  auto kept = call(cast->li), voided_before = call(cast->zhao), voided_after = call(cast->sun);
  void_contact(voided_before);
  EXPECT_EQ(november().counted, 2) << "voided while it counted: gone";
  auto figure_then = november().norm;
  set_today(make_date(2026, 12, 20));
  norms_.begin_day(db());
  void_contact(voided_after);
  auto too_late = call(cast->li);
  void_contact(call(cast->zhao));
  auto frozen = november();
  EXPECT_EQ(frozen.norm.met, figure_then.met);
  EXPECT_EQ(frozen.norm.population, figure_then.population);
  EXPECT_EQ(frozen.counted, 2) << "as many as the frozen figure holds";
  EXPECT_EQ(frozen.voided_since, 1);
  ASSERT_EQ(frozen.contacts.size(), 2u);
  for (const auto& line : frozen.contacts) {
    EXPECT_TRUE(line.contact_id == kept || line.contact_id == voided_after);
    EXPECT_EQ(line.is_voided, line.contact_id == voided_after);
  }
  ASSERT_EQ(frozen.not_counted.size(), 1u) << "not what was written after the freeze and voided again";
  EXPECT_EQ(frozen.not_counted.front().contact_id, too_late);
}

KITH_BOTH_ENGINES(NormEvidence);

}  // namespace
}  // namespace kith::norms
