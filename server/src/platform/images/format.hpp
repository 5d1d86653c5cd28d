// SPDX-License-Identifier: Apache-2.0
// What a file is by its first bytes. Pure.
#pragma once

#include <optional>
#include <string_view>

namespace kith::images {

enum class Format { kJpeg, kPng, kWebp, kHeic };

// nullopt for everything else, whatever it is called.
std::optional<Format> format_of(std::string_view bytes);

}  // namespace kith::images
