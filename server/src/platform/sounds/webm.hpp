// SPDX-License-Identifier: Apache-2.0
// WebM (Matroska): a row of elements, each an id, a size and its bytes; some hold further elements.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace kith::sounds {

// When its last block begins. nullopt: damaged, without sound, or with anything but sound.
std::optional<std::chrono::milliseconds> length_of_webm(std::string_view bytes);

}  // namespace kith::sounds
