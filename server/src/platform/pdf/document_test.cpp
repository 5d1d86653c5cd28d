// SPDX-License-Identifier: Apache-2.0
// Documents are read back with poppler: what was told is there, in order, once, and inside the margins.
#include "platform/pdf/document.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>
#include <thread>

#include "platform/pdf/pdf_kit.hpp"

namespace kith::pdf {
namespace {

constexpr double kMillimetre = 72 / 25.4;

Paper paper() {
  return {.title = "家校共育工作台账",
          .institution = "清河区实验小学",
          .number = "清实小〔2026〕12号",
          .dated_on = make_date(2026, 11, 20),
          .made_at = Instant(std::chrono::milliseconds(1'795'136'400'000))};
}

Table numbered_table(int rows) {
  Table table{{{"序号", 1, Align::kEnd}, {"姓名", 2}, {"要点", 6}}, {}};
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back(
        {std::to_string(i), "学生" + std::to_string(i),
         "起" + std::to_string(i) +
             "学习习惯良好，与同学相处融洽，家长希望多推荐课外书，并约定每晚亲子共读二十分钟终" +
             std::to_string(i)});
  return table;
}

std::string printed(const Document& document) { return document.bytes().value(); }

// Readers put blanks and line ends between Chinese and other letters as they see fit.
std::string packed(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

void expect_in_order(std::string text, std::vector<std::string> parts) {
  text = packed(text);
  std::size_t from = 0;
  for (auto& part : parts) {
    part = packed(part);
    const auto found = text.find(part, from);
    EXPECT_NE(found, std::string::npos) << part << " is missing or out of order in\n" << text;
    if (found != std::string::npos) from = found + part.size();
  }
}

void expect_within_margins(const kit::Printed& pdf, double width_mm = 210, double height_mm = 297) {
  const auto words = pdf.words();
  EXPECT_FALSE(words.empty());
  for (const auto& word : words) {
    EXPECT_GE(word.left, 22 * kMillimetre - 0.5) << word.text;
    EXPECT_LE(word.right, (width_mm - 22) * kMillimetre + 0.5) << word.text;
    EXPECT_GE(word.top, 12 * kMillimetre) << word.text;
    EXPECT_LE(word.bottom, (height_mm - 8) * kMillimetre) << word.text;
  }
}

TEST(PrintingADocument, GivesItsTextBackInOrder) {
  Document document(paper());
  document.add(Title{"家校共育工作台账", "三年级2班"})
      .add(Facts{{{"班级", "三年级2班"}, {"班主任", "何静"}}})
      .add(Heading{"一、达成情况"})
      .add(Shares{{{"全员家访", "35 / 42 · 83%", 0.83, 0.7}}})
      .add(Paragraph{"本学期第12周。\n尚有7户未走访。"})
      .add(Heading{"二、签字"})
      .add(Signatures{{"班主任", "校长"}, "清河区实验小学", "2026年11月20日"});
  kit::Printed pdf(printed(document));
  EXPECT_EQ(pdf.pages(), 1);
  expect_in_order(pdf.text(), {"清河区实验小学",
                               "家校共育工作台账",
                               "三年级2班",
                               "班级",
                               "三年级2班",
                               "班主任",
                               "何静",
                               "一、达成情况",
                               "全员家访",
                               "35 / 42 · 83%",
                               "本学期第12周。",
                               "尚有7户未走访。",
                               "二、签字",
                               "班主任：",
                               "校长：",
                               "清河区实验小学",
                               "2026年11月20日",
                               "（盖章处）",
                               "清实小〔2026〕12号",
                               "第 1 页 · 共 1 页"});
  expect_within_margins(pdf);
}

TEST(PrintingADocument, TellsWhatItIsInTheFile) {
  Document document(paper());
  document.add(Title{"家校共育工作台账"}).add(Heading{"一、达成情况"}).add(numbered_table(1));
  const auto bytes = printed(document);
  EXPECT_TRUE(bytes.starts_with("%PDF-1.5"));
  EXPECT_NE(bytes.find("/Outlines"), std::string::npos);
  kit::Printed pdf(bytes);
  const auto facts = pdf.described();
  expect_in_order(facts, {"家校共育工作台账", "清河区实验小学", "2026", "Tagged:          yes", "A4"});
  expect_in_order(pdf.structure(), {"Document", "H1", "H2", "Table", "TR", "TH", "TR", "TD"});
}

TEST(PrintingADocument, CarriesItsFontsAlong) {
  Document document(paper());
  document.add(Title{"标题"}).add(Heading{"小标题"}).add(Paragraph{"正文 2026 English"});
  kit::Printed pdf(printed(document));
  std::istringstream lines(pdf.fonts());
  int fonts = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("Noto") == std::string::npos) continue;
    ++fonts;
    // Embedded, a subset, readable as text.
    EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line;
  }
  EXPECT_EQ(fonts, 3) << pdf.fonts();
}

TEST(PrintingADocument, GivesTheSameBytesForTheSameWords) {
  const auto bytes = [] {
    Document document(paper());
    document.add(Title{"标题"}).add(numbered_table(30)).add(QrCode{"https://school.example/1"});
    return printed(document);
  };
  EXPECT_EQ(bytes(), bytes());
}

TEST(PrintingADocument, WorksOnSeveralThreadsAtOnce) {
  Document document(paper());
  document.add(Title{"标题"}).add(numbered_table(20));
  const auto alone = printed(document);
  std::vector<std::string> made(4);
  {
    std::vector<std::jthread> threads;
    for (auto& bytes : made) threads.emplace_back([&] { bytes = printed(document); });
  }
  for (const auto& bytes : made) EXPECT_TRUE(bytes == alone);
}

TEST(PrintingADocument, SpeaksEnglishWhenAsked) {
  auto english = paper();
  english.language = Language::kEn;
  Document document(english);
  document.add(Paragraph{"One page."}).add(Signatures{});
  kit::Printed pdf(printed(document));
  expect_in_order(pdf.text(), {"One page.", "(seal)", "20 November 2026", "Page 1 of 1"});
}

TEST(PrintingADocument, KeepsThoseWhoSignAndTheSealOnOnePage) {
  for (int lines = 28; lines < 44; ++lines) {
    Document document(paper());
    for (int i = 0; i < lines; ++i) document.add(Paragraph{"一行字。", Tone::kQuiet});
    document.add(Signatures{{"班主任", "家长", "德育处", "校长"}});
    kit::Printed pdf(printed(document));
    for (int page = 1; page <= pdf.pages(); ++page) {
      const auto text = pdf.text(page);
      EXPECT_EQ(text.find("班主任") == std::string::npos, text.find("盖章处") == std::string::npos) << lines;
    }
  }
}

TEST(PrintingADocument, NeverLeavesThoseWhoSignAloneOnAPage) {
  for (int lines = 15; lines < 60; ++lines) {
    Document document(paper());
    Table table{{{"第几行"}}, {}};
    for (int i = 0; i < lines; ++i) table.rows.push_back({"这里写着什么"});
    document.add(table).add(Signatures{{"班主任", "校长"}, "清河区实验小学", "2026年11月20日"});
    kit::Printed pdf(printed(document));
    EXPECT_NE(pdf.text(pdf.pages()).find("这里写着什么"), std::string::npos) << lines << " lines";
  }
}

TEST(PrintingADocument, BringsAHeadingToThePageThatHasRoomForItsPart) {
  Document document(paper());
  document.add(Paragraph{"前面的话。"}).add(Heading{"一整张表", 240}).add(Paragraph{"表。"});
  kit::Printed pdf(printed(document));
  ASSERT_EQ(pdf.pages(), 2);
  EXPECT_NE(pdf.text(2).find("一整张表"), std::string::npos);
}

TEST(PrintingADocument, MayLieOnItsSide) {
  auto wide = paper();
  wide.orientation = Orientation::kLandscape;
  Document document(wide);
  document.add(numbered_table(40));
  kit::Printed pdf(printed(document));
  EXPECT_NE(pdf.described().find("841.89 x 595.276"), std::string::npos) << pdf.described();
  expect_within_margins(pdf, 297, 210);
}

TEST(PrintingATable, RepeatsItsHeadingsAndNumbersItsPages) {
  Document document(paper());
  document.add(Title{"台账"}).add(numbered_table(120));
  kit::Printed pdf(printed(document));
  const int pages = pdf.pages();
  ASSERT_GT(pages, 3);
  for (int page = 1; page <= pages; ++page) {
    const auto text = pdf.text(page);
    expect_in_order(text, {"序号", "姓名", "要点"});
    expect_in_order(text, {"第 " + std::to_string(page) + " 页 · 共 " + std::to_string(pages) + " 页"});
    // The title stands on the first page in full and at the head of the others.
    EXPECT_EQ(text.find("家校共育工作台账") != std::string::npos, page > 1);
  }
  expect_within_margins(pdf);
}

TEST(PrintingATable, KeepsEachRowOnOnePageAndLosesNone) {
  Document document(paper());
  document.add(numbered_table(120));
  kit::Printed pdf(printed(document));
  std::string all;
  for (int page = 1; page <= pdf.pages(); ++page) {
    auto text = pdf.text(page);
    std::erase(text, '\n');
    all += text;
    for (int row = 1; row <= 120; ++row)
      EXPECT_EQ(text.find("起" + std::to_string(row) + "学") != std::string::npos,
                text.find("终" + std::to_string(row)) != std::string::npos &&
                    text.find("起" + std::to_string(row) + "学") != std::string::npos)
          << row;
  }
  for (int row = 1; row <= 120; ++row) expect_in_order(all, {"起" + std::to_string(row) + "学"});
}

TEST(PrintingATable, SetsFiguresFlushRight) {
  Document document(paper());
  document.add(Table{{{"姓名"}, {"次数", 1, Align::kEnd}}, {{"甲", "7"}, {"乙", "1234"}, {"丙", "56"}}});
  kit::Printed pdf(printed(document));
  double right = 0;
  for (const auto& word : pdf.words()) {
    if (word.text != "7" && word.text != "1234" && word.text != "56") continue;
    if (right == 0) right = word.right;
    EXPECT_NEAR(word.right, right, 0.1) << word.text;
  }
  EXPECT_GT(right, 0);
}

TEST(PrintingATable, KeepsShortWordsOnOneLineBesideLongOnes) {
  Document document(paper());
  document.add(Table{{{"日期", 1}, {"要点", 20}, {"占比", 1, Align::kEnd}},
                     {{"2026-10-22", std::string(900, 'a'), "100%"}}});
  kit::Printed pdf(printed(document));
  EXPECT_NE(pdf.text().find("2026-10-22"), std::string::npos) << pdf.text();
  expect_within_margins(pdf);
}

TEST(PrintingATable, PartsARowThatIsTallerThanAPage) {
  std::string long_text;
  for (int i = 0; i < 5000; ++i) long_text += i % 2 ? "长" : "短";
  Document document(paper());
  document.add(
      Table{{{"编号"}, {"内容", 4}}, {{"A", "前一行"}, {"B", "首" + long_text + "尾"}, {"C", "后一行"}}});
  kit::Printed pdf(printed(document));
  EXPECT_GT(pdf.pages(), 2);
  auto text = pdf.text();
  expect_in_order(text, {"前一行", "首短长", "尾", "后一行"});
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find("长", at)) != std::string::npos; ++at) ++count;
  EXPECT_EQ(count, 2500u);
  expect_within_margins(pdf);
}

TEST(PrintingADocument, TakesWhateverPeopleWrite) {
  Document document(paper());
  document.add(Paragraph{"tab\tand\x07 bell\vnew line"})
      .add(Paragraph{"笑脸😀与家👨‍👩‍👧"})
      .add(Paragraph{"رېيھان 古丽"})
      .add(Paragraph{"\u202Etxt.exe 覆盖"})
      .add(Paragraph{"私用区\uE123字"})
      .add(Paragraph{std::string(10'000, 'x')})
      .add(Facts{{{std::string(500, 'y'), ""}}})
      .add(Squares{
          {{"阿卜杜热合曼·艾尔肯", SquareState::kFramed}, {"", SquareState::kFilled}}, "已", "", "先联系"})
      .add(Cards{{{.over = std::string(300, 'z'), .name = "王小明 家长", .code = std::string(200, 'c')}}});
  const auto bytes = document.bytes();
  ASSERT_TRUE(bytes) << bytes.error().code;
  kit::Printed pdf(*bytes);
  const auto text = pdf.text();
  expect_in_order(text, {"tab and  bell", "new line", "笑脸", "古丽", "txt.exe 覆盖", "私用区〓字", "先联系",
                         "王小明 家长"});
  expect_within_margins(pdf);
}

TEST(PrintingADocument, RefusesWhatCannotBePrinted) {
  struct Case {
    std::string name;
    Block block;
    std::string code;
  };
  const std::string many(kLongestText + 1, 'a');
  std::string endless;
  for (int i = 0; i < 30'000; ++i) endless += "行\n";
  const std::vector<Case> cases{
      {"a NUL", Paragraph{std::string("a\0b", 3)}, "pdf.bad_text"},
      {"not UTF-8", Title{"\xC3\x28"}, "pdf.bad_text"},
      {"a cell that is not UTF-8", Table{{{"a"}}, {{"\xFF"}}}, "pdf.bad_text"},
      {"a text without end", Paragraph{many}, "pdf.too_long"},
      {"a heading of a page", Table{{{std::string(20'000, 'h')}}, {{"a"}}}, "pdf.too_long"},
      {"more pages than anybody files", Paragraph{endless}, "pdf.too_long"},
      {"a table without columns", Table{}, "pdf.bad_table"},
      {"a row too short", Table{{{"a"}, {"b"}}, {{"1"}}}, "pdf.bad_table"},
      {"a column without width", Table{{{"a", 0}}, {{"1"}}}, "pdf.bad_table"},
      {"a width that is no number", Table{{{"a", std::nan("")}}, {{"1"}}}, "pdf.bad_table"},
      {"a share above the whole", Shares{{{"a", "b", 1.2}}}, "pdf.bad_figure"},
      {"a target that is no number", Shares{{{"a", "b", 0.5, std::nan("")}}}, "pdf.bad_figure"},
      {"a text as picture", Image{"this is no picture"}, "pdf.bad_picture"},
      {"nothing as picture", Image{""}, "pdf.bad_picture"},
      {"a QR code of nothing", QrCode{""}, "pdf.too_long"},
      {"a QR code of a book", QrCode{std::string(3000, 'q')}, "pdf.too_long"},
  };
  for (const auto& each : cases) {
    Document document(paper());
    const auto bytes = document.add(Paragraph{"before"}).add(each.block).bytes();
    ASSERT_FALSE(bytes) << each.name;
    EXPECT_EQ(bytes.error().code, each.code) << each.name;
    EXPECT_EQ(bytes.error().fields.count("blocks.1"), 1u) << each.name;
  }
  auto broken = paper();
  broken.title = "\xFF";
  EXPECT_EQ(Document(broken).bytes().error().code, "pdf.bad_text");
}

TEST(PrintingADocument, CanBeEmpty) {
  kit::Printed pdf(printed(Document(paper())));
  EXPECT_EQ(pdf.pages(), 1);
}

}  // namespace
}  // namespace kith::pdf
