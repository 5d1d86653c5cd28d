// SPDX-License-Identifier: Apache-2.0
// Who of an invented school is shown first: the people of the demo's role picker, and their sign-ins.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "app/demo/school_people.hpp"

namespace kith::demo {

// Indexes into SchoolPeople. Absent where a small school has nobody of the kind.
struct Cast {
  std::optional<std::size_t> parent_of_two;  // guardian at home with children in two classes
  std::vector<std::size_t> children;         // the children of that guardian
  std::optional<std::size_t> grandparent;    // guardian who raises a child while the parents work elsewhere
  std::size_t homeroom = 0;                  // staff: of the first child's class
  std::optional<std::size_t> subject_teacher;
  std::optional<std::size_t> grade_head;
  struct Both {
    std::size_t staff = 0;
    std::size_t guardian = 0;
  };
  std::optional<Both> teacher_and_parent;  // one person, who teaches here and has a child here
};

Cast cast_of(const SchoolPeople& school);

// Makes a mother of the school's last class one of its teachers: same name, same telephone. Changes nothing
// in a school too small for it.
void let_a_teacher_be_a_parent(SchoolPeople& school);

// The first member of staff who holds the post.
std::optional<std::size_t> holder_of(const SchoolPeople& school, people::Post post);

}  // namespace kith::demo
