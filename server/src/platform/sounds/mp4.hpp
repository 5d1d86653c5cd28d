// SPDX-License-Identifier: Apache-2.0
// MP4: a row of boxes, each a size, a type and its bytes; some hold further boxes. The samples are listed
// once
// (`moov`) or, where a browser writes as it goes, in fragments (`moof`).
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace kith::sounds {

// nullopt: damaged, without sound, or with anything but sound.
std::optional<std::chrono::milliseconds> length_of_mp4(std::string_view bytes);

}  // namespace kith::sounds
