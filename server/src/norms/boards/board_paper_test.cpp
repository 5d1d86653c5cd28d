// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/board_paper.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

NormBoard board() {
  NormBoard board{.today = make_date(2026, 11, 20), .judged = 2, .on_track = 1};
  board.norms.push_back({.clause = "P4.4",
                         .title = {"每学期走访到每一位学生", "Every student is visited each term"},
                         .period_no = 2202601,
                         .period_code = "2026-2027-1",
                         .population = 40,
                         .met = 38,
                         .missing = 2,
                         .share_permille = 950,
                         .state = State::kOnPace});
  board.norms.push_back({.clause = "P4.6", .period_no = 2202601});
  return board;
}

MissingList missing() {
  MissingList list{.norm = board().norms[0]};
  list.missing.push_back({.name = "赵大海", .class_name = "三年级1班", .owner_name = "何老师"});
  return list;
}

BoardPaper paper(Language language) {
  return {.school_name = "青禾小学", .calendar = calendar::usual_calendar(2026), .language = language};
}

TEST(TheBoardOnPaper, SaysPeriodsInWordsAndOfWhichSchoolYearTheyAre) {
  auto with_week = board();
  with_week.norms[1].period_no = 4202647;
  with_week.norms[1].per = calendar::PeriodKind::kWeek;
  with_week.norms[1].starts_on = make_date(2026, 11, 16);
  with_week.norms[1].ends_on = make_date(2026, 11, 22);
  auto report = board_report(with_week, {}, paper(Language::kZh));
  EXPECT_EQ(report.subtitle, "2026–2027 学年第一学期，截至 11月20日 · 2 条可评，1 条达成或在进度上");
  EXPECT_EQ(report.tables[0].rows[0][2], report::Cell(std::string("第一学期")));
  EXPECT_EQ(report.tables[0].rows[1][2], report::Cell(std::string("第 12 周")));
}

TEST(TheBoardOnPaper, HasALineAClauseAndLeavesTheShareOfNobodyEmpty) {
  auto report = board_report(board(), {}, paper(Language::kZh));
  ASSERT_EQ(report.tables.size(), 1u);
  const auto& rows = report.tables[0].rows;
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0][5], report::Cell(0.95));
  EXPECT_EQ(rows[0][7], report::Cell(std::string("在进度上")));
  EXPECT_EQ(rows[1][5], report::Cell());
}

TEST(TheBoardOnPaper, SaysThatNothingWasRecordedOfADuty) {
  auto with_duty = board();
  with_duty.norms.push_back({.clause = "P3.9", .is_duty = true, .period_no = 2202601});
  auto row = board_report(with_duty, {}, paper(Language::kZh)).tables[0].rows.at(2);
  EXPECT_EQ(row[5], report::Cell()) << "and no share of nothing";
  EXPECT_EQ(row[7], report::Cell(std::string("没有记录")));
}

TEST(TheBoardOnPaper, SaysFromWhenAClauseCountsWhoseTimeHasYetToCome) {
  auto with_coming = board();
  with_coming.coming.push_back({.clause = "P1.14",
                                .title = {"家庭教育宣传周", "Family Education Week"},
                                .starts_on = make_date(2027, 5, 10)});
  auto report = board_report(with_coming, {missing()}, paper(Language::kEn));
  ASSERT_EQ(report.tables.size(), 3u);
  EXPECT_EQ(report.tables[0].rows.size(), 2u) << "not among those that are judged";
  EXPECT_EQ(report.tables[1].name, "Still to come");
  EXPECT_EQ(report.tables[1].rows.at(0).at(1), report::Cell(std::string("Family Education Week")));
  EXPECT_EQ(report.tables[1].rows.at(0).at(2), report::Cell(make_date(2027, 5, 10)));
  EXPECT_TRUE(report::to_pdf(report).has_value());
}

TEST(TheBoardOnPaper, NamesWhoIsMissingInTheWorkbook) {
  auto report = board_report(board(), {missing()}, paper(Language::kZh));
  ASSERT_EQ(report.tables.size(), 2u);
  EXPECT_EQ(report.tables[1].rows.at(0).at(2), report::Cell(std::string("赵大海")));
  EXPECT_TRUE(report::to_xlsx(report).has_value());
}

TEST(TheBoardOnPaper, ReadsInEnglishToo) {
  auto report = board_report(board(), {}, paper(Language::kEn));
  EXPECT_EQ(report.title, "Norms of home–school contact");
  EXPECT_EQ(report.tables[0].rows[0][1], report::Cell(std::string("Every student is visited each term")));
}

}  // namespace
}  // namespace kith::norms
