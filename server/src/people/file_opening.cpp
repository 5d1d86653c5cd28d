// SPDX-License-Identifier: Apache-2.0
#include "people/file_opening.hpp"

#include "platform/text/characters.hpp"

namespace kith::people {
namespace {

Error at_words(const char* code) { return invalid(code, {{"words", code}}); }

}  // namespace

std::string words_of(const NewOpening& opening) {
  constexpr const char* kBlanks = " \t\r\n";
  auto words = opening.words.value_or("");
  auto from = words.find_first_not_of(kBlanks);
  return from == std::string::npos ? "" : words.substr(from, words.find_last_not_of(kBlanks) - from + 1);
}

std::optional<Error> refusal(const NewOpening& opening) {
  auto words = words_of(opening);
  if (opening.reason == OpeningReason::kOther && words.empty()) return at_words("people.opening_needs_words");
  if (text::characters_in(words) > kLongestOpeningWords) return at_words("people.opening_words_too_long");
  return std::nullopt;
}

}  // namespace kith::people
