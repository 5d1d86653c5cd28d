// SPDX-License-Identifier: Apache-2.0
#include "people/invitation_slip_store.hpp"

namespace kith::people {
namespace {

constexpr std::string_view kFindClass =
    "select c.entry_grade, c.entry_year, c.number, k.junior_naming, k.name from classes c"
    " join schools k on k.school_id = c.school_id where c.id = :class_id and c.closed_on is null and ";
constexpr db::Sql kGuardians{
    "people.guardians_to_invite",
    "select g.id, g.name, r.relation, s.name, case when exists (select 1 from identities i"
    " where i.tenant_id = g.school_id and i.person_kind = 'guardian' and i.person_id = g.id) then 1 else 0 "
    "end"
    " from students s join guardianships r on r.school_id = s.school_id and r.student_id = s.id"
    " join guardians g on g.school_id = r.school_id and g.id = r.guardian_id"
    " where s.school_id = :school_id and s.class_id = :class_id and s.left_on is null"
    " and (r.may_see = 1 or r.may_receive = 1) order by s.enrolment_no, s.id, r.position, g.id"};

}  // namespace

std::optional<InvitingClass> find_inviting_class(db::Session& session, const Scope& scope,
                                                 std::int64_t class_id) {
  const std::string sql = std::string(kFindClass) + scope.sql;
  return session.maybe<InvitingClass>({"people.find_inviting_class", sql},
                                      scope.with({{"class_id", class_id}}));
}

std::vector<InvitedRow> guardians_of_class(db::Session& session, std::int64_t school_id,
                                           std::int64_t class_id) {
  return session.all<InvitedRow>(kGuardians, {{"school_id", school_id}, {"class_id", class_id}});
}

}  // namespace kith::people
