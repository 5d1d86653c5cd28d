// SPDX-License-Identifier: Apache-2.0
// Who may see whom, in one place, as SQL conditions. Lists are filtered in the statement, never afterwards.
//
//   guardian          own children, where custody lets them see (may_see)
//   teacher           students of the classes taught on the day
//   grade head        students of the grade
//   psychology        students followed for psychological reasons, beside the classes taught
//   school desk       the school (principals, moral-education and teaching office)
//   district          no child at all: figures of schools only
//
// Care groups need a grant of their own: homeroom teacher of the class, psychology teacher,
// moral-education director, principal; and a guardian for own children.
// Students who have left are seen by the school desk alone.
#pragma once

#include <string>

#include "people/viewer.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

// A condition to stand in a where clause, and the arguments it uses: :viewer_school, :viewer_person,
// :viewer_day. Its text depends on the viewer's roles only, so prepared statements are shared.
struct Scope {
  std::string sql;
  db::Args args;

  // This scope's arguments after `own`.
  db::Args with(db::Args own) const;
};

// `student`, `school_class`: the alias of the row of students or classes in the surrounding statement.
Scope students_in_sight(const Viewer& viewer, Date today, const std::string& student = "s");
Scope care_in_sight(const Viewer& viewer, Date today, const std::string& student = "s");
Scope classes_in_sight(const Viewer& viewer, Date today, const std::string& school_class = "c");
// Classes whose guardians the viewer may invite: the homeroom teacher's own, and all of them for the school
// desk.
Scope classes_to_invite(const Viewer& viewer, Date today, const std::string& school_class = "c");

// Classes whose families the viewer answers for: those of a homeroom teacher and of a grade head; all of the
// school for its desk. Guardians answer for none.
Scope classes_in_charge(const Viewer& viewer, Date today, const std::string& school_class = "c");

// Whether the viewer may see this one student; false for one that does not exist.
bool may_see_student(db::Session& session, const Viewer& viewer, Date today, std::int64_t student_id);
bool may_see_class(db::Session& session, const Viewer& viewer, Date today, std::int64_t class_id);

}  // namespace kith::people
