// SPDX-License-Identifier: Apache-2.0
#include "people/staff_accounts.hpp"

#include <algorithm>

#include "platform/access/account_store.hpp"
#include "platform/access/session_store.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::people {
namespace {

// The account that this telephone names, unless it is already somebody else of the same school: two
// colleagues written down with one number stay two accounts.
std::optional<std::int64_t> account_of_telephone(db::Tx& tx, std::int64_t school_id,
                                                 const access::Login& telephone) {
  for (const auto& account : access::accounts_of_login(tx, telephone)) {
    const auto identities = access::identities_of(tx, account.id);
    const bool is_colleague =
        std::any_of(identities.begin(), identities.end(), [&](const access::Identity& identity) {
          return identity.tenant_id == school_id && identity.person_kind == to_text(PersonKind::kStaff);
        });
    if (!is_colleague) return account.id;
  }
  return std::nullopt;
}

std::optional<Error> refusal_to_reissue(const Viewer& viewer, const access::Identity& target,
                                        const std::vector<access::Identity>& of_account) {
  for (const auto& identity : of_account)
    if (identity.tenant_id != viewer.school_id) return conflict("people.account_elsewhere");
  const bool is_desk = (target.roles & kForSchoolDesk.any_of) != 0;
  if (is_desk && !viewer.has(kPrincipal)) return forbidden("people.principal_only");
  return std::nullopt;
}

}  // namespace

std::vector<StaffAccounts::Draft> StaffAccounts::drafts(std::int64_t school_id) {
  const auto without = db_.read(
      [&](db::Session& session) { return staff_without_identity(session, school_id, clock_.today()); });
  std::vector<Draft> made;
  for (const auto& staff : without) {
    const auto password = secrets::new_human_code(random_);
    made.push_back({staff, password, passwords_.hash_drawn(password)});
  }
  return made;
}

std::vector<StaffAccount> StaffAccounts::ensure(std::int64_t school_id) {
  // Hashing is slow and stays outside the transaction.
  const auto prepared = drafts(school_id);
  return db_.write([&](db::Tx& tx) {
    std::vector<StaffAccount> created;
    for (const auto& draft : prepared)
      if (auto account = create(tx, school_id, draft)) created.push_back(*std::move(account));
    return created;
  });
}

std::optional<StaffAccount> StaffAccounts::create(db::Tx& tx, std::int64_t school_id, const Draft& draft) {
  const auto& staff = draft.staff;
  const access::Person person{{school_id, to_text(PersonKind::kStaff), staff.staff_id},
                              roles_of_staff(tx, school_id, staff.staff_id, clock_.today())};
  if (access::identity_of_person(tx, person.ref)) return std::nullopt;  // made meanwhile by somebody else

  StaffAccount made{staff.staff_id, staff.staff_no, staff.name, {}};
  const access::Login telephone{access::LoginKind::kTelephone, staff.telephone_hash.value_or("")};
  auto account_id = staff.telephone_hash ? account_of_telephone(tx, school_id, telephone) : std::nullopt;
  if (!account_id) {
    account_id = access::create_account(tx, draft.password_hash, true, clock_.now());
    made.first_password = draft.password;
    if (staff.telephone_hash && access::accounts_of_login(tx, telephone).empty())
      access::add_login(tx, *account_id, telephone);
  }
  access::add_login(tx, *account_id, {access::LoginKind::kName, staff.name});
  access::add_identity(tx, *account_id, person, access::Proof::kIssued);
  return made;
}

Result<StaffAccount> StaffAccounts::reissue(const Viewer& viewer, std::int64_t staff_id) {
  const auto password = secrets::new_human_code(random_);
  const auto hash = passwords_.hash_drawn(password);
  return db_.write([&](db::Tx& tx) -> Result<StaffAccount> {
    const PersonRow staff{viewer.school_id, PersonKind::kStaff, staff_id};
    const auto identity =
        access::identity_of_person(tx, {viewer.school_id, to_text(PersonKind::kStaff), staff_id});
    const auto names = names_of(tx, staff);
    if (!identity || !names) return not_found("people.no_such_staff");
    if (auto refused = refusal_to_reissue(viewer, *identity, access::identities_of(tx, identity->account_id)))
      return *refused;
    access::set_password(tx, identity->account_id, hash, true);
    access::revoke_sessions_except(tx, identity->account_id, 0, clock_.now());
    return StaffAccount{staff_id, std::nullopt, names->person_name, password};
  });
}

}  // namespace kith::people
