// SPDX-License-Identifier: Apache-2.0
#include "people/roster/staff.hpp"

#include <algorithm>

#include "people/roster/cells.hpp"
#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

std::vector<Post> read_posts(RosterRow& row) {
  std::vector<Post> posts;
  for (const auto& word : split_list(row.text(Field::kPosts))) {
    auto post = parse_post(word);
    if (std::ranges::find(posts, post) == posts.end()) posts.push_back(post);
  }
  if (posts.empty())
    posts.push_back(row.text(Field::kTaughtClasses).empty() ? Post::kOther : Post::kSubjectTeacher);
  return posts;
}

bool holds(const std::vector<Post>& posts, Post post) {
  return std::ranges::find(posts, post) != posts.end();
}

std::optional<ClassRef> whole_class(std::string_view text) {
  auto written = parse_class(text);
  if (!written || !written->grade) return std::nullopt;
  return ClassRef{*written->grade, written->number};
}

// The grades and classes somebody answers for, of one list: 三年级、四年级1班.
struct Charge {
  std::vector<int> grades;
  std::vector<ClassRef> classes;
};

Charge read_charge(RosterRow& row) {
  Charge charge;
  for (const auto& word : split_list(row.text(Field::kCharge))) {
    auto grade = parse_grade(word);
    auto class_ref = grade ? std::nullopt : whole_class(word);
    if (grade)
      charge.grades.push_back(*grade);
    else if (class_ref)
      charge.classes.push_back(*class_ref);
    else
      row.refuse(Field::kCharge, "roster.class_unknown");
  }
  return charge;
}

template <class T>
void add_once(std::vector<T>& list, T entry) {
  if (std::ranges::find(list, entry) == list.end()) list.push_back(std::move(entry));
}

}  // namespace

void StaffRows::read_person(RosterRow& row, RosterStaff& staff) {
  staff.staff_no = number_text(row.text(Field::kStaffNo));
  staff.name = text::normal_name(row.text(Field::kName));
  if (staff.name.empty()) row.refuse(Field::kName, "roster.name_missing");
  staff.sex = row.parsed(Field::kSex, parse_sex);
  staff.telephone = row.parsed(Field::kTelephone, parse_telephone).value_or("");
  if (numbers_.contains(staff.staff_no)) row.refuse(Field::kStaffNo, "roster.staff_no_repeated");
  bool is_repeated = staff.staff_no.empty() && people_.contains(staff.name + "/" + staff.telephone);
  if (is_repeated) row.refuse(Field::kName, "roster.staff_repeated");
}

void StaffRows::add_class(RosterRow& row, Field field, Waiting& waiting, ClassRef class_ref) const {
  const auto* column = row.layout().find(field);
  waiting.classes.push_back({class_ref, column ? column->title : usual_title(field)});
}

std::vector<ClassRef> StaffRows::read_taught(RosterRow& row, Waiting& waiting) const {
  std::vector<ClassRef> taught;
  for (const auto& word : split_list(row.text(Field::kTaughtClasses))) {
    auto class_ref = whole_class(word);
    if (!class_ref) {
      row.refuse(Field::kTaughtClasses, "roster.class_unknown");
      continue;
    }
    add_class(row, Field::kTaughtClasses, waiting, *class_ref);
    add_once(taught, *class_ref);
  }
  auto subjects = split_list(row.text(Field::kSubjects));
  if (subjects.empty()) subjects.emplace_back();
  for (auto class_ref : taught)
    for (const auto& subject : subjects)
      add_once(waiting.staff.teachings, {class_ref, TeachingRole::kSubject, subject});
  return taught;
}

void StaffRows::read_duties(RosterRow& row, Waiting& waiting) const {
  auto& staff = waiting.staff;
  auto posts = read_posts(row);
  auto taught = read_taught(row, waiting);
  auto charge =
      holds(posts, Post::kGradeHead) || holds(posts, Post::kHomeroomTeacher) ? read_charge(row) : Charge{};

  for (auto post : posts)
    if (post != Post::kGradeHead) staff.posts.push_back({post, std::nullopt});
  if (holds(posts, Post::kGradeHead)) {
    if (charge.grades.empty()) row.refuse(Field::kCharge, "roster.grade_missing");
    // A post is kept once a day, so nobody begins two of one kind.
    if (charge.grades.size() > 1) row.refuse(Field::kCharge, "roster.several_grades");
    for (int grade : charge.grades) {
      if (!teaches_grade(context_.stage, grade)) row.refuse(Field::kCharge, "roster.grade_not_taught");
      add_once(staff.posts, {Post::kGradeHead, grade});
    }
  }
  if (!holds(posts, Post::kHomeroomTeacher)) return;
  // A homeroom teacher of whom the sheet only says one class taught has that class.
  if (charge.classes.empty() && taught.size() == 1) charge.classes = taught;
  if (charge.classes.empty()) row.refuse(Field::kCharge, "roster.homeroom_class_missing");
  for (auto class_ref : charge.classes) {
    add_class(row, Field::kCharge, waiting, class_ref);
    add_once(staff.teachings, {class_ref, TeachingRole::kHomeroom, ""});
  }
}

void StaffRows::read(int sheet, RosterRow& row) {
  Waiting waiting;
  waiting.staff.sheet = sheet;
  waiting.staff.row = row.number();
  read_person(row, waiting.staff);
  read_duties(row, waiting);
  if (row.is_refused()) return;
  const auto& staff = waiting.staff;
  if (!staff.staff_no.empty())
    numbers_.insert(staff.staff_no);
  else
    people_.insert(staff.name + "/" + staff.telephone);
  waiting_.push_back(std::move(waiting));
}

void StaffRows::settle(const std::set<ClassRef>& classes, Roster& roster) {
  for (auto& [staff, named] : waiting_) {
    std::set<Refusal> refusals;
    for (const auto& [class_ref, column] : named)
      if (!classes.contains(class_ref))
        refusals.insert(
            {roster.sheets[std::size_t(staff.sheet)].name, staff.row, column, "roster.class_not_found"});
    roster.refused.insert(roster.refused.end(), refusals.begin(), refusals.end());
    if (refusals.empty())
      roster.staff.push_back(std::move(staff));
    else
      roster.refused_people.push_back({SheetKind::kStaff, staff.staff_no, staff.name});
  }
  waiting_.clear();
}

}  // namespace kith::people
