// SPDX-License-Identifier: Apache-2.0
#include "people/identity_store.hpp"

#include <map>

namespace kith::people {
namespace {

#define KITH_GUARDIAN_MAY_SIGN_IN                                                                  \
  "exists (select 1 from guardianships k join students s on s.school_id = k.school_id and s.id = " \
  "k.student_id"                                                                                   \
  " where k.school_id = g.school_id and k.guardian_id = g.id and s.left_on is null"                \
  " and (k.may_see = 1 or k.may_receive = 1))"
#define KITH_STAFF_PRESENT "(t.left_on is null or t.left_on > :today)"
#define KITH_HELD_NOW "since_on <= :today and (until_on is null or until_on > :today)"

constexpr db::Sql kByTelephone{
    "people.by_telephone",
    "select g.school_id, 'guardian', g.id from guardians g where g.telephone_hash = :telephone_hash"
    " and " KITH_GUARDIAN_MAY_SIGN_IN
    " union all select t.school_id, 'staff', t.id from staff t where t.telephone_hash = :telephone_hash"
    " and " KITH_STAFF_PRESENT
    " union all select 0, 'district_officer', o.id from district_officers o where o.telephone_hash = "
    ":telephone_hash"};
constexpr db::Sql kGuardianMay{
    "people.guardian_may_sign_in",
    "select count(*) from guardians g where g.school_id = :school_id and g.id = :id"
    " and " KITH_GUARDIAN_MAY_SIGN_IN};
constexpr db::Sql kStaffMay{"people.staff_may_sign_in",
                            "select count(*) from staff t where t.school_id = :school_id and t.id = :id"
                            " and " KITH_STAFF_PRESENT};
constexpr db::Sql kOfficerMay{"people.officer_may_sign_in",
                              "select count(*) from district_officers where id = :id"};

constexpr db::Sql kPostsOfOne{"people.posts_of_one",
                              "select distinct post from staff_posts where school_id = :school_id"
                              " and staff_id = :staff_id and " KITH_HELD_NOW};
constexpr db::Sql kTeachingsOfOne{"people.teachings_of_one",
                                  "select distinct role from teachings where school_id = :school_id"
                                  " and staff_id = :staff_id and " KITH_HELD_NOW};
constexpr db::Sql kPostsOfSchool{
    "people.posts_of_school",
    "select distinct staff_id, post from staff_posts where school_id = :school_id"
    " and " KITH_HELD_NOW};
constexpr db::Sql kTeachingsOfSchool{
    "people.teachings_of_school",
    "select distinct staff_id, role from teachings where school_id = :school_id"
    " and " KITH_HELD_NOW};

constexpr db::Sql kNamesOfGuardian{
    "people.names_of_guardian",
    "select k.name, g.name from guardians g join schools k on k.school_id = g.school_id"
    " where g.school_id = :school_id and g.id = :id"};
constexpr db::Sql kNamesOfStaff{
    "people.names_of_staff",
    "select k.name, t.name from staff t join schools k on k.school_id = t.school_id"
    " where t.school_id = :school_id and t.id = :id"};
constexpr db::Sql kNamesOfOfficer{
    "people.names_of_officer",
    "select d.name, o.name from district_officers o"
    " join districts d on d.id = (select min(id) from districts) where o.id = :id"};
constexpr db::Sql kDistrictName{"people.district_name", "select name from districts order by id limit 1"};

constexpr db::Sql kPeopleOfSchool{
    "people.of_school",
    "select 'guardian', g.id, g.telephone_hash from guardians g where g.school_id = :school_id"
    " and " KITH_GUARDIAN_MAY_SIGN_IN
    " union all select 'staff', t.id, t.telephone_hash from staff t where t.school_id = :school_id"
    " and " KITH_STAFF_PRESENT};
// Read of a table of platform/access, whose identities name people by kind and number.
constexpr db::Sql kStaffWithoutIdentity{
    "people.staff_without_identity",
    "select t.id, t.staff_no, t.name, t.telephone_hash from staff t where t.school_id = :school_id"
    " and " KITH_STAFF_PRESENT
    " and not exists (select 1 from identities i where i.tenant_id = t.school_id and i.person_kind = 'staff'"
    " and i.person_id = t.id) order by t.staff_no, t.id"};

#undef KITH_GUARDIAN_MAY_SIGN_IN
#undef KITH_STAFF_PRESENT
#undef KITH_HELD_NOW

struct PostRow {
  std::int64_t staff_id = 0;
  Post post{};
};
KITH_DESCRIBE(PostRow, (staff_id, post))

struct TeachingRow {
  std::int64_t staff_id = 0;
  TeachingRole role{};
};
KITH_DESCRIBE(TeachingRow, (staff_id, role))

}  // namespace

std::vector<PersonRow> people_with_telephone(db::Session& session, std::string_view telephone_hash, Date on) {
  return session.all<PersonRow>(kByTelephone, {{"telephone_hash", telephone_hash}, {"today", on}});
}

bool may_sign_in(db::Session& session, const PersonRow& person, Date on) {
  const db::Arg school{"school_id", person.school_id}, id{"id", person.id}, today{"today", on};
  switch (person.kind) {
    case PersonKind::kGuardian:
      return session.one<std::int64_t>(kGuardianMay, {school, id}) > 0;
    case PersonKind::kStaff:
      return session.one<std::int64_t>(kStaffMay, {school, id, today}) > 0;
    case PersonKind::kDistrictOfficer:
      break;
  }
  return session.one<std::int64_t>(kOfficerMay, {id}) > 0;
}

std::uint32_t roles_of_staff(db::Session& session, std::int64_t school_id, std::int64_t staff_id, Date on) {
  const db::Args args{{"school_id", school_id}, {"staff_id", staff_id}, {"today", on}};
  std::uint32_t roles = kStaff;
  for (Post post : session.all<Post>(kPostsOfOne, args)) roles |= role_of(post);
  for (TeachingRole role : session.all<TeachingRole>(kTeachingsOfOne, args)) roles |= role_of(role);
  return roles;
}

std::vector<StaffRole> roles_of_school(db::Session& session, std::int64_t school_id, Date on) {
  const db::Args args{{"school_id", school_id}, {"today", on}};
  std::map<std::int64_t, std::uint32_t> by_staff;
  for (const auto& row : session.all<PostRow>(kPostsOfSchool, args))
    by_staff[row.staff_id] |= kStaff | role_of(row.post);
  for (const auto& row : session.all<TeachingRow>(kTeachingsOfSchool, args))
    by_staff[row.staff_id] |= kStaff | role_of(row.role);
  std::vector<StaffRole> roles;
  for (const auto& [staff_id, bits] : by_staff) roles.push_back({staff_id, bits});
  return roles;
}

std::optional<NamesRow> names_of(db::Session& session, const PersonRow& person) {
  const db::Arg school{"school_id", person.school_id}, id{"id", person.id};
  switch (person.kind) {
    case PersonKind::kGuardian:
      return session.maybe<NamesRow>(kNamesOfGuardian, {school, id});
    case PersonKind::kStaff:
      return session.maybe<NamesRow>(kNamesOfStaff, {school, id});
    case PersonKind::kDistrictOfficer:
      break;
  }
  return session.maybe<NamesRow>(kNamesOfOfficer, {id});
}

std::string district_name(db::Session& session) {
  return session.maybe<std::string>(kDistrictName).value_or("");
}

std::vector<SignInRow> people_of_school(db::Session& session, std::int64_t school_id, Date on) {
  return session.all<SignInRow>(kPeopleOfSchool, {{"school_id", school_id}, {"today", on}});
}

std::vector<NewStaffRow> staff_without_identity(db::Session& session, std::int64_t school_id, Date on) {
  return session.all<NewStaffRow>(kStaffWithoutIdentity, {{"school_id", school_id}, {"today", on}});
}

}  // namespace kith::people
