// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/workbook.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "platform/sheets/xlsx_kit.hpp"

namespace kith::sheets {
namespace {

using kit::error_of;
using kit::lines_of;
using kit::Made;
using kit::parts_of;
using kit::workbook_of;
using kit::zip_of;
using Lines = std::vector<std::string>;

Lines rows_of(const Made& made) {
  auto lines = lines_of(workbook_of(made));
  lines.erase(lines.begin());
  return lines;
}

TEST(ReadingASheet, KeepsRowNumbersOfTheWorkbook) {
  EXPECT_EQ(rows_of({.rows = R"(<row r="1"><c r="A1" t="str"><v>花名册</v></c></row>
                                <row r="3"><c r="B3" t="str"><v>姓名</v></c></row>
                                <row r="4"/><row><c t="str"><v>王</v></c></row>)"}),
            (Lines{"1: A=花名册", "3: B=姓名", "5: A=王"}));
}

TEST(ReadingASheet, TakesTextFromEveryPlaceAWorkbookPutsIt) {
  Made made{.rows = R"(<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>行内</t></is></c>
      <c r="C1" t="str"><f>A1&amp;"x"</f><v>算出</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c>
      <c r="F1"><f>1+1</f><v>2</v></c><c r="AA1" t="inlineStr"><is><r><t>两</t></r><r><t xml:space="preserve"> 段</t></r></is></c></row>)",
            .strings =
                "<si><t>零</t></si><si><r><t>王</t></r><r><rPr/><t>小明</t></r><rPh sb=\"0\" "
                "eb=\"1\"><t>WANG</t></rPh></si>"};
  EXPECT_EQ(rows_of(made), Lines{"1: A=王小明 B=行内 C=算出 D=TRUE E=#N/A F=2 AA=两 段"});
}

TEST(ReadingASheet, ShowsStoredNumbersWithoutExponentOrFraction) {
  EXPECT_EQ(
      rows_of({.rows = R"(<row r="1"><c r="A1"><v>1.9902300419E10</v></c><c r="B1"><v>13800138000.0</v></c>
      <c r="C1"><v>0.30000000000000004</v></c><c r="D1"><v>1E-7</v></c><c r="E1"><v>-5</v></c>
      <c r="F1"><v>9.9010120170723379E17</v></c></row>)"}),
      Lines{"1: A=19902300419 B=13800138000 C=0.3 D=0.0000001 E=-5 F=990101201707234000"});
}

constexpr const char* kStyles =
    R"xml(<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
    <numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="0.00_);[Red]\(0.00\)"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="31"/><xf numFmtId="20"/></cellXfs>)xml";

TEST(ReadingASheet, ShowsDatesByTheFormatOfTheCell) {
  EXPECT_EQ(
      rows_of({.rows = R"(<row r="1"><c r="A1" s="0"><v>43709</v></c><c r="B1" s="1"><v>43709</v></c>
      <c r="C1" s="2"><v>43709.75</v></c><c r="D1" s="3"><v>123</v></c><c r="E1" s="4"><v>7.5</v></c>
      <c r="F1" s="5"><v>1</v></c><c r="G1" s="6"><v>0.75</v></c><c r="H1" t="d"><v>2019-09-01T00:00:00</v></c>
      <c r="I1" s="1"><v>-3</v></c></row>)",
               .styles = kStyles}),
      Lines{"1: A=43709 B=2019-09-01 C=2019-09-01 D=000123 E=7.5 F=1900-01-01 G=18:00 H=2019-09-01 I=-3"});
}

TEST(ReadingASheet, CountsDaysFrom1904WhereTheWorkbookDoes) {
  EXPECT_EQ(rows_of({.rows = R"(<row r="1"><c r="A1" s="1"><v>42247</v></c></row>)",
                     .styles = kStyles,
                     .workbook = "<workbookPr date1904=\"1\"/>"}),
            Lines{"1: A=2019-09-01"});
}

TEST(ReadingASheet, GivesEveryCellOfAMergedAreaItsValue) {
  EXPECT_EQ(
      rows_of({.rows = R"(<row r="1"><c r="A1" t="str"><v>标题</v></c></row>
      <row r="2"><c r="A2" t="str"><v>2班</v></c><c r="B2" t="str"><v>甲</v></c></row>
      <row r="3"><c r="A3"/><c r="B3" t="str"><v>乙</v></c></row>
      <row r="4"><c r="B4" t="str"><v>丙</v></c></row>)",
               .after_rows =
                   R"(<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>)"}),
      (Lines{"1: A=标题 B=标题 C=标题", "2: A=2班 B=甲", "3: A=2班 B=乙", "4: B=丙"}));
}

TEST(ReadingASheet, FindsMergedAreasAcrossChunksOfALargeSheet) {
  Made made;
  for (int row = 1; row <= 4000; ++row)
    made.rows += "<row><c t=\"str\"><v>" + std::to_string(row * 7919) + "</v></c></row>";
  made.after_rows = "<mergeCells>";
  for (int row = 1; row <= 4000; ++row)
    made.after_rows += "<mergeCell ref=\"A" + std::to_string(row) + ":B" + std::to_string(row) + "\"/>";
  made.after_rows += "</mergeCells>";
  auto rows = rows_of(made);
  ASSERT_EQ(rows.size(), 4000u);
  for (int row = 1; row <= 4000; ++row) {
    auto value = std::to_string(row * 7919);
    ASSERT_EQ(rows[row - 1], std::to_string(row) + ": A=" + value + " B=" + value);
  }
}

TEST(ReadingASheet, SaysWhichSheetIsHidden) {
  bool is_hidden = false;
  auto bytes = workbook_of({.rows = "", .sheet_state = "veryHidden"});
  ASSERT_TRUE(
      read_workbook(bytes, {[&](const Sheet& sheet) { is_hidden = sheet.is_hidden; }, [](const Row&) {}}));
  EXPECT_TRUE(is_hidden);
}

TEST(ReadingASheet, ReadsPrefixedElements) {
  auto parts = parts_of({.rows = ""});
  parts["xl/worksheets/sheet1.xml"] =
      R"(<x:worksheet xmlns:x="u"><x:sheetData><x:row r="2"><x:c r="A2" t="str"><x:v>甲</x:v></x:c></x:row></x:sheetData>
         <x:mergeCells><x:mergeCell ref="A2:B2"/></x:mergeCells></x:worksheet>)";
  EXPECT_EQ(lines_of(zip_of(parts)), (Lines{"[学生]", "2: A=甲 B=甲"}));
}

TEST(ReadingASheet, PassesAnExceptionOfTheCallerThrough) {
  auto bytes = workbook_of({.rows = R"(<row r="1"><c r="A1"><v>1</v></c></row>)"});
  EXPECT_THROW(
      (void)read_workbook(bytes, {[](const Sheet&) {}, [](const Row&) { throw std::domain_error("mine"); }}),
      std::domain_error);
}

TEST(ReadingASheet, ReadsAFileOfAnyName) {
  auto path = testing::TempDir() + "kith-workbook-test.dat";
  std::ofstream(path, std::ios::binary)
      << workbook_of({.rows = R"(<row r="1"><c r="A1"><v>1</v></c></row>)"});
  int rows = 0;
  EXPECT_TRUE(read_workbook_file(path, {[](const Sheet&) {}, [&](const Row&) { ++rows; }}));
  EXPECT_EQ(rows, 1);
  std::remove(path.c_str());
  EXPECT_THROW((void)read_workbook_file(path, {}), std::system_error);
}

TEST(RefusingAFile, NamesWhatItIsInstead) {
  std::string ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(600, '\0');
  std::string package;
  for (char c : std::string("EncryptedPackage")) package += {c, '\0'};
  EXPECT_EQ(error_of(""), "sheets.empty");
  EXPECT_EQ(error_of(ole + "W\0o\0r\0k\0b\0o\0o\0k"), "sheets.old_excel_format");
  EXPECT_EQ(error_of(ole + package), "sheets.encrypted");
  EXPECT_EQ(error_of(zip_of({{"word/document.xml", "<a/>"}})), "sheets.not_a_workbook");
  EXPECT_EQ(error_of("%PDF-1.7 stream"), "sheets.not_a_workbook");
  EXPECT_EQ(error_of(std::string("a,b\0c", 5)), "sheets.not_a_workbook");
}

TEST(RefusingAFile, HappensWhenItIsCutShort) {
  auto bytes = workbook_of({.rows = R"(<row r="1"><c r="A1"><v>1</v></c></row>)"});
  for (auto size : {bytes.size() - 1, bytes.size() / 2, std::size_t{40}})
    EXPECT_EQ(error_of(bytes.substr(0, size)), "sheets.damaged") << size;
}

TEST(RefusingAFile, HappensWhenASheetIsMissingOrBroken) {
  auto parts =
      parts_of({.rows = R"(<row r="1"><c r="A1" t="s"><v>5</v></c></row>)", .strings = "<si><t>a</t></si>"});
  EXPECT_EQ(error_of(zip_of(parts)), "sheets.damaged") << "a text that does not exist";
  parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row r=\"1\">";
  EXPECT_EQ(error_of(zip_of(parts)), "sheets.damaged");
  parts.erase("xl/worksheets/sheet1.xml");
  EXPECT_EQ(error_of(zip_of(parts)), "sheets.damaged");
  parts["xl/workbook.xml"] = "<workbook><sheets/></workbook>";
  EXPECT_EQ(error_of(zip_of(parts)), "sheets.empty");
  EXPECT_EQ(error_of(workbook_of({.rows = "<row r=\"2\"/><row r=\"1\"/>"})), "sheets.damaged")
      << "rows run backwards";
}

TEST(RefusingAFile, HappensBeforeEntitiesGrow) {
  auto parts = parts_of({.rows = ""});
  parts["xl/worksheets/sheet1.xml"] =
      R"(<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>)";
  EXPECT_EQ(lines_of(zip_of(parts)), (Lines{"[学生]", "!sheets.damaged"}));
}

TEST(RefusingAFile, HappensWhenItUnpacksBeyondItsLimits) {
  std::string row = R"(<row><c t="inlineStr"><is><t>)" + std::string(2000, 'a') + "</t></is></c></row>", rows;
  for (int i = 0; i < 2000; ++i) rows += row;
  auto bomb = workbook_of({.rows = rows});
  EXPECT_LT(bomb.size(), 100'000u);
  EXPECT_EQ(error_of(bomb), "");
  EXPECT_EQ(error_of(bomb, {.unpacked_bytes = 1 << 20}), "sheets.too_large");
  EXPECT_EQ(error_of(bomb, {.rows = 1999}), "sheets.too_large");
  EXPECT_EQ(error_of(bomb, {.cell_bytes = 1999}), "sheets.too_large");
  auto shared = workbook_of({.rows = "", .strings = "<si><t>" + std::string(5000, 'b') + "</t></si>"});
  EXPECT_EQ(error_of(shared, {.shared_text_bytes = 4000}), "sheets.too_large");
}

TEST(RefusingAFile, HappensWhenOneTagIsEndless) {
  auto parts = parts_of({.rows = ""});
  parts["xl/worksheets/sheet1.xml"] = "<worksheet><!-- " + std::string(6 << 20, 'x') + " --></worksheet>";
  EXPECT_EQ(error_of(zip_of(parts)), "sheets.too_large");
}

TEST(NamingAColumn, GoesThereAndBack) {
  EXPECT_EQ(column_letters(1), "A");
  EXPECT_EQ(column_letters(26), "Z");
  EXPECT_EQ(column_letters(27), "AA");
  EXPECT_EQ(column_letters(16384), "XFD");
  for (int column : {1, 26, 27, 52, 703, 16384}) EXPECT_EQ(column_number(column_letters(column)), column);
  EXPECT_EQ(column_number("a1"), 0);
}

}  // namespace
}  // namespace kith::sheets
