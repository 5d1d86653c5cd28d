// SPDX-License-Identifier: Apache-2.0
// A text as it is searched for traces of persons: every spelling that people use to say the same folded to
// one (full width, capitals, traditional characters, blanks and dots inside a Chinese name), and the way back
// to where it stood. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::practice {

bool is_han(char32_t c);

struct FoldedText {
  std::u32string letters;
  std::vector<int> places;   // of each letter: which character of the text it comes from, from 0
  std::vector<bool> starts;  // of each letter: a word of the dictionary begins here

  // Of letters [from, from + length): the characters of the text they cover.
  int first(std::size_t from) const { return places[from]; }
  int last(std::size_t from, std::size_t length) const { return places[from + length - 1]; }
};

FoldedText folded(std::string_view utf8);

// Letters alone: for the names and places that are searched for.
std::u32string folded_letters(std::string_view utf8);

// Whether a dictionary of Chinese knows it as one ordinary word: 健康 and not 子涵.
bool is_ordinary_word(const std::u32string& letters);

std::u32string characters_of(std::string_view utf8);
std::string to_utf8(const std::u32string& letters);

}  // namespace kith::practice
