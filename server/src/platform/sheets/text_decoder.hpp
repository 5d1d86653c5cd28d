// SPDX-License-Identifier: Apache-2.0
// Bytes of a text in one of the encodings people send → UTF-8, chunk by chunk.
#pragma once

#include <functional>
#include <string_view>

#include "platform/error.hpp"

namespace kith::sheets {

// UTF-8 when the bytes are, UTF-16 when they begin with its mark, otherwise GB18030; marks are dropped.
// `on_text` gets valid UTF-8, possibly cut between characters, never within one; false ends decoding.
// sheets.unknown_encoding when the bytes are none of these.
Result<void> decode_text(std::string_view bytes, const std::function<bool(std::string_view)>& on_text);

}  // namespace kith::sheets
