// SPDX-License-Identifier: Apache-2.0
// What is taken for a document, and what a file may be called.
#include "platform/files/file_kind.hpp"

#include <gtest/gtest.h>

#include "platform/images/images_kit.hpp"
#include "platform/report/report.hpp"
#include "platform/sheets/xlsx_kit.hpp"

namespace kith::files {
namespace {

const std::string kPdf = "%PDF-1.5\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n";

std::string package(const std::string& types) {
  return sheets::kit::zip_of({{"[Content_Types].xml", "<Types>" + types + "</Types>"}, {"a.xml", "<a/>"}});
}
const std::string kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const std::string kExcel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

TEST(KnowingAFile, LooksAtItsContent) {
  EXPECT_EQ(file_kind_of(kPdf), FileKind::kPdf);
  EXPECT_EQ(file_kind_of(package(kWord)), FileKind::kDocx);
  EXPECT_EQ(file_kind_of(package(kExcel)), FileKind::kXlsx);
}

TEST(KnowingAFile, KnowsTheWorkbooksAndPapersOfOurOwn) {
  report::Report report{.title = "通知", .made_at = Instant{}};
  report.tables = {{"表", {{"姓名", 10}}, {{std::string("王小明")}}}};
  EXPECT_EQ(file_kind_of(report::to_xlsx(report).value()), FileKind::kXlsx);
  EXPECT_EQ(file_kind_of(report::to_pdf(report).value()), FileKind::kPdf);
}

TEST(KnowingAFile, TakesNothingElse) {
  const std::string zip = sheets::kit::zip_of({{"notice.pdf", kPdf}});
  for (const auto& other :
       {std::string(), std::string("dear parents"), std::string("<html><script>alert(1)</script>%PDF-"),
        std::string("<svg xmlns='http://www.w3.org/2000/svg'/>"), " " + kPdf,
        std::string("%PDF-1.5 cut short"), zip, zip.substr(0, 40), images::kit::plain_png(4, 4),
        std::string("\xD0\xCF\x11\xE0 an old document"), std::string("MZ a program %%EOF")})
    EXPECT_FALSE(file_kind_of(other)) << other.substr(0, 20);
}

TEST(KnowingAFile, TakesNoDocumentWithMacros) {
  EXPECT_FALSE(file_kind_of(package(kWord + " application/vnd.ms-office.vbaProject")));
  EXPECT_FALSE(file_kind_of(package("application/vnd.ms-word.document.macroEnabled.main+xml " + kWord)));
}

TEST(KnowingAFile, UnpacksNoMoreThanItsListOfTypes) {
  EXPECT_FALSE(file_kind_of(package(kWord + std::string(2u << 20, ' '))));
}

TEST(NamingAFile, LeavesPathsAndWhatCannotBeSeenBehind) {
  EXPECT_EQ(clean_file_name("C:\\Users\\何老师\\秋游安排.pdf", ".pdf"), "秋游安排.pdf");
  EXPECT_EQ(clean_file_name("../../etc/passwd", ".pdf"), "passwd.pdf");
  EXPECT_EQ(clean_file_name("秋游／安排.docx", ".docx"), "安排.docx") << "a full-width slash";
  EXPECT_EQ(clean_file_name("a\r\nSet-Cookie: x\x01.pdf", ".pdf"), "a Set-Cookie_ x.pdf");
  EXPECT_EQ(clean_file_name("通知\u202Egpj.exe", ".pdf"), "通知gpj.pdf")
      << "no mark that turns reading round";
}

TEST(NamingAFile, GivesItTheExtensionOfWhatItIs) {
  EXPECT_EQ(clean_file_name("表.exe", ".xlsx"), "表.xlsx");
  EXPECT_EQ(clean_file_name("2026.11.18", ".pdf"), "2026.11.pdf");
  EXPECT_EQ(clean_file_name("秋游", ".pdf"), "秋游.pdf");
  for (const char* nothing : {"", ".pdf", "...", "/", "\x01"})
    EXPECT_EQ(clean_file_name(nothing, ".pdf"), "file.pdf") << nothing;
}

TEST(NamingAFile, KeepsItShort) {
  std::string longest;
  for (int i = 0; i < 80; ++i) longest += "游";
  EXPECT_EQ(clean_file_name(longest + "游游.pdf", ".pdf"), longest + ".pdf");
}

}  // namespace
}  // namespace kith::files
