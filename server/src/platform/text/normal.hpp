// SPDX-License-Identifier: Apache-2.0
// One form for text that people type in many: Unicode NFKC (full-width letters and digits become ordinary
// ones), no invisible characters, blanks joined and trimmed. Stateless; any thread.
#pragma once

#include <string>
#include <string_view>

namespace kith::text {

// Invalid UTF-8 becomes U+FFFD. Line ends and tabs count as blanks.
std::string normal_text(std::string_view text);

// normal_text without any blank, in lower case: for comparing words of a heading or a choice.
std::string normal_word(std::string_view text);

// normal_text of a person's name: blanks between Chinese characters are padding and go, and the many dots of
// transliterated names become U+00B7.
std::string normal_name(std::string_view text);

}  // namespace kith::text
