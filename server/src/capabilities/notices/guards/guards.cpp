// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/guards/guards.hpp"

#include <algorithm>

#include "capabilities/notices/guards/rules.hpp"
#include "platform/text/characters.hpp"
#include "platform/text/normal.hpp"

namespace kith::notices {
namespace {

constexpr std::size_t kShown = 40;  // characters of a clause

bool holds_one(std::string_view clause, const WordList& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return clause.find(word) != clause.npos; });
}

std::string without(std::string text, const WordList& words) {
  for (auto word : words)
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at)) text.erase(at, word.size());
  return text;
}

bool is_denied(const std::string& clause) { return holds_one(without(clause, mere_sounds()), denials()); }

// "50元", "五十元", "100块".
bool names_an_amount(std::string_view clause) {
  static const WordList digits{"0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "一", "二",
                               "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千"};
  for (std::string_view unit : {"元", "块钱", "人民币"})
    for (auto at = clause.find(unit); at != clause.npos; at = clause.find(unit, at + 1))
      if (std::any_of(digits.begin(), digits.end(),
                      [&](std::string_view digit) { return clause.substr(0, at).ends_with(digit); }))
        return true;
  return false;
}

bool asks_for_an_amount(std::string_view clause) {
  return names_an_amount(clause) && holds_one(clause, asking_for_money());
}

// Each without blanks and in lower case; line ends stay.
std::string normal_lines(std::string_view text) {
  std::string lines;
  for (std::size_t from = 0; from <= text.size();) {
    auto end = std::min(text.find('\n', from), text.size());
    lines += text::normal_word(text.substr(from, end - from)) + "\n";
    from = end + 1;
  }
  return lines;
}

std::vector<std::string> split(const std::string& text, const WordList& marks) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < text.size();) {
    auto mark = std::find_if(marks.begin(), marks.end(),
                             [&](std::string_view each) { return text.compare(at, each.size(), each) == 0; });
    if (mark == marks.end()) {
      parts.back() += text[at++];
    } else {
      at += mark->size();
      if (!parts.back().empty()) parts.emplace_back();
    }
  }
  return parts;
}

std::string shown(const std::string& clause) {
  std::size_t characters = 0, at = 0;
  for (; at < clause.size(); ++at)
    if ((static_cast<unsigned char>(clause[at]) & 0xC0) != 0x80 && characters++ == kShown) break;
  return clause.substr(0, at);
}

bool is_about_money(WordConcern concern) {
  return concern == WordConcern::kMoney || concern == WordConcern::kFeeTalk;
}

void find_in(const std::string& clause, const std::string& sentence, bool has_fee_basis,
             std::vector<WordFinding>& found) {
  auto add = [&](WordConcern concern, bool is_refused) {
    if (!(has_fee_basis && is_about_money(concern))) found.push_back({concern, is_refused, shown(clause)});
  };
  for (const auto& rule : guard_rules())
    if (holds_one(clause, rule.any) && (rule.with.empty() || holds_one(clause, rule.with)) &&
        !holds_one(sentence, rule.but))
      add(rule.concern, rule.is_refused);
  if (asks_for_an_amount(clause)) add(WordConcern::kMoney, true);
}

}  // namespace

std::vector<WordFinding> findings_in(const LetterText& wording) {
  static const WordList ends{"。", "!", "?", ";", "\n"}, marks{",", "、", ":", "(", ")", "…"};
  std::vector<WordFinding> found;
  for (auto text : {wording.title, wording.body})
    for (const auto& sentence : split(normal_lines(text), ends))
      for (const auto& clause : split(sentence, marks))
        if (!is_denied(clause)) find_in(clause, sentence, wording.has_fee_basis, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const WordFinding& a, const WordFinding& b) { return a.is_refused > b.is_refused; });
  std::vector<WordFinding> each;
  for (auto& finding : found)
    if (std::none_of(each.begin(), each.end(),
                     [&](const WordFinding& known) { return known.concern == finding.concern; }))
      each.push_back(std::move(finding));
  return each;
}

}  // namespace kith::notices
