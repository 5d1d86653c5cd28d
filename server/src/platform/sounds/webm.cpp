// SPDX-License-Identifier: Apache-2.0
#include "platform/sounds/webm.hpp"

#include <algorithm>
#include <bit>

#include "platform/sounds/bytes.hpp"

namespace kith::sounds {
namespace {

// RFC 9559, section 5.
constexpr std::uint64_t kSegment = 0x18538067, kInfo = 0x1549A966, kTracks = 0x1654AE6B, kTrackEntry = 0xAE,
                        kCluster = 0x1F43B675, kBlockGroup = 0xA0;
constexpr std::uint64_t kTimestampScale = 0x2AD7B1, kTrackType = 0x83, kTimestamp = 0xE7, kSimpleBlock = 0xA3,
                        kBlock = 0xA1;
constexpr std::uint64_t kSoundTrack = 2;

bool holds_elements(std::uint64_t id) {
  for (auto each : {kSegment, kInfo, kTracks, kTrackEntry, kCluster, kBlockGroup})
    if (id == each) return true;
  return false;
}

// A number whose leading zero bits tell how many bytes it has; nullopt at the end or in nonsense.
std::optional<std::uint64_t> take_variable(std::string_view& bytes, bool keeps_marker) {
  if (bytes.empty()) return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes.front());
  const auto length = std::size_t(std::countl_zero(first)) + 1;
  if (length > 8 || length > bytes.size()) return std::nullopt;
  auto number = take_number(bytes, length);
  if (!keeps_marker) number &= (std::uint64_t{1} << (7 * length)) - 1;
  return number;
}

struct Reading {
  std::uint64_t scale_ns = 1'000'000, cluster = 0, last = 0;
  bool has_sound = false, has_other = false, has_block = false;

  void note(std::uint64_t id, std::string_view value) {
    if (id == kTimestampScale) scale_ns = number_of(value.substr(0, 8));
    if (id == kTimestamp) cluster = number_of(value.substr(0, 8));
    if (id == kTrackType) (number_of(value.substr(0, 8)) == kSoundTrack ? has_sound : has_other) = true;
    if (id == kSimpleBlock || id == kBlock) note_block(value);
  }
  // Its track, then its time after the cluster's.
  void note_block(std::string_view block) {
    if (!take_variable(block, false) || block.size() < 3) return;
    has_block = true;
    const auto after = static_cast<std::int16_t>(take_number(block, 2));
    last = std::max(last, cluster + std::uint64_t(std::max<std::int16_t>(after, 0)));
  }
};

constexpr std::uint64_t kMostTicks = 1'000'000'000'000;

}  // namespace

std::optional<std::chrono::milliseconds> length_of_webm(std::string_view bytes) {
  Reading reading;
  while (!bytes.empty()) {
    const auto id = take_variable(bytes, true);
    const auto size = take_variable(bytes, false);
    if (!id || !size) return std::nullopt;
    if (holds_elements(*id)) continue;  // its elements follow one by one, also where its size is unknown
    if (*size > bytes.size()) return std::nullopt;
    reading.note(*id, bytes.substr(0, *size));
    bytes.remove_prefix(*size);
  }
  if (!reading.has_sound || reading.has_other || !reading.has_block) return std::nullopt;
  if (reading.last > kMostTicks || reading.scale_ns == 0 || reading.scale_ns > 1'000'000'000)
    return std::nullopt;
  return std::chrono::milliseconds(
      std::int64_t(double(reading.last) * double(reading.scale_ns) / 1'000'000.0));
}

}  // namespace kith::sounds
