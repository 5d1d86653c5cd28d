// SPDX-License-Identifier: Apache-2.0
#include "platform/report/report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "platform/pdf/pdf_kit.hpp"
#include "platform/sheets/xlsx_kit.hpp"

namespace kith::report {
namespace {

Report board() {
  return {
      .title = "家校共育指标一览",
      .subtitle = "2026—2027学年第一学期",
      .institution = "清河区实验小学",
      .number = "清实小〔2026〕12号",
      .dated_on = make_date(2026, 11, 20),
      .made_at = SystemClock().at(make_date(2026, 11, 20), 9 * 60),
      .facts = {{"采用制度", "《家访工作制度》"}, {"统计到", "2026年11月20日"}},
      .tables = {{"各项指标",
                  {{"条款", 8},
                   {"名称", 24},
                   {"完成", 8, Kind::kFigure},
                   {"达成", 8, Kind::kShare},
                   {"截止", 12, Kind::kDay}},
                  {{std::string("P4.3"), std::string("全员家访"), std::int64_t{35}, 0.8333,
                    make_date(2027, 1, 20)},
                   {std::string("P4.5"), std::string("=当面家访"), 2.5, std::int64_t{1}, std::monostate{}}},
                  "占比为完成数与应完成数之比"},
                 {"未完成名单", {{"姓名"}}, {{std::string("王小明")}}}},
      .notes = {"本表由台账自动统计"},
      .signers = {"校长"}};
}

TEST(MakingAReport, WritesAWorkbookOfItsTablesThenFacts) {
  const auto bytes = to_xlsx(board());
  ASSERT_TRUE(bytes) << bytes.error().code;
  EXPECT_EQ(sheets::kit::lines_of(*bytes),
            (std::vector<std::string>{
                "[各项指标]", "1: A=家校共育指标一览 · 各项指标", "2: A=条款 B=名称 C=完成 D=达成 E=截止",
                "3: A=P4.3 B=全员家访 C=35 D=0.8333 E=2027-01-20", "4: A=P4.5 B==当面家访 C=2.5 D=1",
                "[未完成名单]", "1: A=家校共育指标一览 · 未完成名单", "2: A=姓名", "3: A=王小明", "[说明]",
                "1: A=家校共育指标一览", "2: A=项目 B=内容", "3: A=单位 B=清河区实验小学",
                "4: A=文号 B=清实小〔2026〕12号", "5: A=日期 B=2026-11-20",
                "6: A=采用制度 B=《家访工作制度》", "7: A=统计到 B=2026年11月20日",
                "8: A=各项指标 B=占比为完成数与应完成数之比", "9: A=备注 B=本表由台账自动统计"}));
}

TEST(MakingAReport, PrintsTheSameOnPaper) {
  const auto bytes = to_pdf(board());
  ASSERT_TRUE(bytes) << bytes.error().code;
  const auto text = pdf::kit::Printed(*bytes).text();
  for (const auto* part : {"家校共育指标一览",
                           "清河区实验小学",
                           "采用制度",
                           "各项指标",
                           "条款",
                           "P4.3",
                           "全员家访",
                           "35",
                           "83.3%",
                           "2027年1月20日",
                           "=当面家访",
                           "2.5",
                           "100%",
                           "—",
                           "占比为完成数与应完成数之比",
                           "未完成名单",
                           "王小明",
                           "本表由台账自动统计",
                           "校长：",
                           "2026年11月20日"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " is missing in\n" << text;
}

TEST(MakingAReport, GivesTheSameBytesForTheSameValue) {
  EXPECT_TRUE(to_xlsx(board()).value() == to_xlsx(board()).value());
  EXPECT_TRUE(to_pdf(board()).value() == to_pdf(board()).value());
}

TEST(MakingAReport, CanHaveNoTables) {
  Report report = board();
  report.tables.clear();
  EXPECT_TRUE(to_xlsx(report));
  EXPECT_TRUE(to_pdf(report));
}

TEST(MakingAReport, RefusesInBothFormatsWhatNoneCanHold) {
  struct Case {
    std::string name;
    std::string code;
    std::function<void(Report&)> spoil;
  };
  const std::vector<Case> cases{
      {"a row too short", "report.bad_table", [](Report& r) { r.tables[0].rows[0].pop_back(); }},
      {"no columns", "report.bad_table", [](Report& r) { r.tables[1] = {"空"}; }},
      {"two tables of one name", "report.bad_table", [](Report& r) { r.tables[1].name = "各项指标"; }},
      {"a table called as the facts are", "report.bad_table", [](Report& r) { r.tables[1].name = "说明"; }},
      {"a table without name", "report.bad_table", [](Report& r) { r.tables[1].name = ""; }},
      {"a share of nothing", "report.bad_figure", [](Report& r) { r.tables[0].rows[0][3] = std::nan(""); }},
      {"a book in a cell", "report.too_long",
       [](Report& r) { r.tables[1].rows[0][0] = std::string(40'000, 'a'); }},
      {"a NUL", "pdf.bad_text", [](Report& r) { r.tables[1].rows[0][0] = std::string("a\0b", 3); }},
      {"not UTF-8", "pdf.bad_text", [](Report& r) { r.facts[0].value = "\xC3("; }},
  };
  for (const auto& each : cases) {
    Report report = board();
    each.spoil(report);
    const auto workbook = to_xlsx(report), paper = to_pdf(report);
    ASSERT_FALSE(workbook) << each.name;
    ASSERT_FALSE(paper) << each.name;
    EXPECT_EQ(workbook.error().code, each.code) << each.name;
    EXPECT_EQ(paper.error().code, each.code) << each.name;
  }
}

TEST(MakingAReport, TakesControlCharactersAndLongCells) {
  Report report = board();
  report.tables[1].rows[0][0] = "一\v二\x07三" + std::string(10'000, 'x') + "😀";
  const auto workbook = to_xlsx(report), paper = to_pdf(report);
  ASSERT_TRUE(workbook);
  ASSERT_TRUE(paper);
  EXPECT_GT(pdf::kit::Printed(*paper).pages(), 1);
}

TEST(MakingAReport, SpeaksEnglishWhenAsked) {
  Report report = board();
  report.language = Language::kEn;
  EXPECT_NE(pdf::kit::Printed(to_pdf(report).value()).text().find("Page 1 of 1"), std::string::npos);
  const auto lines = sheets::kit::lines_of(to_xlsx(report).value());
  EXPECT_NE(std::find(lines.begin(), lines.end(), "[About]"), lines.end());
}

}  // namespace
}  // namespace kith::report
