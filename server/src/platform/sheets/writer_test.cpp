// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/writer.hpp"

#include <gtest/gtest.h>

#include "platform/sheets/xlsx_kit.hpp"

namespace kith::sheets {
namespace {

using Lines = std::vector<std::string>;

TEST(WritingAWorkbook, GivesBackWhatWasWritten) {
  auto bytes = write_workbook([](Writer& writer) {
    writer.sheet("三年级/2班", {{"姓名", 12}, {"电话", 16}, {"出生日期"}, {"次数"}, {"比例"}}, "花名册");
    writer.row(
        {std::string("王小明"), std::string("013800138000"), make_date(2017, 7, 23), std::int64_t{4}, 0.5});
    writer.row({std::monostate{}, std::string("=1+1")});
    writer.sheet("空", {{"甲"}});
  });
  EXPECT_EQ(kit::lines_of(bytes),
            (Lines{"[三年级 2班]", "1: A=花名册", "2: A=姓名 B=电话 C=出生日期 D=次数 E=比例",
                   "3: A=王小明 B=013800138000 C=2017-07-23 D=4 E=0.5", "4: B==1+1", "[空]", "1: A=甲"}));
}

TEST(WritingAWorkbook, RefusesTwoSheetsOfOneName) {
  EXPECT_THROW(write_workbook([](Writer& writer) {
                 writer.sheet("甲", {});
                 writer.sheet("甲", {});
               }),
               std::runtime_error);
}

TEST(WritingAWorkbook, CutsLongSheetNames) {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "班";
  auto bytes = write_workbook([&](Writer& writer) { writer.sheet(name, {{"甲"}}); });
  EXPECT_EQ(kit::lines_of(bytes).front().size(), 31 * 3 + 2u);
}

}  // namespace
}  // namespace kith::sheets
