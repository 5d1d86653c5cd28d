// SPDX-License-Identifier: Apache-2.0
// Rows of `accounts`, `logins` and `identities`. Also used by people/, which issues accounts to staff and
// keeps roles.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/access/ports.hpp"
#include "platform/db/db.hpp"

namespace kith::access {

enum class LoginKind { kTelephone, kName };
KITH_DESCRIBE_ENUM(LoginKind, kTelephone, kName)

// `value`: secrets::telephone_hash of the number, or the name as it is written.
struct Login {
  LoginKind kind{};
  std::string value;
};
KITH_DESCRIBE(Login, (kind, value))

struct Account {
  std::int64_t id = 0;
  std::optional<std::string> password_hash;
  bool must_change_password = false;
};
KITH_DESCRIBE(Account, (id, password_hash, must_change_password))

// How an account showed that it is this person. kInvented: it did not; the person belongs to a demo.
enum class Proof { kTelephone, kInvitation, kIssued, kInvented };
KITH_DESCRIBE_ENUM(Proof, kTelephone, kInvitation, kIssued, kInvented)

struct Identity {
  std::int64_t id = 0;
  std::int64_t account_id = 0;
  std::int64_t tenant_id = 0;
  std::string person_kind;
  std::int64_t person_id = 0;
  std::uint32_t roles = 0;

  PersonRef ref() const { return {tenant_id, person_kind, person_id}; }
};
KITH_DESCRIBE(Identity, (id, account_id, tenant_id, person_kind, person_id, roles))

std::vector<Account> accounts_of_login(db::Session& session,
                                       const Login& login);  // lowest id first, at most 8
std::optional<Account> find_account(db::Session& session, std::int64_t account_id);
std::vector<Login> logins_of(db::Session& session, std::int64_t account_id);
std::int64_t create_account(db::Tx& tx, const std::optional<std::string>& password_hash,
                            bool must_change_password, Instant now);
void set_password(db::Tx& tx, std::int64_t account_id, const std::string& password_hash,
                  bool must_change_password);
void add_login(db::Tx& tx, std::int64_t account_id, const Login& login);  // nothing when it is there

std::vector<Identity> identities_of(db::Session& session, std::int64_t account_id);  // lowest id first
// Of accounts that are invented people and nobody else, the 40 made first: a demo's role picker. An account
// that a real person joined is none of them, whatever else it is.
std::vector<Identity> invented_identities(db::Session& session);
std::optional<Identity> identity_of_person(db::Session& session, const PersonRef& person);
// False when the person already has an identity, of whatever account.
bool add_identity(db::Tx& tx, std::int64_t account_id, const Person& person, Proof proof);
void move_identity(db::Tx& tx, std::int64_t identity_id, std::int64_t to_account_id, Proof proof);
std::vector<Identity> identities_of_tenant(db::Session& session, std::int64_t tenant_id);
void set_roles(db::Tx& tx, std::int64_t identity_id, std::uint32_t roles);
void remove_identity(db::Tx& tx, std::int64_t identity_id);

// An identity won by telephone, with a telephone its account signs in with: one row each.
struct TelephoneIdentity {
  std::int64_t identity_id = 0;
  std::string person_kind;
  std::int64_t person_id = 0;
  std::string telephone_hash;
};
KITH_DESCRIBE(TelephoneIdentity, (identity_id, person_kind, person_id, telephone_hash))
std::vector<TelephoneIdentity> telephone_identities(db::Session& session, std::int64_t tenant_id);

}  // namespace kith::access
