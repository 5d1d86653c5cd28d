// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/csv.hpp"

#include <gtest/gtest.h>

#include "platform/sheets/xlsx_kit.hpp"

namespace kith::sheets {
namespace {

using kit::error_of;
using kit::lines_of;
using Lines = std::vector<std::string>;

constexpr const char* kNameInGb18030 = "\xd0\xd5\xc3\xfb";  // 姓名
constexpr const char* kRareInGb18030 = "\x95\x32\x82\x36";  // 𠀀, four bytes

TEST(ReadingCsv, KeepsQuotedSeparatorsLineEndsAndQuotes) {
  EXPECT_EQ(lines_of("姓名,住址\r\n王,\"一,二\r\n\"\"三\"\"\"\r\n\r\n李,四"),
            (Lines{"[]", "1: A=姓名 B=住址", "2: A=王 B=一,二\r\n\"三\"", "4: A=李 B=四"}));
}

TEST(ReadingCsv, FindsTheSeparator) {
  EXPECT_EQ(lines_of("花名册\na;b,c;d\n"), (Lines{"[]", "1: A=花名册", "2: A=a B=b,c C=d"}));
  EXPECT_EQ(lines_of("a\tb\rc\td"), (Lines{"[]", "1: A=a B=b", "2: A=c B=d"}));
  EXPECT_EQ(lines_of("sep=;\na;b"), (Lines{"[]", "2: A=a B=b"}));
  EXPECT_EQ(lines_of("甲"), (Lines{"[]", "1: A=甲"}));
}

TEST(ReadingCsv, TakesDigitsKeptAsText) {
  EXPECT_EQ(lines_of("a,=\"00123\"\n"), (Lines{"[]", "1: A=a B=00123"}));
}

TEST(ReadingCsv, SkipsEmptyCellsAndKeepsColumns) { EXPECT_EQ(lines_of(",,c,\n"), (Lines{"[]", "1: C=c"})); }

TEST(ReadingCsv, FindsTheEncoding) {
  EXPECT_EQ(lines_of("\xef\xbb\xbf姓名,b"), (Lines{"[]", "1: A=姓名 B=b"}));
  EXPECT_EQ(lines_of(std::string(kNameInGb18030) + "," + kRareInGb18030), (Lines{"[]", "1: A=姓名 B=𠀀"}));
  EXPECT_EQ(lines_of(std::string("\xff\xfe\xd3\x59\x09\0b\0\n\0", 10)), (Lines{"[]", "1: A=姓 B=b"}));
}

TEST(ReadingCsv, KeepsCharactersThatFallAcrossChunks) {
  for (const char* name : {"姓名", kNameInGb18030}) {
    std::string text = "x";
    for (int i = 0; i < 100'000; ++i) text += name;
    auto lines = lines_of(text, {.cell_bytes = 1 << 20});
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].size(), std::string("1: A=x").size() + 600'000);
    EXPECT_TRUE(lines[1].ends_with("姓名姓名"));
  }
}

TEST(RefusingCsv, HappensForUnknownEncodingsAndUnclosedQuotes) {
  EXPECT_EQ(error_of("caf\xe9\xff\xff"), "sheets.unknown_encoding");
  EXPECT_EQ(error_of(std::string(kNameInGb18030) + "\xd0"), "sheets.unknown_encoding")
      << "cut within a character";
  EXPECT_EQ(error_of("a,\"b\nc,d\n"), "sheets.damaged");
  EXPECT_EQ(error_of("a\nb\nc", {.rows = 2}), "sheets.too_large");
  EXPECT_EQ(error_of("\xef\xbb\xbf"), "sheets.empty");
}

}  // namespace
}  // namespace kith::sheets
