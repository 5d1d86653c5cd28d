// SPDX-License-Identifier: Apache-2.0
#include "people/school.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace kith::people {
namespace {

struct NamedGrade {
  int grade;
  std::string_view name;
};

// The first name of a grade is the one shown; the others are understood.
constexpr std::array kGradeNames{
    NamedGrade{-2, "小班"},     NamedGrade{-1, "中班"},     NamedGrade{0, "大班"},
    NamedGrade{1, "一年级"},    NamedGrade{2, "二年级"},    NamedGrade{3, "三年级"},
    NamedGrade{4, "四年级"},    NamedGrade{5, "五年级"},    NamedGrade{6, "六年级"},
    NamedGrade{7, "七年级"},    NamedGrade{8, "八年级"},    NamedGrade{9, "九年级"},
    NamedGrade{10, "高一"},     NamedGrade{11, "高二"},     NamedGrade{12, "高三"},
    NamedGrade{13, "大一"},     NamedGrade{14, "大二"},     NamedGrade{15, "大三"},
    NamedGrade{16, "大四"},     NamedGrade{17, "大五"},     NamedGrade{7, "初一"},
    NamedGrade{8, "初二"},      NamedGrade{9, "初三"},      NamedGrade{10, "高一年级"},
    NamedGrade{11, "高二年级"}, NamedGrade{12, "高三年级"}, NamedGrade{7, "初一年级"},
    NamedGrade{8, "初二年级"},  NamedGrade{9, "初三年级"},
};
constexpr std::array<std::string_view, 3> kJuniorByStage{"初一", "初二", "初三"};

constexpr std::array<std::string_view, 24> kTwoCharacterSurnames{
    "欧阳", "司马", "上官", "诸葛", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "长孙", "宇文",
    "司徒", "司空", "令狐", "南宫", "端木", "百里", "东郭", "呼延", "闻人", "申屠", "太史", "轩辕"};

constexpr std::size_t kHanBytes = 3;  // of one Chinese character in UTF-8

bool is_han(std::string_view text) {
  return text.size() % kHanBytes == 0 && std::all_of(text.begin(), text.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0x80) != 0;
         });
}

}  // namespace

std::pair<int, int> grades_of(Stage stage) {
  switch (stage) {
    case Stage::kKindergarten:
      return {-2, 0};
    case Stage::kPrimary:
      return {1, 6};
    case Stage::kJunior:
      return {7, 9};
    case Stage::kSenior:
      return {10, 12};
    case Stage::kNineYear:
      return {1, 9};
    case Stage::kCollege:
      return {13, 17};
  }
  return {0, -1};
}

bool teaches_grade(Stage stage, int grade) {
  auto [first, last] = grades_of(stage);
  return first <= grade && grade <= last;
}

int entry_grade_of(int grade) {
  for (int first : {13, 10, 7, 1})
    if (grade >= first) return first;
  return -2;
}

ClassKey class_key(int grade, int number, int school_year) {
  int entry = entry_grade_of(grade);
  return {entry, school_year - (grade - entry), number};
}

int grade_in(const ClassKey& key, int school_year) {
  return key.entry_grade + (school_year - key.entry_year);
}

std::string grade_name(int grade, JuniorNaming naming) {
  if (naming == JuniorNaming::kByStage && grade >= 7 && grade <= 9)
    return std::string(kJuniorByStage[std::size_t(grade - 7)]);
  auto found = std::find_if(kGradeNames.begin(), kGradeNames.end(),
                            [&](const NamedGrade& named) { return named.grade == grade; });
  return found == kGradeNames.end() ? std::to_string(grade) : std::string(found->name);
}

std::string class_name(int grade, int number, JuniorNaming naming) {
  auto name = grade_name(grade, naming);
  if (grade > 0) return name + std::to_string(number) + "班";
  // 大班 and number 1 make 大一班.
  static const std::vector<std::string> digits{"零", "一", "二", "三", "四", "五",
                                               "六", "七", "八", "九", "十"};
  auto count = number >= 1 && number <= 10 ? digits[std::size_t(number)] : std::to_string(number);
  return name.substr(0, kHanBytes) + count + "班";
}

std::optional<int> parse_chinese_count(std::string_view text) {
  constexpr std::array<std::string_view, 9> kDigits{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  auto digit = [&](std::string_view one) {
    auto found = std::find(kDigits.begin(), kDigits.end(), one);
    return found == kDigits.end() ? -1 : int(found - kDigits.begin()) + 1;
  };
  constexpr std::string_view kTen = "十";
  auto ten = text.find(kTen);
  auto before = text.substr(0, std::min(ten, text.size()));
  auto after = ten == text.npos ? before : text.substr(ten + kTen.size());
  int tens = ten == text.npos ? 0 : before.empty() ? 1 : digit(before);
  int ones = ten != text.npos && after.empty() ? 0 : digit(after);
  if (tens < 0 || ones < 0) return std::nullopt;
  return tens * 10 + ones;
}

std::optional<int> parse_grade(std::string_view text) {
  for (const auto& named : kGradeNames)
    if (named.name == text) return named.grade;
  for (std::string_view prefix : {"小学", "grade ", "grade", "Grade "})
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  auto count = text;
  for (std::string_view suffix : {"年级", "级"})
    if (count.ends_with(suffix)) count.remove_suffix(suffix.size());
  bool is_digits = std::all_of(count.begin(), count.end(), [](char c) { return c >= '0' && c <= '9'; });
  auto grade = parse_chinese_count(count);
  if (!count.empty() && count.size() <= 2 && is_digits) grade = std::stoi(std::string(count));
  return grade && *grade >= 1 && *grade <= 12 ? grade : std::nullopt;
}

std::string given_name(std::string_view name) {
  if (!is_han(name) || name.size() <= kHanBytes) return std::string(name);
  auto first_two = name.substr(0, 2 * kHanBytes);
  bool is_double = name.size() > 2 * kHanBytes &&
                   std::find(kTwoCharacterSurnames.begin(), kTwoCharacterSurnames.end(), first_two) !=
                       kTwoCharacterSurnames.end();
  return std::string(name.substr(is_double ? 2 * kHanBytes : kHanBytes));
}

}  // namespace kith::people
