// SPDX-License-Identifier: Apache-2.0
// The small XML of callbacks: one element with texts in it. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kith::delivery {

// Texts of the root's own children by their name; deeper ones are left out, of a repeated name the last
// counts. nullopt when it is not well-formed or declares a document type: entities defined there are how a
// small text becomes a large one.
std::optional<std::map<std::string, std::string>> read_flat_xml(std::string_view text);

}  // namespace kith::delivery
