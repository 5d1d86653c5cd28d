// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/folded_text.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>
#include <unordered_map>

namespace kith::practice {
namespace {

template <class T>
std::unique_ptr<T> present(T* made, UErrorCode status) {
  std::unique_ptr<T> owned(made);
  if (U_FAILURE(status)) throw std::runtime_error("ICU lacks its data of Chinese");
  return owned;
}

std::unique_ptr<icu::Transliterator> make_simplifier() {
  UErrorCode status = U_ZERO_ERROR;
  auto* made = icu::Transliterator::createInstance("Traditional-Simplified; NFD; [:Mn:] Remove; Lower",
                                                   UTRANS_FORWARD, status);
  return present(made, status);
}

std::unique_ptr<icu::BreakIterator> make_words() {
  UErrorCode status = U_ZERO_ERROR;
  auto* made = icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status);
  return present(made, status);
}

std::u32string code_points(const icu::UnicodeString& text) {
  std::u32string points;
  for (int at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    points += static_cast<char32_t>(text.char32At(at));
  return points;
}

// Kept by character, because few thousand make all texts.
const std::u32string& folded_character(UChar32 c) {
  thread_local auto simplifier = make_simplifier();
  thread_local std::unordered_map<UChar32, std::u32string> known;
  auto [found, is_new] = known.try_emplace(c);
  if (is_new) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normal = icu::Normalizer2::getNFKCCasefoldInstance(status);
    auto text = normal->normalize(icu::UnicodeString(c), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU lacks its normalisation data");
    simplifier->transliterate(text);
    found->second = code_points(text);
  }
  return found->second;
}

bool is_gap(char32_t c) {
  static const std::u32string kInside = U"·•・‧.-_*";
  return u_isUWhiteSpace(UChar32(c)) || kInside.find(c) != std::u32string::npos;
}

bool keeps(const std::u32string& letters, std::size_t at) {
  if (!is_gap(letters[at])) return true;
  auto before = at, after = at;
  while (before > 0 && is_gap(letters[before])) --before;
  while (after + 1 < letters.size() && is_gap(letters[after])) ++after;
  return !(is_han(letters[before]) && is_han(letters[after]));
}

// A name is padded inside with blanks and dots; those go where Chinese stands on both sides.
void drop_gaps(FoldedText& text) {
  FoldedText kept;
  for (std::size_t at = 0; at < text.letters.size(); ++at) {
    if (!keeps(text.letters, at)) continue;
    kept.letters += text.letters[at];
    kept.places.push_back(text.places[at]);
  }
  text = std::move(kept);
}

icu::UnicodeString unicode(const std::u32string& letters) {
  return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(letters.data()), int(letters.size()));
}

void mark_words(FoldedText& text) {
  thread_local auto words = make_words();
  auto whole = unicode(text.letters);
  words->setText(whole);
  text.starts.assign(text.letters.size(), false);
  for (int at = words->first(); at != icu::BreakIterator::DONE && at < whole.length(); at = words->next())
    text.starts[std::size_t(whole.countChar32(0, at))] = true;
}

FoldedText without_words(std::string_view utf8) {
  FoldedText text;
  int place = 0;
  for (auto c : characters_of(utf8)) {
    for (auto letter : folded_character(UChar32(c))) {
      text.letters += letter;
      text.places.push_back(place);
    }
    ++place;
  }
  drop_gaps(text);
  return text;
}

}  // namespace

bool is_han(char32_t c) { return u_hasBinaryProperty(UChar32(c), UCHAR_IDEOGRAPHIC); }

FoldedText folded(std::string_view utf8) {
  auto text = without_words(utf8);
  mark_words(text);
  return text;
}

std::u32string folded_letters(std::string_view utf8) { return without_words(utf8).letters; }

bool is_ordinary_word(const std::u32string& letters) {
  FoldedText text{.letters = letters, .places = {}, .starts = {}};
  mark_words(text);
  for (std::size_t at = 1; at < text.starts.size(); ++at)
    if (text.starts[at]) return false;
  return letters.size() > 1;
}

std::u32string characters_of(std::string_view utf8) {
  return code_points(icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())}));
}

std::string to_utf8(const std::u32string& letters) {
  std::string utf8;
  return unicode(letters).toUTF8String(utf8);
}

}  // namespace kith::practice
