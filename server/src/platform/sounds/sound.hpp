// SPDX-License-Identifier: Apache-2.0
// What a browser recorded: known by content, with its length counted from its own blocks. Nothing but sound
// is taken, no picture track, however the file is called. Pure; any thread.
#pragma once

#include <chrono>
#include <string_view>

#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::sounds {

inline constexpr std::size_t kMostBytes = 4 * 1024 * 1024;
inline constexpr std::chrono::seconds kLongest{120};
// A browser stops a little after it is told to.
inline constexpr std::chrono::seconds kTolerance{3};

// What MediaRecorder writes: Chromium and Firefox WebM, Safari MP4.
enum class SoundFormat { kWebm, kMp4 };
KITH_DESCRIBE_ENUM(SoundFormat, kWebm, kMp4)

struct Sound {
  SoundFormat format = SoundFormat::kWebm;
  std::chrono::milliseconds length{};
};

// Errors: sounds.not_a_sound (or damaged, or with a picture), sounds.too_large, sounds.too_long.
Result<Sound> examine(std::string_view bytes);

}  // namespace kith::sounds
