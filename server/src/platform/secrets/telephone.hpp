// SPDX-License-Identifier: Apache-2.0
// One normal form of a telephone number, so that equal numbers have equal blind indexes whoever wrote them
// down.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/secrets/sealer.hpp"

namespace kith::secrets {

// Digits only, without China's country code; numbers of other countries keep "+" and theirs. Blanks, hyphens,
// dots and brackets are dropped, full-width digits accepted. nullopt for anything else, or fewer than 7 or
// more than 15 digits.
std::optional<std::string> normal_telephone(std::string_view text);

// The blind index that every *telephone_hash column holds. Requires: a normal number.
std::string telephone_hash(const Sealer& sealer, std::string_view telephone);

}  // namespace kith::secrets
