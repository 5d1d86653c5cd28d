// SPDX-License-Identifier: Apache-2.0
#include "platform/text/normal.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <stdexcept>

namespace kith::text {
namespace {

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

icu::UnicodeString composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU lacks its normalisation data");
  auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  return normalizer->normalize(source, status);
}

bool is_invisible(UChar32 c) {
  auto type = u_charType(c);
  return type == U_FORMAT_CHAR || (type == U_CONTROL_CHAR && !u_isUWhiteSpace(c));
}

icu::UnicodeString joined(const icu::UnicodeString& source) {
  icu::UnicodeString target;
  bool has_gap = false;
  for (int at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
    UChar32 c = source.char32At(at);
    if (is_invisible(c)) continue;
    if (u_isUWhiteSpace(c)) {
      has_gap = !target.isEmpty();
      continue;
    }
    if (has_gap) target.append(u' ');
    has_gap = false;
    target.append(c);
  }
  return target;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

bool is_han(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC); }

// • ・ ‧ ∙ ⋅, as they come out of NFKC.
bool is_name_dot(UChar32 c) {
  return c == 0x2022 || c == 0x30fb || c == 0x2027 || c == 0x2219 || c == 0x22c5;
}

}  // namespace

std::string normal_text(std::string_view text) {
  if (is_plain_ascii(text)) return std::string(text);
  return utf8(joined(composed(text)));
}

std::string normal_word(std::string_view text) {
  auto word = joined(composed(text));
  word.findAndReplace(icu::UnicodeString(u" "), icu::UnicodeString());
  return utf8(word.toLower());
}

std::string normal_name(std::string_view text) {
  auto source = joined(composed(text));
  icu::UnicodeString name;
  for (int at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
    UChar32 c = source.char32At(at);
    bool is_padding = c == ' ' && is_han(source.char32At(at - 1)) && is_han(source.char32At(at + 1));
    if (!is_padding) name.append(is_name_dot(c) ? UChar32{0xb7} : c);
  }
  return utf8(name);
}

}  // namespace kith::text
