// SPDX-License-Identifier: Apache-2.0
// Pictures, QR codes, sheets and cards, seen as pixels where words do not tell.
#include <gtest/gtest.h>

#include <algorithm>

#include "platform/pdf/document.hpp"
#include "platform/pdf/pdf_kit.hpp"
#include "platform/pdf/picture.hpp"
#include "platform/qr/qr.hpp"

namespace kith::pdf {
namespace {

Document blank() { return Document({.title = "图", .institution = "单位", .made_at = Instant{}}); }

std::string picture_file(const std::string& kind) {
  auto document = blank();
  document.add(Title{"照片"});
  return kit::Printed(document.bytes().value()).picture_file(kind);
}

// How many pixels of the page are darker than paper.
long dark_pixels(const std::string& bytes) {
  const auto picture = kit::Printed(bytes).picture(1, 40);
  return std::count_if(picture.pixels.begin(), picture.pixels.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 200; });
}

struct Square {
  int left, top, right, bottom;
};
Square black_square(const kit::Picture& picture) {
  Square found{picture.width, picture.height, 0, 0};
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x)
      if (picture.at(x, y) == 0)
        found = {std::min(found.left, x), std::min(found.top, y), std::max(found.right, x + 1),
                 std::max(found.bottom, y + 1)};
  return found;
}

TEST(PrintingAQrCode, GivesEveryModuleItsPlace) {
  const std::string text = "https://school.example/join#ABCDEFGHJK";
  auto document = blank();
  document.add(QrCode{.text = text, .side_mm = 40});
  const auto picture = kit::Printed(document.bytes().value()).picture(1, 200);
  const auto modules = qr::modules_of(text);
  const auto square = black_square(picture);
  const double module = double(square.right - square.left) / modules.side;
  EXPECT_NEAR(module * modules.side, 40 / 25.4 * 200, 2);
  for (int y = 0; y < modules.side; ++y)
    for (int x = 0; x < modules.side; ++x) {
      const int shade =
          picture.at(int(square.left + (x + 0.5) * module), int(square.top + (y + 0.5) * module));
      EXPECT_EQ(shade < 128, modules.is_dark(x, y)) << x << ' ' << y;
    }
}

TEST(PrintingAPicture, ShowsJpegAndPng) {
  auto without = blank();
  const auto empty = dark_pixels(without.bytes().value());
  for (const std::string kind : {"jpeg", "png"}) {
    auto document = blank();
    document.add(Image{picture_file(kind), 120, "说明"});
    EXPECT_GT(dark_pixels(document.bytes().value()), empty + 20) << kind;
  }
}

TEST(PrintingPictures, PutsThreeBesideEachOtherAndRefusesADamagedOne) {
  auto pages_of = [](std::size_t count) {
    auto document = blank();
    document.add(Pictures{std::vector<std::string>(count, picture_file("jpeg")), 100});
    return kit::Printed(document.bytes().value()).pages();
  };
  EXPECT_EQ(pages_of(9), 1) << "a row is as high as its highest, not as it might be";
  EXPECT_EQ(pages_of(12), 2);
  auto document = blank();
  document.add(Pictures{{picture_file("jpeg"), "no picture"}});
  EXPECT_EQ(document.bytes().error().code, "pdf.bad_picture");
}

TEST(PrintingAPicture, LeavesOutWhereAndWithWhatItWasTaken) {
  auto bytes = picture_file("jpeg");
  const std::string place(
      "\xFF\xE1\x00\x16"
      "Exif\0\0GPS31.2304N121",
      24);
  const std::string comment(
      "\xFF\xFE\x00\x09"
      "secret!",
      11);
  bytes.insert(2, place + comment);
  bytes += "a second picture behind the end";
  auto document = blank();
  document.add(Image{bytes});
  const auto printed = document.bytes();
  ASSERT_TRUE(printed) << printed.error().code;
  for (const auto* word : {"GPS31", "secret!", "a second picture"})
    EXPECT_EQ(printed->find(word), std::string::npos) << word;
}

TEST(PrintingAPicture, RefusesDamagedOnes) {
  for (const std::string kind : {"jpeg", "png"}) {
    const auto whole = picture_file(kind);
    for (const std::size_t length : {std::size_t{3}, std::size_t{10}, std::size_t{30}, whole.size() / 2}) {
      const auto picture = read_picture(whole.substr(0, length));
      ASSERT_FALSE(picture) << kind << ' ' << length;
      EXPECT_EQ(picture.error().code, "pdf.bad_picture");
    }
  }
}

TEST(PrintingAPicture, RefusesHugeOnesBeforeUnpackingThem) {
  auto png = picture_file("png");
  for (const std::size_t at : {16, 20}) png.replace(at, 4, std::string("\x00\x00\xFF\xFF", 4));
  EXPECT_EQ(read_picture(png).error().code, "pdf.picture_too_large");
  EXPECT_EQ(read_picture(std::string(21 * 1024 * 1024, 'x')).error().code, "pdf.picture_too_large");
}

TEST(PrintingASheetOfSquares, TellsStatesApartWithoutColour) {
  const auto darkness = [](SquareState state) {
    auto document = blank();
    document.add(Squares{{{"明", state}}});
    return dark_pixels(document.bytes().value());
  };
  EXPECT_GT(darkness(SquareState::kFramed), darkness(SquareState::kEmpty));
}

TEST(PrintingASheetOfSquares, GoesOnOverThePage) {
  Squares squares;
  for (int i = 0; i < 400; ++i) squares.squares.push_back({"名" + std::to_string(i), SquareState::kFilled});
  squares.filled = "已完成";
  auto document = blank();
  document.add(squares);
  kit::Printed pdf(document.bytes().value());
  EXPECT_EQ(pdf.pages(), 2);
  const auto text = pdf.text();
  for (const auto* each : {"名0", "名199", "名399", "已完成"})
    EXPECT_NE(text.find(each), std::string::npos) << each;
}

TEST(PrintingTheSeal, DrawsNoLineToItFromThePageBefore) {
  auto document = blank();
  document.add(Paragraph{"一"}).add(PageBreak{}).add(Signatures{});
  const auto picture = kit::Printed(document.bytes().value()).picture(2, 40);
  for (int y = picture.height / 2; y < picture.height * 9 / 10; ++y)
    for (int x = 0; x < picture.width; ++x) ASSERT_GT(picture.at(x, y), 250) << x << ' ' << y;
}

TEST(PrintingCards, PutsTenOnAPageAndTheRestOnTheNext) {
  Cards cards;
  for (int i = 1; i <= 13; ++i)
    cards.cards.push_back({.over = "单位",
                           .name = "第" + std::to_string(i) + "号",
                           .under = "某人",
                           .code_name = "码",
                           .code = "ABCD-" + std::to_string(i),
                           .qr_text = "https://x.example/" + std::to_string(i),
                           .notes = {"一", "二"}});
  auto document = blank();
  document.add(cards);
  kit::Printed pdf(document.bytes().value());
  EXPECT_EQ(pdf.pages(), 2);
  EXPECT_NE(pdf.text(1).find("第10号"), std::string::npos);
  EXPECT_EQ(pdf.text(1).find("第11号"), std::string::npos);
  EXPECT_NE(pdf.text(2).find("第13号"), std::string::npos);
}

}  // namespace
}  // namespace kith::pdf
