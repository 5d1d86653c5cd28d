// SPDX-License-Identifier: Apache-2.0
#include "platform/qr/qr.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kith::qr {
namespace {

TEST(DrawingAQrCode, BeginsWithTheFinderBehindTheQuietZone) {
  const auto svg = svg_of("https://kith.example/join#ABCDE-FGHJK");
  // The first row of a finder pattern is seven dark modules.
  EXPECT_NE(svg.find("M4 4h7v1h-7z"), std::string::npos) << svg;
  EXPECT_NE(svg.find("viewBox=\"0 0 37 37\""), std::string::npos) << svg;
}

TEST(DrawingAQrCode, DiffersForDifferentTexts) { EXPECT_NE(svg_of("one"), svg_of("two")); }

TEST(DrawingAQrCode, KeepsTheTextOutOfTheMarkup) {
  EXPECT_EQ(svg_of("<script>alert(1)</script>").find("script"), std::string::npos);
}

TEST(DrawingAQrCode, RefusesWhatDoesNotFit) {
  EXPECT_THROW(svg_of(""), std::invalid_argument);
  EXPECT_THROW(svg_of(std::string(4000, 'a')), std::invalid_argument);
}

}  // namespace
}  // namespace kith::qr
