// SPDX-License-Identifier: Apache-2.0
// SQL of the directory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/listing.hpp"
#include "people/scope.hpp"

namespace kith::people {

struct SchoolRow {
  std::int64_t school_id = 0;
  std::string name;
  Stage stage = Stage::kPrimary;
  JuniorNaming junior_naming = JuniorNaming::kByNumber;
};
KITH_DESCRIBE(SchoolRow, (school_id, name, stage, junior_naming))

struct ClassRow : ListedClass, ClassKey {
  const ClassKey& key() const { return *this; }
};
KITH_DESCRIBE_WITH(ClassRow, (ListedClass, ClassKey), ())

struct StudentRow : ListedStudent, ClassKey {
  const ClassKey& key() const { return *this; }
};
KITH_DESCRIBE_WITH(StudentRow, (ListedStudent, ClassKey), ())

struct GuardianRow : ListedGuardian {
  std::optional<std::string> telephone_sealed;
};
KITH_DESCRIBE_WITH(GuardianRow, (ListedGuardian), (telephone_sealed))

struct PostRow {
  std::int64_t staff_id = 0;
  std::string name;
  Post post = Post::kOther;
};
KITH_DESCRIBE(PostRow, (staff_id, name, post))

struct TaughtRow : ClassKey {
  std::int64_t staff_id = 0;
};
KITH_DESCRIBE_WITH(TaughtRow, (ClassKey), (staff_id))

std::optional<SchoolRow> find_school(db::Session& session, std::int64_t school_id);
std::optional<SchoolRow> find_school_named(db::Session& session, const std::string& name);

ClassNaming naming_of(db::Session& session, std::int64_t school_id, Date today);

struct ChildRow : ListedChild, ClassKey {
  JuniorNaming junior_naming = JuniorNaming::kByNumber;
  const ClassKey& key() const { return *this; }
};
KITH_DESCRIBE_WITH(ChildRow, (ListedChild, ClassKey), (junior_naming))
// Requires: the viewer is a guardian.
std::vector<ChildRow> own_children(db::Session& session, const Viewer& viewer, Date today);

std::vector<ClassRow> classes_in(db::Session& session, const Scope& scope, Date today);

// Students within `scope`; `condition` narrows it further and may use the arguments of `args`.
std::vector<StudentRow> students_in(db::Session& session, const Scope& scope, const std::string& condition,
                                    const db::Args& args);

std::vector<GuardianRow> guardians_of(db::Session& session, std::int64_t school_id, std::int64_t student_id);
std::vector<CareGroup> care_groups_of(db::Session& session, const Scope& care, std::int64_t student_id,
                                      Date today);
bool has_care_grant(db::Session& session, const Scope& care, std::int64_t student_id);

std::vector<PostRow> posts_of_staff(db::Session& session, std::int64_t school_id, Date today);
std::vector<TaughtRow> classes_taught(db::Session& session, std::int64_t school_id, Date today);
std::vector<SchoolLine> school_sizes(db::Session& session);
std::vector<std::int64_t> school_ids(db::Session& session);

}  // namespace kith::people
