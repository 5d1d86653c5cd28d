// SPDX-License-Identifier: Apache-2.0
#include "people/roster/cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "people/roster/cell_words.hpp"
#include "platform/secrets/telephone.hpp"
#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

template <class Meaning>
std::optional<Meaning> meaning_of(std::span<const Word<Meaning>> words, std::string_view text) {
  auto found = std::ranges::find(words, text, &Word<Meaning>::text);
  return found == words.end() ? std::nullopt : std::optional(found->meaning);
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int to_number(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// Three numbers divided by one of - / . or 年 月 日.
std::optional<Date> divided_day(std::string text) {
  for (std::string_view mark : {"年", "月"})
    if (auto at = text.find(mark); at != text.npos) text.replace(at, mark.size(), "-");
  if (auto at = text.find("日"); at != text.npos) text.resize(at);
  std::ranges::replace_if(
      text, [](char c) { return c == '/' || c == '.'; }, '-');
  auto first = text.find('-'), second = text.find('-', first + 1);
  if (first == text.npos || second == text.npos) return std::nullopt;
  std::string_view year(text.data(), first), month(text.data() + first + 1, second - first - 1),
      day(text.data() + second + 1, text.size() - second - 1);
  if (year.size() != 4 || month.size() > 2 || day.size() > 2) return std::nullopt;
  if (!is_digits(year) || !is_digits(month) || !is_digits(day)) return std::nullopt;
  std::chrono::year_month_day found{std::chrono::year{to_number(year)},
                                    std::chrono::month{unsigned(to_number(month))},
                                    std::chrono::day{unsigned(to_number(day))}};
  return found.ok() ? std::optional(Date{found}) : std::nullopt;
}

std::optional<Date> joined_day(std::string_view digits) {
  if (digits.size() != 8 || !is_digits(digits)) return std::nullopt;
  return divided_day(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
                     std::string(digits.substr(6)));
}

bool is_resident_number(std::string_view text) {
  return text.size() == 18 && is_digits(text.substr(0, 17)) &&
         (text[17] == 'X' || (text[17] >= '0' && text[17] <= '9'));
}

char check_digit(std::string_view first_17) {
  int remainder = 0;
  for (char c : first_17) remainder = (remainder + (c - '0')) * 2 % 11;
  return "0123456789X"[(12 - remainder) % 11];
}

bool is_other_document(std::string_view text) {
  bool is_word = std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '(' || c == ')'; });
  return is_word && text.size() >= 6 && text.size() <= 24 && text[0] >= 'A' && text[0] <= 'Z';
}

// 1 … 99 in digits or Chinese numerals.
std::optional<int> count_of(std::string_view text) {
  if (is_digits(text)) {
    int number = text.size() <= 2 ? to_number(text) : 0;
    return number > 0 ? std::optional(number) : std::nullopt;
  }
  return parse_chinese_count(text);
}

// Kindergarten groups and bracketed classes leave 年级 out: 大一班, 三(2)班.
std::optional<int> short_grade(std::string_view text, bool is_bracketed) {
  if (text == "小") return -2;
  if (text == "中") return -1;
  if (text == "大") return 0;
  auto grade = is_bracketed ? count_of(text) : std::nullopt;
  return grade && *grade <= 12 ? grade : std::nullopt;
}

std::optional<ClassText> graded_class(std::string_view text, std::size_t split, bool is_bracketed) {
  auto before = text.substr(0, split);
  auto number = count_of(text.substr(split));
  if (!number) return std::nullopt;
  auto grade = parse_grade(before);
  if (!grade) grade = short_grade(before, is_bracketed);
  if (!grade) return std::nullopt;
  return ClassText{grade, *number};
}

// "(2)班" → "2" with the place of the bracket; "grade3class2" → "3年级2".
std::string bare_class(std::string text, std::size_t& bracket) {
  if (auto at = text.find("class"); at != text.npos)
    text.replace(at, 5, text.starts_with("grade") ? "年级" : "");
  if (text.starts_with("grade")) text.erase(0, 5);
  if (text.ends_with("班级")) text.resize(text.size() - std::string_view("级").size());
  if (text.ends_with("班")) text.resize(text.size() - std::string_view("班").size());
  bracket = text.find_first_of("([");
  std::erase_if(text, [](char c) { return c == '(' || c == ')' || c == '[' || c == ']'; });
  return text;
}

}  // namespace

std::string number_text(std::string text) {
  if (text == "无" || text.find_first_not_of("-/") == text.npos) return "";
  std::erase(text, ' ');
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  return text;
}

Result<Sex> parse_sex(std::string_view text) {
  auto sex = meaning_of<Sex>(kSexes, text::normal_word(text));
  if (!sex) return invalid("roster.sex_unknown");
  return *sex;
}

Result<Date> parse_day(std::string_view text) {
  auto day = text.substr(0, text.find_first_of(" T"));
  auto found = is_digits(day) ? joined_day(day) : divided_day(std::string(day));
  if (!found) return invalid("roster.date_invalid");
  return *found;
}

Result<std::string> parse_identity(std::string_view text) {
  auto number = text::normal_word(text);
  std::ranges::transform(number, number.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  if (is_other_document(number)) return number;
  if (!is_resident_number(number)) return invalid("roster.identity_digits");
  if (number[17] != check_digit(std::string_view(number).substr(0, 17)))
    return invalid("roster.identity_check_digit");
  if (!born_on_of(number)) return invalid("roster.identity_birth_date");
  return number;
}

std::optional<Date> born_on_of(std::string_view identity_no) {
  if (!is_resident_number(identity_no)) return std::nullopt;
  return joined_day(identity_no.substr(6, 8));
}

std::optional<Sex> sex_of(std::string_view identity_no) {
  if (!is_resident_number(identity_no)) return std::nullopt;
  return (identity_no[16] - '0') % 2 == 1 ? Sex::kMale : Sex::kFemale;
}

Result<std::string> parse_telephone(std::string_view text) {
  auto number = secrets::normal_telephone(text);
  if (!number) return invalid("roster.telephone_digits");
  bool is_mobile = number->size() == 11 && number->starts_with('1');
  bool is_landline = number->size() >= 10 && number->size() <= 12 && number->starts_with('0');
  if (!is_mobile && !is_landline && !number->starts_with('+')) return invalid("roster.telephone_digits");
  return *number;
}

Relation parse_relation(std::string_view text) {
  return meaning_of<Relation>(kRelations, text::normal_word(text)).value_or(Relation::kOther);
}

Result<bool> parse_yes_no(std::string_view text) {
  auto answer = meaning_of<bool>(kYesNo, text::normal_word(text));
  if (!answer) return invalid("roster.yes_or_no");
  return *answer;
}

Result<ClassText> parse_class(std::string_view text) {
  std::size_t bracket = std::string::npos;
  auto bare = bare_class(text::normal_word(text), bracket);
  // Before the brackets go, or 3(2) would be class 32.
  if (bracket != bare.npos && bracket > 0 && bracket < bare.size())
    if (auto found = graded_class(bare, bracket, true)) return *found;
  if (auto number = count_of(bare)) return ClassText{std::nullopt, *number};
  for (auto split = bare.size(); split > 0; --split)
    if (auto found = graded_class(bare, split, false)) return *found;
  // 301 is the first class of the third grade.
  if (bare.size() == 3 && is_digits(bare) && bare[0] != '0' && to_number(bare.substr(1)) > 0)
    return ClassText{bare[0] - '0', to_number(bare.substr(1))};
  return invalid("roster.class_unknown");
}

Post parse_post(std::string_view text) {
  return meaning_of<Post>(kPosts, text::normal_word(text)).value_or(Post::kOther);
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  std::string part;
  auto end_part = [&] {
    auto normal = text::normal_text(part);
    if (!normal.empty()) parts.push_back(std::move(normal));
    part.clear();
  };
  constexpr std::array<std::string_view, 6> kMarks{"、", "，", "；", ",", ";", "\n"};
  while (!text.empty()) {
    auto mark = std::ranges::find_if(kMarks, [&](auto m) { return text.starts_with(m); });
    if (mark != kMarks.end())
      end_part();
    else
      part += text.front();
    text.remove_prefix(mark != kMarks.end() ? mark->size() : 1);
  }
  end_part();
  return parts;
}

}  // namespace kith::people
