// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/answers/answer.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "platform/text/characters.hpp"
#include "platform/text/normal.hpp"

namespace kith::notices {
namespace {

constexpr int kFieldWidth = 1000, kFieldHeight = 400;
constexpr int kFewestPoints = 10, kLeastReach = kFieldWidth / 10;

// Takes a whole number of at most `most` off the front.
std::optional<int> take_number(std::string_view& text, int most) {
  int number = 0;
  auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || number < 0 || number > most) return std::nullopt;
  text.remove_prefix(std::size_t(end - text.data()));
  return number;
}

// Takes "M12 30" or "L12 30" off the front; its x.
std::optional<int> take_point(std::string_view& text, bool is_first) {
  if (text.empty() || !(text.front() == 'M' || (text.front() == 'L' && !is_first))) return std::nullopt;
  text.remove_prefix(1);
  auto x = take_number(text, kFieldWidth);
  if (!x || text.empty() || text.front() != ' ') return std::nullopt;
  text.remove_prefix(1);
  return take_number(text, kFieldHeight) ? x : std::nullopt;
}

}  // namespace

std::optional<Error> choices_refusal(const std::vector<std::string>& choices) {
  std::set<std::string> different;
  bool is_bad = choices.size() < kFewestChoices || choices.size() > kMostChoices;
  for (const auto& choice : choices)
    is_bad |= text::normal_word(choice).empty() || text::characters_in(choice) > kLongestChoice ||
              !different.insert(text::normal_word(choice)).second;
  if (is_bad) return invalid("notices.bad_choices", {{"choices", "notices.bad_choices"}});
  return std::nullopt;
}

std::optional<Error> drawing_refusal(std::string_view drawing) {
  const auto bad = invalid("notices.bad_signature", {{"drawing", "notices.bad_signature"}});
  if (drawing.size() > kLongestDrawing) return bad;
  int points = 0, left = kFieldWidth, right = 0;
  for (auto rest = drawing; !rest.empty(); ++points) {
    auto x = take_point(rest, points == 0);
    if (!x) return bad;
    left = std::min(left, *x);
    right = std::max(right, *x);
  }
  if (points < kFewestPoints || right - left < kLeastReach) return bad;
  return std::nullopt;
}

}  // namespace kith::notices
