// SPDX-License-Identifier: Apache-2.0
// Whom something is for: the one way to say it. A spec is resolved and frozen when something is published;
// its members are guardians who may receive, each about one student, and the asks (ledger/asks.hpp) keep
// them.
#pragma once

#include <string>
#include <vector>

#include "people/viewer.hpp"
#include "people/words.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

// Parent committees: the families of those who have a seat.
struct CommitteeSpec {
  bool of_school = false;
  std::vector<int> of_grades;
  std::vector<std::int64_t> of_class_ids;
};
KITH_DESCRIBE(CommitteeSpec, (of_school, of_grades, of_class_ids))

// The union of its parts. An empty spec means nobody. Care groups and committees are kept as they were said;
// whoever publishes has put their students of the day among student_ids, and only these are members: nothing
// that looks at the members tells a care group from students picked by hand.
struct AudienceSpec {
  bool whole_school = false;
  std::vector<int> grades;
  std::vector<std::int64_t> class_ids;
  std::vector<std::int64_t> student_ids;
  std::optional<std::vector<CareGroup>> care_groups;
  std::optional<CommitteeSpec> committees;

  bool is_empty() const {
    return !whole_school && grades.empty() && class_ids.empty() && student_ids.empty() && !has_groups();
  }
  bool has_care() const { return care_groups && !care_groups->empty(); }
  bool has_committees() const {
    return committees &&
           (committees->of_school || !committees->of_grades.empty() || !committees->of_class_ids.empty());
  }
  bool has_groups() const { return has_care() || has_committees(); }
};
KITH_DESCRIBE(AudienceSpec, (whole_school, grades, class_ids, student_ids, care_groups, committees))

// Colleagues: all, those who teach, as homeroom or as subject teachers; of these grades only, when any is
// named.
enum class StaffGroup { kEverybody, kTeachers, kHomeroomTeachers, kSubjectTeachers };
KITH_DESCRIBE_ENUM(StaffGroup, kEverybody, kTeachers, kHomeroomTeachers, kSubjectTeachers)

struct StaffSpec {
  StaffGroup group = StaffGroup::kEverybody;
  std::vector<int> grades;
};
KITH_DESCRIBE(StaffSpec, (group, grades))

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

// Rows (person_id, student_id, family_id, class_id, is_carer, position), one a guardian and student.
// `school_year` turns grades into classes. Students who have left are not members.
Selection members_of(const AudienceSpec& spec, std::int64_t school_id, int school_year);

// The students concerned, whether or not anybody can receive for them: rows (student_id, family_id,
// class_id).
Selection students_of(const AudienceSpec& spec, std::int64_t school_id, int school_year);

// Rows (person_id): who works at the school on the day. Of grades: who teaches a class of theirs.
Selection staff_of(const StaffSpec& spec, std::int64_t school_id, Date today);

// Present students in one of these care groups, whom the viewer sees and has the grant for; in order.
std::vector<std::int64_t> students_in_care(db::Session& session, const Viewer& viewer,
                                           const std::vector<CareGroup>& groups, Date today);

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
// As it was said when it was published.
AudienceSpec find_audience(db::Session& session, std::int64_t audience_id);
// From now on it is shown, and keeps how many it was for. Frozen once, it stays as it is.
void freeze_audience(db::Tx& tx, std::int64_t audience_id, const AudienceCount& count, Instant at);
// Some came later to a frozen one.
void extend_audience(db::Tx& tx, std::int64_t audience_id, const AudienceSpec& spec,
                     const AudienceCount& count);

}  // namespace kith::people
