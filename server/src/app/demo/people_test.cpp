// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/demo/names.hpp"
#include "app/demo/numbers.hpp"
#include "app/demo/school_people.hpp"
#include "platform/id.hpp"
#include "platform/secrets/telephone.hpp"

namespace kith::demo {
namespace {

SchoolPeople a_school(std::uint64_t seed = 1, int students = 1000) {
  SchoolPlan plan{.school_id = 1, .name = "清河小学", .stage = Stage::kPrimary, .students = students};
  Numbering numbering{.next_id = kIdsPerTenant + 1};
  return invent_people(plan, 2026, Dice(seed), numbering);
}

std::string all_names(const SchoolPeople& school) {
  std::string text;
  for (const auto& student : school.students)
    text += student.name + student.identity_no + student.enrolment_no + ' ';
  for (const auto& guardian : school.guardians) text += guardian.name + guardian.telephone + ' ';
  for (const auto& member : school.staff) text += member.name + member.telephone + ' ';
  return text;
}

double permille(std::size_t part, std::size_t whole) { return double(part) * 1000 / double(whole); }

TEST(Dice, ThrowsTheSameForOneSeedWhateverOtherStreamsWereUsedFor) {
  Dice first(7), second(7);
  second.stream("others").next();
  auto a = first.stream("names", 3), b = second.stream("names", 3), c = second.stream("names", 4);
  EXPECT_EQ(a.next(), b.next());
  EXPECT_NE(a.next(), c.next());
}

TEST(Dice, StaysInsideItsBoundAndReachesBothEnds) {
  Dice dice(1);
  std::set<int> seen;
  for (int i = 0; i < 500; ++i) seen.insert(dice.between(3, 6));
  EXPECT_EQ(seen, (std::set{3, 4, 5, 6}));
}

TEST(InventedNumbers, CarryTheCheckDigitOfTheNationalStandard) {
  EXPECT_EQ(identity_check_digit("11010519491231002"), 'X');
  EXPECT_EQ(identity_number(2, make_date(2018, 3, 9), 25).substr(0, 17), "99010220180309025");
}

TEST(InventedNumbers, AreTelephonesThatDifferAndThatNobodyHas) {
  std::set<std::string> seen;
  for (int i = 0; i < 20'000; ++i) {
    auto number = telephone(i);
    ASSERT_EQ(secrets::normal_telephone(number), number);
    ASSERT_TRUE(number.starts_with("1990")) << number;
    ASSERT_FALSE(number.starts_with("199011")) << "the range of sample rosters";
    ASSERT_TRUE(seen.insert(number).second) << number;
  }
}

TEST(PlanningADistrict, SharesOutExactlyTheStudentsAskedFor) {
  for (int schools : {1, 3, 50}) {
    auto plan = plan_district(schools, 2400, 1, Dice(1));
    int students = 0;
    std::set<std::string> names;
    for (const auto& school : plan) {
      int in_classes = 0;
      for (const auto& planned : plan_classes(school, Dice(1))) in_classes += planned.students;
      EXPECT_EQ(in_classes, school.students);
      students += school.students;
      names.insert(school.name);
    }
    EXPECT_EQ(students, 2400);
    EXPECT_EQ(names.size(), std::size_t(schools));
    EXPECT_EQ(plan.front().name, "清河小学");
  }
}

TEST(PlanningClasses, KeepsThemBetweenThirtyFiveAndFortyFive) {
  for (const auto& planned : plan_classes({.stage = Stage::kPrimary, .students = 1000}, Dice(1))) {
    EXPECT_GE(planned.students, 35);
    EXPECT_LE(planned.students, 45);
  }
}

TEST(PlanningClasses, GivesNoClassAThirdDigitHoweverLargeTheSchool) {
  int students = 0;
  for (const auto& planned : plan_classes({.stage = Stage::kPrimary, .students = 100'000}, Dice(1))) {
    EXPECT_LE(planned.number, 99);
    students += planned.students;
  }
  EXPECT_EQ(students, 100'000);
}

TEST(InventingASchool, GivesTheSamePeopleForTheSameSeedOnly) {
  EXPECT_EQ(all_names(a_school(5)), all_names(a_school(5)));
  EXPECT_NE(all_names(a_school(5)), all_names(a_school(6)));
}

TEST(InventingASchool, GivesEachClassAHomeroomTeacherAndEachSubjectOneTeacher) {
  auto school = a_school();
  for (std::size_t i = 0; i < school.classes.size(); ++i) {
    std::multiset<std::string> taught;
    for (const auto& teaching : school.teachings)
      if (teaching.class_index == i) taught.insert(teaching.subject);
    for (const auto& subject : {"", "语文", "数学", "体育", "音乐"})
      EXPECT_EQ(taught.count(subject), 1u) << subject;
    EXPECT_TRUE(school.staff[school.classes[i].homeroom].holds(people::Post::kHomeroomTeacher));
  }
}

TEST(InventingASchool, HasEveryKindOfLeader) {
  auto school = a_school();
  using people::Post;
  for (auto post : {Post::kPrincipal, Post::kVicePrincipal, Post::kMoralDirector, Post::kTeachingDirector,
                    Post::kPsychologyTeacher, Post::kGradeHead})
    EXPECT_TRUE(std::any_of(school.staff.begin(), school.staff.end(), [&](const auto& member) {
      return member.holds(post);
    })) << to_text(post);
}

TEST(InventingAFamily, GivesMostChildrenTwoGuardiansAndEveryChildOne) {
  auto school = a_school();
  std::size_t two = 0, away = 0, grandparents = 0;
  for (const auto& student : school.students) {
    ASSERT_FALSE(student.ties.empty()) << student.name;
    two += student.ties.size() == 2;
    for (const auto& tie : student.ties) {
      away += tie.lives_away;
      grandparents += tie.relation >= people::Relation::kPaternalGrandfather &&
                      tie.relation <= people::Relation::kMaternalGrandmother;
    }
  }
  EXPECT_NEAR(permille(two, school.students.size()), 850, 60);
  EXPECT_GT(away, 50u);
  EXPECT_GT(grandparents, 20u);
}

TEST(InventingAFamily, LetsAboutSixInAHundredHaveABrotherOrSisterAtTheSchool) {
  auto school = a_school(1, 4000);
  std::map<std::int64_t, std::vector<const Student*>> families;
  for (const auto& student : school.students) families[student.family_id].push_back(&student);
  std::size_t siblings = 0;
  for (const auto& [id, children] : families) {
    if (children.size() < 2) continue;
    siblings += children.size();
    for (const auto* child : children) {
      EXPECT_EQ(child->ties.front().guardian, children.front()->ties.front().guardian);
      EXPECT_EQ(child->address, children.front()->address);
    }
  }
  EXPECT_NEAR(permille(siblings, school.students.size()), 60, 25);
}

TEST(InventingAFamily, NeverGivesTwoChildrenOneIdentityNumber) {
  auto school = a_school(1, 4000);
  std::set<std::string> identities, enrolments;
  for (const auto& student : school.students) {
    EXPECT_TRUE(identities.insert(student.identity_no).second) << student.identity_no;
    EXPECT_TRUE(enrolments.insert(student.enrolment_no).second) << student.enrolment_no;
    EXPECT_EQ(identity_check_digit(student.identity_no.substr(0, 17)), student.identity_no.back());
  }
}

}  // namespace
}  // namespace kith::demo
