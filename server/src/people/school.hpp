// SPDX-License-Identifier: Apache-2.0
// Stages, grades and the derived names of classes.
// A grade is a number: -2 … 0 kindergarten (小班 中班 大班), 1 … 6 primary, 7 … 9 junior, 10 … 12 senior,
// 13 … 17 college. A class is known by the section it entered (entry_grade is the section's first grade),
// the school year in which it did, and its number; its name follows, so that promotion is one step.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "platform/json/describe.hpp"

namespace kith::people {

enum class Stage { kKindergarten, kPrimary, kJunior, kSenior, kNineYear, kCollege };
KITH_DESCRIBE_ENUM(Stage, kKindergarten, kPrimary, kJunior, kSenior, kNineYear, kCollege)

// How grades 7 … 9 are called: 七年级 or 初一, the school's choice.
enum class JuniorNaming { kByNumber, kByStage };
KITH_DESCRIBE_ENUM(JuniorNaming, kByNumber, kByStage)

// The first and last grade taught at a school of this stage.
std::pair<int, int> grades_of(Stage stage);
bool teaches_grade(Stage stage, int grade);

// The first grade of the section a grade belongs to: -2, 1, 7, 10 or 13.
int entry_grade_of(int grade);

struct ClassKey {
  int entry_grade = 1;
  int entry_year = 0;
  int number = 1;
  friend auto operator<=>(const ClassKey&, const ClassKey&) = default;
};
KITH_DESCRIBE(ClassKey, (entry_grade, entry_year, number))
ClassKey class_key(int grade, int number, int school_year);
int grade_in(const ClassKey& key, int school_year);

// 三年级, 七年级 or 初一, 大班, 高二, 大一.
std::string grade_name(int grade, JuniorNaming naming = JuniorNaming::kByNumber);
// 三年级2班, 初一2班, 大一班 (kindergarten), 高二3班.
std::string class_name(int grade, int number, JuniorNaming naming = JuniorNaming::kByNumber);

// How a school calls its classes in a school year.
struct ClassNaming {
  JuniorNaming junior = JuniorNaming::kByNumber;
  int school_year = 0;

  std::string name(const ClassKey& key) const {
    return class_name(grade_in(key, school_year), key.number, junior);
  }
};

// Understands what schools write: 三年级, 3年级, 3, 三, 小学三年级, 初一, 七年级, 高二, 大班, grade 3. Text
// is already normalised (half-width, trimmed). nullopt when it names no grade.
std::optional<int> parse_grade(std::string_view text);

// 一 … 九十九; nullopt for anything else.
std::optional<int> parse_chinese_count(std::string_view text);

// The name without the family name, knowing two-character family names: 王小明 → 小明, 欧阳雪 → 雪.
// Names of one character, or not in Chinese characters, are given back whole.
std::string given_name(std::string_view name);

}  // namespace kith::people
