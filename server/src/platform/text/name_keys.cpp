// SPDX-License-Identifier: Apache-2.0
#include "platform/text/name_keys.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>
#include <unordered_map>

namespace kith::text {
namespace {

std::unique_ptr<icu::Transliterator> make_transliterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU lacks its transliteration data");
  return made;
}

// One character at a time, because a rule for whole names would have to be split into syllables again; and
// kept, because few thousand characters make all names.
const std::string& syllable_of(UChar32 c) {
  thread_local auto transliterator = make_transliterator();
  thread_local std::unordered_map<UChar32, std::string> known;
  auto [found, is_new] = known.try_emplace(c);
  if (is_new) {
    icu::UnicodeString text(c);
    transliterator->transliterate(text);
    std::string latin;
    for (char letter : text.toUTF8String(latin))
      if (std::isalnum(static_cast<unsigned char>(letter))) found->second += letter;
  }
  return found->second;
}

}  // namespace

std::string name_keys(std::string_view name) {
  auto source = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
  std::string whole, initials;
  bool begins_word = true;
  for (int at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
    UChar32 c = source.char32At(at);
    const auto& syllable = syllable_of(c);
    bool is_ideograph = u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
    if (!syllable.empty() && (is_ideograph || begins_word)) initials += syllable.front();
    begins_word = syllable.empty() || is_ideograph;
    whole += syllable;
  }
  if (whole.empty()) return std::string(name);
  return std::string(name) + ' ' + whole + ' ' + initials;
}

}  // namespace kith::text
