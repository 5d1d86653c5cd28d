// SPDX-License-Identifier: Apache-2.0
// What single cells of a roster mean. Text comes normalised (platform/text/normal.hpp); an error's code is
// the reason of a refusal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/roster/roster.hpp"

namespace kith::people {

// An enrolment, identity or staff number: capitals, no blanks; empty for 无 or a stroke, which stand for one
// that nobody has.
std::string number_text(std::string text);

// 男 女, also in English. roster.sex_unknown.
Result<Sex> parse_sex(std::string_view text);

// 2017-07-23, 2017/7/23, 2017.7.23, 20170723, 2017年7月23日, with or without a time behind it.
// roster.date_invalid for anything that is no day.
Result<Date> parse_day(std::string_view text);

// Resident identity numbers (GB 11643: 18 characters, check by ISO 7064 MOD 11-2), or another document's,
// which begins with a letter. roster.identity_digits, roster.identity_check_digit, roster.identity_birth_date
// when its day of birth is none.
Result<std::string> parse_identity(std::string_view text);
// The day of birth and sex that a resident number states; nullopt for another document.
std::optional<Date> born_on_of(std::string_view identity_no);
std::optional<Sex> sex_of(std::string_view identity_no);

// Mobile numbers (11 digits from 1), landlines with area code (10 to 12 digits from 0), or + and a country.
// roster.telephone_digits.
Result<std::string> parse_telephone(std::string_view text);

// Never fails: a relation that is not known is kOther.
Relation parse_relation(std::string_view text);

// 是 否 有 无 1 0 √ × yes no; blank is no. roster.yes_or_no.
Result<bool> parse_yes_no(std::string_view text);

// 2班, 二班, 2, (2)班, and with the grade in it: 三年级2班, 三(2)班, 大一班, 301, Grade 3 Class 2.
struct ClassText {
  std::optional<int> grade;
  int number = 0;
};
// roster.class_unknown.
Result<ClassText> parse_class(std::string_view text);

// 校长, 班主任…; a post that is not known is kOther.
Post parse_post(std::string_view text);

// Splits at 、 , ， ; ； and line ends; no empty parts.
std::vector<std::string> split_list(std::string_view text);

}  // namespace kith::people
