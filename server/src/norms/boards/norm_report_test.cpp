// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/norm_report.hpp"

#include "norms/norm_kit.hpp"

namespace kith::norms {
namespace {

using namespace people::kit;

class ReportingNorms : public kit::NormSchools {};

TEST_P(ReportingNorms, NamesEverybodyMissingWithClassAndOwner) {
  std::int64_t school = 0, teacher = 0, visited = 0;
  write([&](db::Tx& tx) {
    school = NormSchools::add_school(tx);
    auto class_id = add_class(tx, school);
    teacher = add_staff(tx, school, {.name = "何老师"});
    add_teaching(tx, class_id, teacher);
    visited = add_student(tx, class_id, {.name = "李小雨"});
    add_student(tx, class_id, {.name = "赵大海"});
    add_student(tx, class_id, {.name = "孙一鸣"});
  });
  hold({.student_id = visited, .staff_id = teacher});
  Boards boards(db(), clock_, norms_);
  auto report = report_norms(boards, school);
  auto find = [&](const std::string& clause) {
    return *std::find_if(report.begin(), report.end(),
                         [&](const ReportedNorm& norm) { return norm.clause == clause; });
  };
  auto coverage = find("P4.4");
  EXPECT_EQ(coverage.period, "2026-2027-1");
  EXPECT_EQ(coverage.share, 0.333);
  EXPECT_EQ(coverage.target, 1.0);
  ASSERT_EQ(coverage.missing.size(), 2u);
  EXPECT_EQ(coverage.missing[0].name, "赵大海");
  EXPECT_EQ(coverage.missing[0].class_name, "三年级1班");
  EXPECT_EQ(coverage.missing[0].owner, "何老师");
  EXPECT_FALSE(find("P4.6").share) << "the share of nobody is no number";
  EXPECT_EQ(find("P2c.6").classes, 1);
  EXPECT_EQ(find("P2a.4").missing.at(0).id, teacher);
}

KITH_BOTH_ENGINES(ReportingNorms);

TEST(ReportingPacks, GivesEveryClauseWithItsRule) {
  auto packs = report_packs(built_in_catalogue()->packs());
  ASSERT_EQ(packs.size(), 8u);
  EXPECT_EQ(packs[7].title, "《学校家访工作长效机制》");
  for (const auto& pack : packs)
    for (const auto& clause : pack.clauses) {
      bool is_measured = clause.kind == ClauseKind::kNorm || clause.kind == ClauseKind::kDuty;
      EXPECT_EQ(clause.rule.has_value(), is_measured) << clause.id;
      EXPECT_FALSE(clause.done_by.empty()) << clause.id;
    }
}

}  // namespace
}  // namespace kith::norms
