// SPDX-License-Identifier: Apache-2.0
#include "platform/sounds/sound.hpp"

#include "platform/sounds/mp4.hpp"
#include "platform/sounds/webm.hpp"

namespace kith::sounds {

Result<Sound> examine(std::string_view bytes) {
  if (bytes.size() > kMostBytes) return invalid("sounds.too_large");
  const bool is_webm = bytes.starts_with("\x1A\x45\xDF\xA3");
  const bool is_mp4 = bytes.size() >= 8 && bytes.substr(4, 4) == "ftyp";
  auto length = is_webm ? length_of_webm(bytes) : is_mp4 ? length_of_mp4(bytes) : std::nullopt;
  if (!length) return invalid("sounds.not_a_sound");
  if (*length > kLongest + kTolerance) return invalid("sounds.too_long");
  return Sound{is_webm ? SoundFormat::kWebm : SoundFormat::kMp4, *length};
}

}  // namespace kith::sounds
