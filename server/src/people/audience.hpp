// SPDX-License-Identifier: Apache-2.0
// Whom something is for: the one way to say it. A spec is resolved and frozen when something is published;
// its members are guardians who may receive, each about one student, and the asks (ledger/asks.hpp) keep
// them.
#pragma once

#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace kith::people {

// The union of its parts. An empty spec means nobody.
struct AudienceSpec {
  bool whole_school = false;
  std::vector<int> grades;
  std::vector<std::int64_t> class_ids;
  std::vector<std::int64_t> student_ids;

  bool is_empty() const {
    return !whole_school && grades.empty() && class_ids.empty() && student_ids.empty();
  }
};
KITH_DESCRIBE(AudienceSpec, (whole_school, grades, class_ids, student_ids))

struct AudienceCount {
  std::int64_t students = 0;
  std::int64_t families = 0;
  std::int64_t people = 0;       // guardians, each counted once
  std::int64_t unreachable = 0;  // families without any guardian who may receive
};
KITH_DESCRIBE(AudienceCount, (students, families, people, unreachable))

// SQL text and its arguments, ready to stand after "from (" or "insert into … ".
struct Selection {
  std::string sql;
  db::Args args;
};

// Rows (person_id, student_id, family_id, class_id), one a guardian and student. `school_year` turns grades
// into classes. Students who have left are not members.
Selection members_of(const AudienceSpec& spec, std::int64_t school_id, int school_year);

// The students concerned, whether or not anybody can receive for them: rows (student_id, family_id,
// class_id).
Selection students_of(const AudienceSpec& spec, std::int64_t school_id, int school_year);

// A condition on `row`, an alias of rows (school_id, person_id, student_id): custody still lets the person
// receive what is about the student. It may have changed since an audience was frozen.
std::string still_receives(const std::string& row);

// A condition on `row`, an alias of rows (school_id, audience_id): the audience is frozen.
std::string is_frozen(const std::string& row);

AudienceCount count_audience(db::Session& session, const AudienceSpec& spec, std::int64_t school_id,
                             int school_year);

// Writes the audience row under an identifier that the caller has taken (Tx::take_ids), so that what is
// published can be known by its audience. Until it is frozen its asks are hidden, so they may be written in
// several transactions.
void save_audience(db::Tx& tx, std::int64_t audience_id, const AudienceSpec& spec);
// From now on it is shown, and keeps how many it was for. Frozen once, it stays as it is.
void freeze_audience(db::Tx& tx, std::int64_t audience_id, const AudienceCount& count, Instant at);

}  // namespace kith::people
