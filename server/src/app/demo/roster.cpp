// SPDX-License-Identifier: Apache-2.0
#include "app/demo/roster.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/school_people.hpp"
#include "platform/id.hpp"
#include "platform/sheets/writer.hpp"

namespace kith::demo {
namespace {

using people::CareGroup;
using people::Post;
using people::Relation;
using sheets::Written;

constexpr std::pair<std::string_view, CareGroup> kCareColumns[] = {
    {"留守", CareGroup::kLeftBehind},
    {"随迁", CareGroup::kMigrant},
    {"单亲离异", CareGroup::kSingleParent},
    {"残疾", CareGroup::kDisability},
    {"低保", CareGroup::kMinimumLiving},
    {"脱贫户", CareGroup::kOutOfPoverty},
    {"学习困难", CareGroup::kLearningDifficulty},
    {"心理关注", CareGroup::kPsychological}};

constexpr std::size_t kGuardianColumns = 2;

std::string yes_or_no(bool yes) { return yes ? "是" : "否"; }
std::string sex_word(people::Sex sex) { return sex == people::Sex::kMale ? "男" : "女"; }

std::string relation_word(Relation relation) {
  switch (relation) {
    case Relation::kFather:
      return "父亲";
    case Relation::kMother:
      return "母亲";
    case Relation::kPaternalGrandfather:
      return "祖父";
    case Relation::kPaternalGrandmother:
      return "祖母";
    case Relation::kMaternalGrandfather:
      return "外祖父";
    case Relation::kMaternalGrandmother:
      return "外祖母";
    default:
      return "其他";
  }
}

std::string post_word(Post post) {
  switch (post) {
    case Post::kPrincipal:
      return "校长";
    case Post::kVicePrincipal:
      return "副校长";
    case Post::kMoralDirector:
      return "德育主任";
    case Post::kTeachingDirector:
      return "教务主任";
    case Post::kPsychologyTeacher:
      return "心理教师";
    case Post::kGradeHead:
      return "年级组长";
    case Post::kHomeroomTeacher:
      return "班主任";
    case Post::kSubjectTeacher:
      return "科任教师";
    case Post::kOffice:
      return "办公室";
    case Post::kOther:
      break;
  }
  return "其他";
}

std::vector<sheets::WrittenColumn> student_columns() {
  std::vector<sheets::WrittenColumn> columns{{"学籍号", 19},     {"姓名", 10}, {"性别", 6}, {"出生日期", 12},
                                             {"身份证件号", 21}, {"年级", 8},  {"班级", 8}};
  for (std::size_t i = 1; i <= kGuardianColumns; ++i)
    for (const auto& [word, width] :
         {std::pair{"姓名", 10.0}, {"关系", 8.0}, {"电话", 14.0}, {"在外地", 8.0}})
      columns.push_back({fmt::format("监护人{}{}", i, word), width});
  columns.push_back({"家庭住址", 26});
  for (const auto& [word, group] : kCareColumns) columns.push_back({std::string(word), 9});
  return columns;
}

class Roster {
 public:
  Roster(sheets::Writer& writer, const SchoolPeople& school) : writer_(writer), school_(school) {}

  void write() {
    writer_.sheet("学生", student_columns());
    for (const auto& school_class : school_.classes)
      for (auto student : school_class.students) write_student(school_.students[student], school_class);
    writer_.sheet("教职工", {{"工号", 9},
                             {"姓名", 10},
                             {"性别", 6},
                             {"电话", 14},
                             {"岗位", 18},
                             {"任教班级", 40},
                             {"任教学科", 14},
                             {"负责年级或班级", 20}});
    for (std::size_t i = 0; i < school_.staff.size(); ++i) write_staff(i);
  }

 private:
  void write_student(const Student& student, const SchoolClass& school_class) {
    cells_ = {student.enrolment_no,
              student.name,
              sex_word(student.sex),
              to_text(student.born_on),
              student.identity_no,
              people::grade_name(school_class.grade),
              fmt::format("{}班", school_class.number)};
    for (std::size_t i = 0; i < kGuardianColumns; ++i) write_guardian(student, i);
    cells_.push_back(student.address);
    for (const auto& [word, group] : kCareColumns)
      cells_.push_back(yes_or_no(std::count(student.care.begin(), student.care.end(), group) > 0));
    writer_.row(cells_);
  }

  void write_guardian(const Student& student, std::size_t i) {
    if (i >= student.ties.size()) {
      cells_.insert(cells_.end(), 4, Written{});
      return;
    }
    const auto& tie = student.ties[i];
    const auto& guardian = school_.guardians[tie.guardian];
    cells_.insert(cells_.end(), {guardian.name, relation_word(tie.relation), guardian.telephone,
                                 yes_or_no(tie.lives_away)});
  }

  void write_staff(std::size_t index) {
    const auto& member = school_.staff[index];
    std::vector<std::string> posts, classes, subjects, charges;
    for (const auto& held : member.posts) {
      posts.push_back(post_word(held.post));
      if (held.grade) charges.push_back(people::grade_name(*held.grade));
    }
    for (const auto* teaching : teachings_of(index)) {
      auto name = class_name(teaching->class_index);
      if (teaching->role == people::TeachingRole::kHomeroom)
        charges.push_back(name);
      else
        add_once(classes, name), add_once(subjects, teaching->subject);
    }
    writer_.row({member.staff_no, member.name, sex_word(member.sex), member.telephone, joined(posts),
                 joined(classes), joined(subjects), joined(charges)});
  }

  const std::vector<const Teaching*>& teachings_of(std::size_t staff) {
    if (teachings_.empty()) {
      teachings_.resize(school_.staff.size());
      for (const auto& teaching : school_.teachings) teachings_[teaching.staff_index].push_back(&teaching);
    }
    return teachings_[staff];
  }

  std::string class_name(std::size_t index) const {
    return people::class_name(school_.classes[index].grade, school_.classes[index].number);
  }

  static void add_once(std::vector<std::string>& words, const std::string& word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : "、") + word;
    return text;
  }

  sheets::Writer& writer_;
  const SchoolPeople& school_;
  std::vector<Written> cells_;
  std::vector<std::vector<const Teaching*>> teachings_;  // one list a member of staff
};

}  // namespace

RosterCounts write_roster(const std::string& path, const RosterOptions& options) {
  SchoolPlan plan{.school_id = 1, .name = "清河小学", .stage = options.stage, .students = options.students};
  Numbering numbering{.next_id = kIdsPerTenant + 1};
  auto school = invent_people(plan, options.school_year, Dice(options.seed), numbering);
  sheets::Writer writer(path);
  Roster(writer, school).write();
  writer.finish();
  return {std::int64_t(school.students.size()), std::int64_t(school.staff.size())};
}

}  // namespace kith::demo
