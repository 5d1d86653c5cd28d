// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/board_paper.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

NormBoard board() {
  NormBoard board{.today = make_date(2026, 11, 20), .judged = 2, .on_track = 1};
  board.norms.push_back({.clause = "P4.4",
                         .title = {"每学期走访到每一位学生", "Every student is visited each term"},
                         .period_code = "2026-2027-1",
                         .population = 40,
                         .met = 38,
                         .missing = 2,
                         .share_permille = 950,
                         .state = State::kOnPace});
  board.norms.push_back({.clause = "P4.6", .period_code = "2026-2027-1"});
  return board;
}

MissingList missing() {
  MissingList list{.norm = board().norms[0]};
  list.missing.push_back({.name = "赵大海", .class_name = "三年级1班", .owner_name = "何老师"});
  return list;
}

TEST(TheBoardOnPaper, HasALineAClauseAndLeavesTheShareOfNobodyEmpty) {
  auto report = board_report(board(), {}, "青禾小学", Language::kZh, Instant{});
  ASSERT_EQ(report.tables.size(), 1u);
  const auto& rows = report.tables[0].rows;
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0][5], report::Cell(0.95));
  EXPECT_EQ(rows[0][7], report::Cell(std::string("在进度上")));
  EXPECT_EQ(rows[1][5], report::Cell());
}

TEST(TheBoardOnPaper, SaysThatNothingWasRecordedOfADuty) {
  auto with_duty = board();
  with_duty.norms.push_back({.clause = "P3.9", .is_duty = true, .period_code = "2026-2027-1"});
  auto row = board_report(with_duty, {}, "青禾小学", Language::kZh, Instant{}).tables[0].rows.at(2);
  EXPECT_EQ(row[5], report::Cell()) << "and no share of nothing";
  EXPECT_EQ(row[7], report::Cell(std::string("没有记录")));
}

TEST(TheBoardOnPaper, SaysFromWhenAClauseCountsWhoseTimeHasYetToCome) {
  auto with_coming = board();
  with_coming.coming.push_back({.clause = "P1.14",
                                .title = {"家庭教育宣传周", "Family Education Week"},
                                .starts_on = make_date(2027, 5, 10)});
  auto report = board_report(with_coming, {missing()}, "青禾小学", Language::kEn, Instant{});
  ASSERT_EQ(report.tables.size(), 3u);
  EXPECT_EQ(report.tables[0].rows.size(), 2u) << "not among those that are judged";
  EXPECT_EQ(report.tables[1].name, "Still to come");
  EXPECT_EQ(report.tables[1].rows.at(0).at(1), report::Cell(std::string("Family Education Week")));
  EXPECT_EQ(report.tables[1].rows.at(0).at(2), report::Cell(make_date(2027, 5, 10)));
  EXPECT_TRUE(report::to_pdf(report).has_value());
}

TEST(TheBoardOnPaper, NamesWhoIsMissingInTheWorkbook) {
  auto report = board_report(board(), {missing()}, "青禾小学", Language::kZh, Instant{});
  ASSERT_EQ(report.tables.size(), 2u);
  EXPECT_EQ(report.tables[1].rows.at(0).at(2), report::Cell(std::string("赵大海")));
  EXPECT_TRUE(report::to_xlsx(report).has_value());
}

TEST(TheBoardOnPaper, ReadsInEnglishToo) {
  auto report = board_report(board(), {}, "青禾小学", Language::kEn, Instant{});
  EXPECT_EQ(report.title, "Norms of home–school contact");
  EXPECT_EQ(report.tables[0].rows[0][1], report::Cell(std::string("Every student is visited each term")));
}

}  // namespace
}  // namespace kith::norms
