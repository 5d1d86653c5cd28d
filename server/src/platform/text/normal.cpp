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

// ASCII without blanks, and the unified ideographs of the first plane (U+4E00 … U+9FBF): normal as they are.
// Nearly every cell of a roster is that, and ICU would be most of the cost of reading one.
bool is_plain(std::string_view text) {
  auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  auto follows = [&](std::size_t at) { return (byte(at) & 0xc0) == 0x80; };
  for (std::size_t at = 0; at < text.size();) {
    if (byte(at) > ' ' && byte(at) < 0x7f) {
      ++at;
      continue;
    }
    bool is_han = at + 2 < text.size() && follows(at + 1) && follows(at + 2) && byte(at) >= 0xe4 &&
                  byte(at) <= 0xe9 && (byte(at) > 0xe4 || byte(at + 1) >= 0xb8) &&
                  (byte(at) < 0xe9 || byte(at + 1) < 0xbf);
    if (!is_han) return false;
    at += 3;
  }
  return true;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

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
  if (is_plain(text)) return std::string(text);
  return utf8(joined(composed(text)));
}

std::string normal_word(std::string_view text) {
  if (is_plain(text)) {
    std::string word(text);
    std::ranges::transform(word, word.begin(), lower);
    return word;
  }
  auto word = joined(composed(text));
  word.findAndReplace(icu::UnicodeString(u" "), icu::UnicodeString());
  return utf8(word.toLower());
}

std::string normal_name(std::string_view text) {
  if (is_plain(text)) return std::string(text);
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
