// SPDX-License-Identifier: Apache-2.0
// What comes in as a recording, and what never does.
#include "platform/sounds/sound.hpp"

#include <gtest/gtest.h>

#include "platform/sounds/sounds_kit.hpp"

namespace kith::sounds {
namespace {

using std::chrono::milliseconds;

std::string refused(const std::string& bytes) {
  auto sound = examine(bytes);
  return sound ? "taken" : sound.error().code;
}

TEST(TakingARecording, KnowsItsFormatAndLengthByContent) {
  auto webm = examine(kit::webm(30)).value();
  EXPECT_EQ(webm.format, SoundFormat::kWebm);
  EXPECT_NEAR(double(webm.length.count()), 30'000, 100);
  auto fragments = examine(kit::mp4_in_fragments(45)).value();
  EXPECT_EQ(fragments.format, SoundFormat::kMp4);
  EXPECT_EQ(fragments.length, milliseconds(45'000));
  EXPECT_EQ(examine(kit::mp4_whole(12)).value().length, milliseconds(12'000));
}

TEST(TakingARecording, TakesTwoMinutesAndNoMore) {
  EXPECT_EQ(refused(kit::webm(120)), "taken");
  EXPECT_EQ(refused(kit::webm(130)), "sounds.too_long");
  EXPECT_EQ(refused(kit::mp4_in_fragments(130)), "sounds.too_long");
  EXPECT_EQ(refused(kit::mp4_whole(130)), "sounds.too_long");
}

TEST(TakingARecording, TakesNoFilm) {
  EXPECT_EQ(refused(kit::webm(10, 1)), "sounds.not_a_sound");
  EXPECT_EQ(refused(kit::mp4_in_fragments(10, "vide")), "sounds.not_a_sound");
}

TEST(TakingARecording, TakesNothingElseWhateverItIsCalled) {
  EXPECT_EQ(refused(""), "sounds.not_a_sound");
  EXPECT_EQ(refused("dear colleague"), "sounds.not_a_sound");
  EXPECT_EQ(refused("\xFF\xD8\xFF\xE0 a photograph"), "sounds.not_a_sound");
  EXPECT_EQ(refused("\x1A\x45\xDF\xA3"), "sounds.not_a_sound");
  EXPECT_EQ(refused(std::string(kMostBytes + 1, 'x')), "sounds.too_large");
}

TEST(TakingARecording, ReadsNoFurtherThanTheBytesThereAre) {
  for (const auto& whole : {kit::webm(3), kit::mp4_in_fragments(3)})
    for (std::size_t length = 0; length < whole.size(); ++length) examine(whole.substr(0, length));
  auto claims_more = kit::mp4_whole(3);
  claims_more[0] = char(0xFF);
  EXPECT_EQ(refused(claims_more), "sounds.not_a_sound");
}

}  // namespace
}  // namespace kith::sounds
