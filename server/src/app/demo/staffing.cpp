// SPDX-License-Identifier: Apache-2.0
#include "app/demo/staffing.hpp"

#include <fmt/format.h>

#include <set>

#include "app/demo/names.hpp"
#include "app/demo/numbers.hpp"

namespace kith::demo {
namespace {

using people::Post;
using people::TeachingRole;

struct Subject {
  std::string_view name;
  int first_grade, last_grade;
  std::size_t classes_each;  // how many classes one teacher of it takes
};

constexpr Subject kSubjects[] = {{"语文", 1, 12, 2},      {"数学", 1, 12, 2},      {"英语", 3, 12, 3},
                                 {"道德与法治", 1, 9, 6}, {"科学", 1, 6, 6},       {"历史", 7, 12, 5},
                                 {"地理", 7, 12, 5},      {"生物", 7, 12, 5},      {"物理", 8, 12, 4},
                                 {"化学", 9, 12, 4},      {"思想政治", 10, 12, 5}, {"体育", 1, 12, 7},
                                 {"音乐", 1, 9, 8},       {"美术", 1, 9, 8},       {"信息科技", 3, 12, 8},
                                 {"艺术", -2, 0, 4},      {"体育", -2, 0, 5}};

class Staffing {
 public:
  Staffing(SchoolPeople& school, const Dice& dice, Numbering& numbering)
      : school_(school), dice_(dice.stream("staff")), numbering_(numbering) {}

  void fill() {
    leaders();
    homeroom_teachers();
    for (const auto& subject : kSubjects) teachers_of(subject);
    grade_heads();
  }

 private:
  std::size_t hire(Post post) {
    bool is_woman = dice_.chance(school_.plan.stage == Stage::kKindergarten ? 960 : 680);
    auto sex = is_woman ? Sex::kFemale : Sex::kMale;
    auto name = surname(dice_) + given_name(dice_, sex, Generation::kParent);
    auto index = school_.staff.size();
    school_.staff.push_back({.id = numbering_.next_id++,
                             .staff_no = fmt::format("T{:04}", index + 1),
                             .name = name,
                             .sex = sex,
                             .telephone = telephone(numbering_.next_telephone++),
                             .posts = {{post, std::nullopt}}});
    return index;
  }

  void leaders() {
    bool is_large = school_.classes.size() >= 12;
    hire(Post::kPrincipal);
    for (int i = 0; i < (is_large ? 2 : 1); ++i) hire(Post::kVicePrincipal);
    hire(Post::kMoralDirector);
    hire(Post::kTeachingDirector);
    hire(Post::kPsychologyTeacher);
    if (is_large) hire(Post::kOffice);
  }

  void teach(std::size_t class_index, std::size_t staff_index, TeachingRole role, std::string_view subject) {
    school_.teachings.push_back({class_index, staff_index, role, std::string(subject)});
    taught_.insert({class_index, subject});
    if (role == TeachingRole::kSubject && staff_index != school_.classes[class_index].homeroom)
      school_.classes[class_index].teachers.push_back(staff_index);
  }

  // A homeroom teacher also teaches the own class its language (or, for a third, mathematics).
  void homeroom_teachers() {
    for (std::size_t i = 0; i < school_.classes.size(); ++i) {
      auto staff = hire(Post::kHomeroomTeacher);
      school_.classes[i].homeroom = staff;
      teach(i, staff, TeachingRole::kHomeroom, "");
      if (school_.classes[i].grade >= 1)
        teach(i, staff, TeachingRole::kSubject, dice_.chance(660) ? "语文" : "数学");
      else
        second_teacher(i);
    }
  }

  void second_teacher(std::size_t class_index) {
    teach(class_index, hire(Post::kSubjectTeacher), TeachingRole::kSubject, "幼儿教育");
  }

  bool is_taught(std::size_t class_index, std::string_view subject) const {
    return taught_.count({class_index, subject}) > 0;
  }

  void teachers_of(const Subject& subject) {
    std::size_t staff = 0, taken = subject.classes_each;
    for (std::size_t i = 0; i < school_.classes.size(); ++i) {
      int grade = school_.classes[i].grade;
      if (grade < subject.first_grade || grade > subject.last_grade || is_taught(i, subject.name)) continue;
      if (taken == subject.classes_each) {
        staff = hire(Post::kSubjectTeacher);
        taken = 0;
      }
      teach(i, staff, TeachingRole::kSubject, subject.name);
      ++taken;
    }
  }

  void grade_heads() {
    std::optional<int> headed;
    for (const auto& school_class : school_.classes) {
      if (headed == school_class.grade) continue;
      headed = school_class.grade;
      school_.staff[school_class.homeroom].posts.push_back({Post::kGradeHead, school_class.grade});
    }
  }

  SchoolPeople& school_;
  Dice dice_;
  Numbering& numbering_;
  std::set<std::pair<std::size_t, std::string_view>> taught_;
};

}  // namespace

void invent_staff(SchoolPeople& school, const Dice& dice, Numbering& numbering) {
  Staffing(school, dice, numbering).fill();
}

}  // namespace kith::demo
