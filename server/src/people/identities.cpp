// SPDX-License-Identifier: Apache-2.0
#include "people/identities.hpp"

#include <map>
#include <set>
#include <utility>

#include "platform/access/account_store.hpp"

namespace kith::people {
namespace {

using PersonKey = std::pair<std::string, std::int64_t>;  // kind, id

// Nothing when the kind is none of ours.
std::optional<PersonRow> row_of(const access::PersonRef& ref) {
  const auto kind = parse_enum<PersonKind>(ref.person_kind);
  if (!kind) return std::nullopt;
  return PersonRow{ref.tenant_id, *kind, ref.person_id};
}

// Identities won with telephones of which none is the one on record now.
std::set<std::int64_t> outdated(const std::vector<access::TelephoneIdentity>& held,
                                const std::map<PersonKey, std::optional<std::string>>& on_record) {
  std::set<std::int64_t> wrong, right;
  for (const auto& identity : held) {
    const auto found = on_record.find({identity.person_kind, identity.person_id});
    const bool fits = found != on_record.end() && found->second == identity.telephone_hash;
    (fits ? right : wrong).insert(identity.identity_id);
  }
  for (std::int64_t identity_id : right) wrong.erase(identity_id);
  return wrong;
}

std::uint32_t roles_in(const std::map<std::int64_t, std::uint32_t>& staff_roles,
                       const access::Identity& identity) {
  if (identity.person_kind == to_text(PersonKind::kGuardian)) return kGuardian;
  const auto found = staff_roles.find(identity.person_id);
  return found == staff_roles.end() ? std::uint32_t{kStaff} : found->second;
}

}  // namespace

access::PersonRef ref_of(const PersonRow& row) { return {row.school_id, to_text(row.kind), row.id}; }

access::Person Identities::person_of(db::Session& session, const PersonRow& row) {
  switch (row.kind) {
    case PersonKind::kGuardian:
      return {ref_of(row), kGuardian};
    case PersonKind::kStaff:
      return {ref_of(row), roles_of_staff(session, row.school_id, row.id, clock_.today())};
    case PersonKind::kDistrictOfficer:
      break;
  }
  return {ref_of(row), kDistrict};
}

std::vector<access::Person> Identities::people_with_telephone(db::Session& session,
                                                              std::string_view telephone_hash) {
  std::vector<access::Person> found;
  for (const auto& row : people::people_with_telephone(session, telephone_hash, clock_.today()))
    found.push_back(person_of(session, row));
  return found;
}

std::optional<access::Person> Identities::find_person(db::Session& session, const access::PersonRef& ref) {
  const auto row = row_of(ref);
  if (!row || !may_sign_in(session, *row, clock_.today())) return std::nullopt;
  return person_of(session, *row);
}

std::vector<access::PersonNames> Identities::names_of(db::Session& session,
                                                      const std::vector<access::PersonRef>& people) {
  std::vector<access::PersonNames> names;
  // One point read each: an account has few identities.
  for (const auto& ref : people) {
    const auto row = row_of(ref);
    const auto found = row ? people::names_of(session, *row) : std::nullopt;
    names.push_back(found ? access::PersonNames{found->tenant_name, found->person_name}
                          : access::PersonNames{});
  }
  return names;
}

std::string Identities::district_name(db::Session& session) { return people::district_name(session); }

std::vector<std::string> Identities::role_names(std::uint32_t roles) { return people::role_names(roles); }

void Identities::reconcile(db::Tx& tx, std::int64_t school_id) {
  const auto identities = access::identities_of_tenant(tx, school_id);
  // A school whose first roster arrives has many people and no identity yet.
  if (identities.empty()) return;
  const Date today = clock_.today();
  std::map<PersonKey, std::optional<std::string>> on_record;
  for (auto& row : people_of_school(tx, school_id, today))
    on_record[{to_text(row.kind), row.id}] = row.telephone_hash;
  std::map<std::int64_t, std::uint32_t> staff_roles;
  for (const auto& row : roles_of_school(tx, school_id, today)) staff_roles[row.staff_id] = row.roles;

  const auto lost = outdated(access::telephone_identities(tx, school_id), on_record);
  for (const auto& identity : identities) {
    const auto roles = roles_in(staff_roles, identity);
    if (!on_record.contains({identity.person_kind, identity.person_id}) || lost.contains(identity.id)) {
      access::remove_identity(tx, identity.id);
    } else if (roles != identity.roles) {
      access::set_roles(tx, identity.id, roles);
    }
  }
}

}  // namespace kith::people
