// SPDX-License-Identifier: Apache-2.0
// What comes in as a photograph, and what of it never gets through.
#include <gtest/gtest.h>

#include "platform/images/format.hpp"
#include "platform/images/images_kit.hpp"
#include "platform/images/intake.hpp"

namespace kith::images {
namespace {

std::string refused(const std::string& bytes) {
  Intake intake;
  auto taken = intake.take(bytes);
  return taken ? "taken" : taken.error().code;
}

// The size that a PNG claims, in a file that has nothing else.
std::string png_of_size(unsigned width, unsigned height) {
  std::string png = kit::plain_png(4, 4);
  for (int i = 0; i < 4; ++i) {
    png[std::size_t(16 + i)] = char(width >> (24 - 8 * i));
    png[std::size_t(20 + i)] = char(height >> (24 - 8 * i));
  }
  return png;
}

TEST(TakingAPhotograph, LeavesPlaceDayAndDeviceBehind) {
  auto sent = kit::telephone_jpeg(640, 480);
  ASSERT_NE(sent.find("Exif"), std::string::npos);
  ASSERT_NE(sent.find(kit::kDevice), std::string::npos);
  ASSERT_NE(sent.find(kit::kPlaceDay), std::string::npos);
  Intake intake;
  auto taken = intake.take(sent).value();
  EXPECT_EQ(format_of(taken.jpeg), Format::kJpeg);
  EXPECT_EQ(taken.jpeg.find("Exif"), std::string::npos);
  EXPECT_EQ(taken.jpeg.find(kit::kDevice), std::string::npos);
  EXPECT_EQ(taken.jpeg.find(kit::kPlaceDay), std::string::npos);
  // No application segment but JFIF at all, whatever its name.
  for (unsigned marker = 0xE1; marker <= 0xEF; ++marker)
    EXPECT_EQ(taken.jpeg.find(std::string("\xFF") + char(marker)), std::string::npos) << marker;
}

TEST(TakingAPhotograph, LeavesBehindWhatIsHungOnTheEnd) {
  Intake intake;
  auto taken = intake.take(kit::telephone_jpeg(64, 48) + "31.2304 N 121.4737 E").value();
  EXPECT_EQ(taken.jpeg.find("31.2304"), std::string::npos);
}

TEST(TakingAPhotograph, TurnsItUpright) {
  Intake intake;
  auto as_stored = intake.take(kit::telephone_jpeg(640, 480, 1)).value();
  EXPECT_EQ(kit::colour_at(as_stored.jpeg, 0.1, 0.5), 'r');
  EXPECT_EQ(kit::colour_at(as_stored.jpeg, 0.9, 0.5), 'b');

  // Held with the right side down: what is stored at the left belongs on top.
  auto turned = intake.take(kit::telephone_jpeg(640, 480, 6)).value();
  EXPECT_EQ(turned.width, 480);
  EXPECT_EQ(turned.height, 640);
  EXPECT_EQ(kit::colour_at(turned.jpeg, 0.5, 0.1), 'r');
  EXPECT_EQ(kit::colour_at(turned.jpeg, 0.5, 0.9), 'b');

  auto other_way = intake.take(kit::telephone_jpeg(640, 480, 8)).value();
  EXPECT_EQ(kit::colour_at(other_way.jpeg, 0.5, 0.1), 'b');
  auto upside_down = intake.take(kit::telephone_jpeg(640, 480, 3)).value();
  EXPECT_EQ(kit::colour_at(upside_down.jpeg, 0.1, 0.5), 'b');
  auto mirrored = intake.take(kit::telephone_jpeg(640, 480, 2)).value();
  EXPECT_EQ(kit::colour_at(mirrored.jpeg, 0.1, 0.5), 'b');
}

TEST(TakingAPhotograph, MakesItSmallerAndNeverLarger) {
  Intake intake;
  auto large = intake.take(kit::telephone_jpeg(4032, 3024, 6)).value();
  EXPECT_EQ(large.height, kLongestSide);
  EXPECT_EQ(large.width, 1500);
  EXPECT_EQ(kit::colour_at(large.jpeg, 0.5, 0.1), 'r');
  auto small = intake.take(kit::telephone_jpeg(33, 21)).value();
  EXPECT_EQ(small.width, 33);
  EXPECT_EQ(small.height, 21);
  auto wanted = intake.take(kit::telephone_jpeg(1600, 1200), 800).value();
  EXPECT_EQ(wanted.width, 800);
  EXPECT_EQ(wanted.height, 600);
}

TEST(TakingAPhotograph, KnowsFormatsByContent) {
  Intake intake;
  for (const auto& sent : {kit::plain_png(320, 200), kit::plain_webp(320, 200), kit::plain_heic(320, 200)}) {
    auto taken = intake.take(sent);
    ASSERT_TRUE(taken) << taken.error().code;
    EXPECT_EQ(format_of(taken->jpeg), Format::kJpeg);
    EXPECT_EQ(taken->width, 320);
    EXPECT_EQ(taken->height, 200);
    EXPECT_EQ(kit::colour_at(taken->jpeg, 0.1, 0.5), 'r');
    EXPECT_EQ(kit::colour_at(taken->jpeg, 0.9, 0.5), 'b');
  }
}

TEST(TakingAPhotograph, RefusesWhatIsNone) {
  EXPECT_EQ(refused(""), "images.not_a_photograph");
  EXPECT_EQ(refused("dear teacher, this is photograph.jpg"), "images.not_a_photograph");
  EXPECT_EQ(refused("%PDF-1.5"), "images.not_a_photograph");
  EXPECT_EQ(refused("<svg xmlns='http://www.w3.org/2000/svg'/>"), "images.not_a_photograph");
  EXPECT_EQ(refused("GIF89a"), "images.not_a_photograph");
}

TEST(TakingAPhotograph, RefusesWhatIsDamaged) {
  EXPECT_EQ(refused("\xFF\xD8\xFF text after the mark of a JPEG"), "images.damaged");
  EXPECT_EQ(refused(kit::plain_png(320, 200).substr(0, 60)), "images.damaged");
  EXPECT_EQ(refused(kit::plain_webp(320, 200).substr(0, 40)), "images.damaged");
  EXPECT_EQ(refused(kit::plain_heic(320, 200).substr(0, 200)), "images.damaged");
}

TEST(TakingAPhotograph, RefusesTheTooLargeBeforeUnpackingIt) {
  EXPECT_EQ(refused(std::string("\xFF\xD8\xFF") + std::string(40u << 20, 'x')), "images.too_large");
  // Claims sixteen gigabytes of pixels in a hundred bytes.
  EXPECT_EQ(refused(png_of_size(65'000, 65'000)), "images.too_large");
  EXPECT_EQ(refused(png_of_size(0xFFFFFFFFu, 2)), "images.too_large");
}

}  // namespace
}  // namespace kith::images
