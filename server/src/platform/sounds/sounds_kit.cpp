// SPDX-License-Identifier: Apache-2.0
#include "platform/sounds/sounds_kit.hpp"

#include <cstdint>

namespace kith::sounds::kit {
namespace {

std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) text += char(value >> shift);
  return text;
}

std::string element(const std::string& id, const std::string& value) {
  return id + number(0x4000 | value.size(), 2) + value;
}
const std::string kOpen = "\x01" + std::string(7, char(0xFF));

std::string box(const std::string& type, const std::string& value) {
  return number(value.size() + 8, 4) + type + value;
}

// 48,000 ticks a second.
std::string head(const std::string& handler, std::uint64_t ticks) {
  auto mdhd = box("mdhd", number(0, 4) + number(0, 8) + number(48'000, 4) + number(ticks, 4) + number(0, 4));
  auto hdlr = box("hdlr", number(0, 8) + handler + number(0, 13));
  auto trex = box("trex", number(0, 4) + number(1, 4) + number(1, 4) + number(1024, 4) + number(0, 8));
  return box("ftyp", "iso5" + number(512, 4)) +
         box("moov", box("trak", box("mdia", mdhd + hdlr)) + box("mvex", trex));
}

}  // namespace

std::string webm(int seconds, int track_type) {
  std::string file = element("\x1A\x45\xDF\xA3", element("\x42\x82", "webm"));
  file += "\x18\x53\x80\x67" + kOpen;
  file += element("\x15\x49\xA9\x66", element("\x2A\xD7\xB1", number(1'000'000, 3)));
  file += element("\x16\x54\xAE\x6B", element("\xAE", element("\x83", number(std::uint64_t(track_type), 1))));
  for (int at = 0; at < seconds * 1000; at += 60) {
    if (at % 10'020 == 0) file += "\x1F\x43\xB6\x75" + kOpen + element("\xE7", number(std::uint64_t(at), 4));
    file += element("\xA3", "\x81" + number(std::uint64_t(at % 10'020), 2) + number(0x80, 1) + "silence");
  }
  return file;
}

std::string mp4_in_fragments(int seconds, const std::string& handler) {
  std::string file = head(handler, 0);
  for (int n = 0; n < seconds; ++n) {
    auto tfhd = box("tfhd", number(0x020000, 4) + number(1, 4));
    auto trun = box("trun", number(0x000301, 4) + number(2, 4) + number(0, 4) + number(24'000, 4) +
                                number(9, 4) + number(24'000, 4) + number(9, 4));
    file += box("moof", box("traf", tfhd + trun)) + box("mdat", "silence");
  }
  return file;
}

std::string mp4_whole(int seconds) {
  return head("soun", std::uint64_t(seconds) * 48'000) + box("mdat", "silence");
}

}  // namespace kith::sounds::kit
