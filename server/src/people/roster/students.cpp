// SPDX-License-Identifier: Apache-2.0
#include "people/roster/students.hpp"

#include <algorithm>

#include "people/roster/cells.hpp"
#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

const Date kEarliestBirth = make_date(1900, 1, 1);

// Known by name within the class only when the file has neither number.
std::optional<std::string> name_key(const RosterStudent& student) {
  if (!student.enrolment_no.empty() || !student.identity_no.empty()) return std::nullopt;
  return std::to_string(student.class_ref.grade) + "/" + std::to_string(student.class_ref.number) + "/" +
         student.name;
}

void read_identity(RosterRow& row, RosterStudent& student) {
  auto text = number_text(row.text(Field::kIdentity));
  if (text.empty()) return;
  auto identity = parse_identity(text);
  if (!identity) return row.refuse(Field::kIdentity, identity.error().code);
  student.identity_no = *identity;
  auto stated = born_on_of(*identity);
  if (stated && student.born_on && *stated != *student.born_on)
    row.refuse(Field::kIdentity, "roster.identity_birth_date");
  if (stated && !student.born_on) student.born_on = stated;
}

std::optional<GuardianEntry> read_guardian(RosterRow& row, int place) {
  GuardianEntry guardian;
  guardian.name = text::normal_name(row.text(Field::kGuardianName, place));
  auto telephone_text = row.text(Field::kGuardianTelephone, place);
  if (guardian.name.empty() && telephone_text.empty()) return std::nullopt;
  if (guardian.name.empty()) row.refuse(Field::kGuardianName, "roster.guardian_name_missing", place);
  guardian.telephone = row.parsed(Field::kGuardianTelephone, parse_telephone, place).value_or("");
  guardian.relation = parse_relation(row.text(Field::kGuardianRelation, place));
  if (auto implied = relation_of_place(place)) guardian.relation = *implied;
  if (row.layout().find(Field::kGuardianAway, place))
    guardian.lives_away = row.parsed(Field::kGuardianAway, parse_yes_no, place).value_or(false);
  return guardian;
}

// One number given for both parents reaches the first; a person written twice is one.
void add_guardian(std::vector<GuardianEntry>& guardians, GuardianEntry guardian) {
  auto same_number = std::ranges::find(guardians, guardian.telephone, &GuardianEntry::telephone);
  bool is_shared = !guardian.telephone.empty() && same_number != guardians.end();
  if (is_shared && same_number->name == guardian.name) return;
  if (is_shared) guardian.telephone.clear();
  guardians.push_back(std::move(guardian));
}

void read_guardians(RosterRow& row, RosterStudent& student) {
  auto places = row.layout().guardian_places();
  for (int place : places)
    if (auto guardian = read_guardian(row, place)) add_guardian(student.guardians, std::move(*guardian));
  if (student.guardians.empty())
    row.refuse(Field::kGuardianName, "roster.guardian_missing", places.empty() ? 1 : places.front());
}

// A column 留守 may be answered by 是 or by 留守 itself.
std::optional<bool> read_mark(RosterRow& row, const Column& column) {
  auto text = row.text(column);
  if (auto answer = parse_yes_no(text)) return *answer;
  auto named = student_heading(text);
  if (named && named->care_group == column.heading.care_group) return true;
  row.refuse(column, "roster.yes_or_no");
  return std::nullopt;
}

void read_care(RosterRow& row, RosterStudent& student) {
  for (const auto& column : row.layout().columns) {
    if (column.heading.field != Field::kCare || !read_mark(row, column).value_or(false)) continue;
    auto group = *column.heading.care_group;
    if (std::ranges::find(student.care_groups, group) == student.care_groups.end())
      student.care_groups.push_back(group);
  }
}

}  // namespace

void StudentRows::read_person(RosterRow& row, RosterStudent& student) const {
  student.enrolment_no = number_text(row.text(Field::kEnrolmentNo));
  student.name = text::normal_name(row.text(Field::kName));
  if (student.name.empty()) row.refuse(Field::kName, "roster.name_missing");
  student.born_on = row.parsed(Field::kBornOn, parse_day);
  if (student.born_on && (*student.born_on < kEarliestBirth || *student.born_on > context_.today))
    row.refuse(Field::kBornOn, "roster.date_invalid");
  read_identity(row, student);
  auto sex = row.parsed(Field::kSex, parse_sex);
  if (!sex) sex = sex_of(student.identity_no);
  if (!sex) row.refuse(Field::kSex, "roster.sex_missing");
  student.sex = sex.value_or(Sex::kMale);
  student.address = row.text(Field::kAddress);
}

void StudentRows::read_class(RosterRow& row, RosterStudent& student) const {
  auto written = row.parsed(Field::kClass, parse_class);
  if (!written) row.refuse(Field::kClass, "roster.class_missing");
  auto grade_text = row.text(Field::kGrade);
  auto grade = parse_grade(grade_text);
  auto source = Field::kGrade;
  if (grade_text.empty() && written && written->grade)
    grade = written->grade, source = Field::kClass;
  else if (grade_text.empty())
    row.refuse(Field::kGrade, "roster.grade_missing");
  else if (!grade)
    row.refuse(Field::kGrade, "roster.grade_unknown");
  if (!grade || !written) return;
  if (!teaches_grade(context_.stage, *grade)) row.refuse(source, "roster.grade_not_taught");
  if (written->grade && *written->grade != *grade)
    row.refuse(Field::kClass, "roster.class_contradicts_grade");
  student.class_ref = {*grade, written->number};
}

void StudentRows::refuse_repeated(RosterRow& row, const RosterStudent& student) const {
  if (enrolment_nos_.contains(student.enrolment_no))
    row.refuse(Field::kEnrolmentNo, "roster.enrolment_repeated");
  if (identity_nos_.contains(student.identity_no)) row.refuse(Field::kIdentity, "roster.identity_repeated");
  auto key = name_key(student);
  if (key && names_.contains(*key)) row.refuse(Field::kName, "roster.student_repeated");
}

void StudentRows::remember(const RosterStudent& student) {
  if (!student.enrolment_no.empty()) enrolment_nos_.insert(student.enrolment_no);
  if (!student.identity_no.empty()) identity_nos_.insert(student.identity_no);
  if (auto key = name_key(student)) names_.insert(*key);
}

std::optional<RosterStudent> StudentRows::read(RosterRow& row) {
  RosterStudent student;
  student.row = row.number();
  read_person(row, student);
  read_class(row, student);
  read_guardians(row, student);
  read_care(row, student);
  refuse_repeated(row, student);
  if (row.is_refused()) return std::nullopt;
  remember(student);
  return student;
}

}  // namespace kith::people
