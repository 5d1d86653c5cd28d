// SPDX-License-Identifier: Apache-2.0
#include "people/roster/advice.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kith::people {
namespace {

constexpr std::string_view kSlice = "roster.";

constexpr auto kAdvice = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"cell_error", "The cell holds a spreadsheet error such as #N/A. Enter the real value"},
    {"class_contradicts_grade", "The class names another grade than the grade column"},
    {"class_missing", "The class is missing"},
    {"class_not_found", "No such class in this file or in the school"},
    {"class_unknown", "This class is not understood. Write 2班 or 三年级2班"},
    {"date_invalid", "Not a date. Write it as 2017-07-23"},
    {"enrolment_repeated", "This enrolment number repeats an earlier row"},
    {"grade_missing", "The grade is missing"},
    {"grade_not_taught", "The school does not teach this grade"},
    {"grade_unknown", "This grade is not understood. Write 三年级 or 3"},
    {"guardian_missing", "There is no guardian. Enter at least one"},
    {"guardian_name_missing", "There is a telephone but no guardian's name"},
    {"homeroom_class_missing", "The homeroom teacher's class is missing"},
    {"identity_birth_date", "The identity number states another birth date, or none that exists"},
    {"identity_check_digit", "The identity number fails its check digit. Compare it with the document"},
    {"identity_digits", "The identity number should have 18 characters"},
    {"identity_repeated", "This identity number repeats an earlier row"},
    {"name_missing", "The name is missing"},
    {"no_headings", "No row of headings was found. Keep headings such as 姓名, 年级, 班级"},
    {"no_run", "Nothing was imported here yet"},
    {"plan_is_stale", "The record changed since the preview. Look at the preview again"},
    {"several_grades", "A grade head has one grade"},
    {"sex_missing", "The sex is missing"},
    {"sex_unknown", "The sex should be 男 or 女"},
    {"staff_no_repeated", "This staff number repeats an earlier row"},
    {"staff_repeated", "Repeats an earlier member of staff. Enter staff numbers to tell them apart"},
    {"student_repeated", "Repeats an earlier student. Enter enrolment numbers to tell them apart"},
    {"telephone_digits",
     "The telephone has the wrong number of digits. Mobiles have 11; landlines need the area code"},
    {"text_too_long", "The text is too long (over 200 characters)"},
    {"yes_or_no", "Should be 是 or 否"},
});

}  // namespace

std::string advice(std::string_view reason) {
  auto word = reason.starts_with(kSlice) ? reason.substr(kSlice.size()) : reason;
  auto found = std::ranges::find(kAdvice, word, [](const auto& pair) { return pair.first; });
  return std::string(found == kAdvice.end() ? reason : found->second);
}

}  // namespace kith::people
