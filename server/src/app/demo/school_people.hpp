// SPDX-License-Identifier: Apache-2.0
// The people of one invented school, as values: what the roster of a real one would say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/demo/plan.hpp"
#include "people/words.hpp"
#include "platform/clock.hpp"

namespace kith::demo {

struct SchoolClass {
  std::int64_t id = 0;
  int grade = 0;
  int number = 0;
  std::size_t homeroom = 0;           // index into staff
  std::vector<std::size_t> students;  // indexes, in order of enrolment number
  std::vector<std::size_t> teachers;  // staff who teach a subject here, the homeroom teacher left out
};

struct StaffPost {
  people::Post post = people::Post::kSubjectTeacher;
  std::optional<int> grade;
};

struct StaffMember {
  std::int64_t id = 0;
  std::string staff_no, name;
  people::Sex sex = people::Sex::kFemale;
  std::string telephone;
  std::vector<StaffPost> posts;

  bool holds(people::Post post) const {
    for (const auto& held : posts)
      if (held.post == post) return true;
    return false;
  }
};

struct Teaching {
  std::size_t class_index = 0;
  std::size_t staff_index = 0;
  people::TeachingRole role = people::TeachingRole::kSubject;
  std::string subject;
};

struct Guardian {
  std::int64_t id = 0;
  std::string name;
  std::string telephone;
};

struct Tie {
  std::size_t guardian = 0;  // index into guardians
  people::Relation relation = people::Relation::kMother;
  bool lives_away = false;
  bool may_see = true;
  bool may_receive = true;
};

struct Student {
  std::int64_t id = 0;
  std::int64_t family_id = 0;
  std::size_t class_index = 0;
  std::string enrolment_no, name, identity_no, address;
  people::Sex sex = people::Sex::kFemale;
  Date born_on{};
  Date entered_on{};
  std::vector<Tie> ties;  // in the order of calling
  std::vector<people::CareGroup> care;
};

struct SchoolPeople {
  SchoolPlan plan;
  int school_year = 0;
  std::vector<SchoolClass> classes;
  std::vector<StaffMember> staff;
  std::vector<Teaching> teachings;
  std::vector<Student> students;
  std::vector<Guardian> guardians;
  std::vector<std::int64_t> families;
};

// Hands out the numbers of one school, and the telephones of the district, one after another.
struct Numbering {
  std::int64_t next_id = 1;
  std::int64_t next_telephone = 0;
};

// Deterministic in plan, school year and dice; takes identifiers and telephones from `numbering`.
SchoolPeople invent_people(const SchoolPlan& plan, int school_year, const Dice& dice, Numbering& numbering);

}  // namespace kith::demo
