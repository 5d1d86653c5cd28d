// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/anonymity.hpp"

#include <algorithm>

#include "capabilities/practice/folded_text.hpp"
#include "capabilities/practice/number_traces.hpp"
#include "capabilities/practice/trace_words.hpp"

namespace kith::practice {
namespace {

constexpr std::size_t kMostTokens = 4;  // of one name in Latin letters

bool is_latin(char32_t c) { return c >= U'a' && c <= U'z'; }

// A run of Latin letters.
struct Token {
  std::size_t from = 0;
  std::size_t length = 0;
};

std::vector<Token> tokens_of(const std::u32string& letters) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (!is_latin(letters[at])) continue;
    if (tokens.empty() || tokens.back().from + tokens.back().length != at) tokens.push_back({at, 0});
    ++tokens.back().length;
  }
  return tokens;
}

// Blanks, dots and apostrophes may stand between the parts of one name.
bool is_next(const std::u32string& letters, const Token& one, const Token& other) {
  auto end = one.from + one.length;
  return std::u32string_view(letters).substr(end, other.from - end).find_first_not_of(U" .'’-_") ==
         std::u32string_view::npos;
}

void add_words(const TraceWords& words, const FoldedText& text, std::vector<Span>& spans) {
  for (std::size_t at = 0; at < text.letters.size(); ++at)
    for (auto length = std::min(words.longest(), text.letters.size() - at); length > 1; --length) {
      const auto* word = words.find(text.letters.substr(at, length));
      if (!word || (word->at_word_start && !text.starts[at])) continue;
      spans.push_back({at, length, word->trace, word->instead});
      break;
    }
}

void add_latin(TraceWords& words, const FoldedText& text, std::vector<Span>& spans) {
  auto tokens = tokens_of(text.letters);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string name;
    for (auto j = i; j < std::min(tokens.size(), i + kMostTokens); ++j) {
      if (j > i && !is_next(text.letters, tokens[j - 1], tokens[j])) break;
      name += to_utf8(text.letters.substr(tokens[j].from, tokens[j].length));
      if (const auto* word = words.find_latin(name, j == i))
        spans.push_back(
            {tokens[i].from, tokens[j].from + tokens[j].length - tokens[i].from, word->trace, word->instead});
    }
  }
}

// The earlier wins, of those that begin together the longer.
std::vector<Span> apart(std::vector<Span> spans) {
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.from != b.from ? a.from < b.from : a.length > b.length;
  });
  std::vector<Span> kept;
  for (const auto& span : spans)
    if (kept.empty() || span.from >= kept.back().from + kept.back().length) kept.push_back(span);
  return kept;
}

}  // namespace

struct Traces::Words {
  explicit Words(const Known& known) : known(known) {}
  TraceWords known;
};

Traces::Traces(const Known& known) : words_(std::make_unique<Words>(known)) {}
Traces::~Traces() = default;
Traces::Traces(Traces&&) noexcept = default;

std::vector<Finding> Traces::in(const std::string& field, std::string_view text) const {
  auto folded_text = folded(text);
  auto spans = shaped_traces(folded_text.letters);
  add_words(words_->known, folded_text, spans);
  add_latin(words_->known, folded_text, spans);
  auto characters = characters_of(text);
  std::vector<Finding> findings;
  for (const auto& span : apart(std::move(spans))) {
    auto first = folded_text.first(span.from), last = folded_text.last(span.from, span.length);
    auto length = last - first + 1;
    findings.push_back({.field = field,
                        .start = first,
                        .length = length,
                        .text = to_utf8(characters.substr(std::size_t(first), std::size_t(length))),
                        .trace = span.trace,
                        .instead = span.instead});
  }
  return findings;
}

}  // namespace kith::practice
