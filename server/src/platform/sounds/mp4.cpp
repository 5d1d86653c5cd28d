// SPDX-License-Identifier: Apache-2.0
#include "platform/sounds/mp4.hpp"

#include <algorithm>

#include "platform/sounds/bytes.hpp"

namespace kith::sounds {
namespace {

// ISO/IEC 14496-12. Bits of the flags of tfhd and trun.
constexpr std::uint32_t kHasBaseOffset = 0x1, kHasDescription = 0x2, kHasDefaultDuration = 0x8;
constexpr std::uint32_t kHasDataOffset = 0x1, kHasFirstFlags = 0x4, kHasDuration = 0x100, kHasSize = 0x200,
                        kHasFlags = 0x400, kHasComposition = 0x800;

bool holds_boxes(std::string_view type) {
  for (std::string_view each : {"moov", "trak", "mdia", "mvex", "moof", "traf"})
    if (type == each) return true;
  return false;
}

// Version (0 or 1) and flags begin these boxes.
struct FullBox {
  explicit FullBox(std::string_view& box)
      : version(take_number(box, 1)), flags(std::uint32_t(take_number(box, 3))) {}
  std::uint64_t version;
  std::uint32_t flags;
};

struct Reading {
  std::uint64_t ticks_a_second = 0, listed = 0, in_fragments = 0, usual = 0, usual_here = 0;
  bool has_sound = false, has_other = false;

  void note(std::string_view type, std::string_view box) {
    if (type == "hdlr") note_handler(box);
    if (type == "mdhd") note_length(box);
    if (type == "trex") note_usual(box);
    if (type == "tfhd") note_fragment(box);
    if (type == "trun") note_run(box);
  }

 private:
  void note_handler(std::string_view box) {
    (box.size() >= 12 && box.substr(8, 4) == "soun" ? has_sound : has_other) = true;
  }
  void note_length(std::string_view box) {
    const std::size_t width = FullBox(box).version == 1 ? 8 : 4;
    take_number(box, width);  // made at
    take_number(box, width);  // changed at
    ticks_a_second = take_number(box, 4);
    listed = take_number(box, width);
  }
  void note_usual(std::string_view box) {
    FullBox{box};
    take_number(box, 8);  // track, description
    usual = take_number(box, 4);
  }
  void note_fragment(std::string_view box) {
    const FullBox head(box);
    take_number(box, 4);  // track
    if (head.flags & kHasBaseOffset) take_number(box, 8);
    if (head.flags & kHasDescription) take_number(box, 4);
    usual_here = head.flags & kHasDefaultDuration ? take_number(box, 4) : usual;
  }
  void note_run(std::string_view box) {
    const FullBox head(box);
    const auto samples = take_number(box, 4);
    if (!(head.flags & kHasDuration)) {
      in_fragments += samples * usual_here;
      return;
    }
    if (head.flags & kHasDataOffset) take_number(box, 4);
    if (head.flags & kHasFirstFlags) take_number(box, 4);
    std::size_t besides = 0;
    for (auto flag : {kHasSize, kHasFlags, kHasComposition}) besides += head.flags & flag ? 4 : 0;
    for (std::uint64_t n = 0; n < samples && !box.empty(); ++n) {
      in_fragments += take_number(box, 4);
      box.remove_prefix(std::min(besides, box.size()));
    }
  }
};

}  // namespace

std::optional<std::chrono::milliseconds> length_of_mp4(std::string_view bytes) {
  Reading reading;
  while (!bytes.empty()) {
    if (bytes.size() < 8) return std::nullopt;
    auto size = take_number(bytes, 4);
    const auto type = bytes.substr(0, 4);
    bytes.remove_prefix(4);
    if (holds_boxes(type)) continue;         // its boxes follow one by one
    if (size == 0) size = bytes.size() + 8;  // to the end
    if (size < 8 || size - 8 > bytes.size()) return std::nullopt;
    reading.note(type, bytes.substr(0, size - 8));
    bytes.remove_prefix(size - 8);
  }
  const auto ticks = reading.listed + reading.in_fragments;
  if (!reading.has_sound || reading.has_other || reading.ticks_a_second == 0 || ticks == 0)
    return std::nullopt;
  return std::chrono::milliseconds(
      std::int64_t(std::min(1e12, double(ticks) * 1000.0 / double(reading.ticks_a_second))));
}

}  // namespace kith::sounds
