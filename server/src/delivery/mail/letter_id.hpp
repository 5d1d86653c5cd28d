// SPDX-License-Identifier: Apache-2.0
// The Message-ID of a letter: "KEY.PROOF@DOMAIN". Keys can be guessed; the proof, a keyed hash, is known to
// nobody but who got the letter, so that nobody else can say of it that it came back. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "delivery/outbox.hpp"

namespace kith::delivery {

std::string letter_id(const secrets::Sealer& sealer, const std::string& key, const std::string& domain);

// nullopt when it is not one that letter_id() made with this field key.
std::optional<DeliveryKey> key_of_letter(const secrets::Sealer& sealer, std::string_view letter_id);

}  // namespace kith::delivery
