// SPDX-License-Identifier: Apache-2.0
#include "platform/access/account_store.hpp"

namespace kith::access {
namespace {

constexpr db::Sql kAccountsOfLogin{"accounts.of_login",
                                   "select a.id, a.password_hash, a.must_change_password from logins l"
                                   " join accounts a on a.id = l.account_id"
                                   " where l.kind = :kind and l.value = :value order by a.id limit 8"};
constexpr db::Sql kFindAccount{"accounts.find",
                               "select id, password_hash, must_change_password from accounts where id = :id"};
constexpr db::Sql kLoginsOf{"logins.of_account",
                            "select kind, value from logins where account_id = :account_id"};
constexpr db::Sql kCreateAccount{"accounts.create",
                                 "insert into accounts (id, password_hash, must_change_password, created_at)"
                                 " values (:id, :password_hash, :must_change_password, :created_at)"};
constexpr db::Sql kSetPassword{"accounts.set_password",
                               "update accounts set password_hash = :password_hash,"
                               " must_change_password = :must_change_password where id = :id"};
constexpr db::Sql kAddLogin{"logins.add",
                            "insert into logins (kind, value, account_id) values (:kind, :value, :account_id)"
                            " on conflict do nothing"};
constexpr db::Sql kIdentitiesOf{
    "identities.of_account",
    "select id, account_id, tenant_id, person_kind, person_id, roles from identities"
    " where account_id = :account_id order by id"};
constexpr db::Sql kInventedIdentities{
    "identities.invented",
    "select i.id, i.account_id, i.tenant_id, i.person_kind, i.person_id, i.roles from identities i"
    " where not exists (select 1 from identities o where o.account_id = i.account_id and o.proof <> "
    "'invented')"
    " order by i.id limit 40"};
constexpr db::Sql kIdentityOfPerson{
    "identities.of_person",
    "select id, account_id, tenant_id, person_kind, person_id, roles from identities"
    " where tenant_id = :tenant_id and person_kind = :person_kind"
    " and person_id = :person_id"};
constexpr db::Sql kAddIdentity{
    "identities.add",
    "insert into identities"
    " (id, account_id, tenant_id, person_kind, person_id, roles, proof)"
    " values (:id, :account_id, :tenant_id, :person_kind, :person_id, :roles, :proof)"
    " on conflict (tenant_id, person_kind, person_id) do nothing"};
constexpr db::Sql kMoveIdentity{
    "identities.move", "update identities set account_id = :account_id, proof = :proof where id = :id"};
constexpr db::Sql kIdentitiesOfTenant{
    "identities.of_tenant",
    "select id, account_id, tenant_id, person_kind, person_id, roles from identities"
    " where tenant_id = :tenant_id order by id"};
constexpr db::Sql kSetRoles{"identities.set_roles", "update identities set roles = :roles where id = :id"};
constexpr db::Sql kRemoveIdentity{"identities.remove", "delete from identities where id = :id"};
constexpr db::Sql kTelephoneIdentities{
    "identities.by_telephone",
    "select i.id, i.person_kind, i.person_id, l.value from identities i"
    " join logins l on l.account_id = i.account_id and l.kind = 'telephone'"
    " where i.tenant_id = :tenant_id and i.proof = 'telephone' order by i.id"};

db::Args args_of_person(const PersonRef& person) {
  return {
      {"tenant_id", person.tenant_id}, {"person_kind", person.person_kind}, {"person_id", person.person_id}};
}

}  // namespace

std::vector<Account> accounts_of_login(db::Session& session, const Login& login) {
  return session.all<Account>(kAccountsOfLogin, db::args_of(login));
}

std::optional<Account> find_account(db::Session& session, std::int64_t account_id) {
  return session.maybe<Account>(kFindAccount, {{"id", account_id}});
}

std::vector<Login> logins_of(db::Session& session, std::int64_t account_id) {
  return session.all<Login>(kLoginsOf, {{"account_id", account_id}});
}

std::int64_t create_account(db::Tx& tx, const std::optional<std::string>& password_hash,
                            bool must_change_password, Instant now) {
  const std::int64_t id = tx.take_ids(0);
  tx.exec(kCreateAccount, {{"id", id},
                           {"password_hash", password_hash},
                           {"must_change_password", must_change_password},
                           {"created_at", now}});
  return id;
}

void set_password(db::Tx& tx, std::int64_t account_id, const std::string& password_hash,
                  bool must_change_password) {
  tx.exec(
      kSetPassword,
      {{"id", account_id}, {"password_hash", password_hash}, {"must_change_password", must_change_password}});
}

void add_login(db::Tx& tx, std::int64_t account_id, const Login& login) {
  auto args = db::args_of(login);
  args.emplace_back("account_id", account_id);
  tx.exec(kAddLogin, args);
}

std::vector<Identity> identities_of(db::Session& session, std::int64_t account_id) {
  return session.all<Identity>(kIdentitiesOf, {{"account_id", account_id}});
}

std::vector<Identity> invented_identities(db::Session& session) {
  return session.all<Identity>(kInventedIdentities);
}

std::optional<Identity> identity_of_person(db::Session& session, const PersonRef& person) {
  return session.maybe<Identity>(kIdentityOfPerson, args_of_person(person));
}

bool add_identity(db::Tx& tx, std::int64_t account_id, const Person& person, Proof proof) {
  auto args = args_of_person(person.ref);
  args.emplace_back("id", tx.take_ids(0));
  args.emplace_back("account_id", account_id);
  args.emplace_back("roles", person.roles);
  args.emplace_back("proof", proof);
  return tx.exec(kAddIdentity, args) == 1;
}

void move_identity(db::Tx& tx, std::int64_t identity_id, std::int64_t to_account_id, Proof proof) {
  tx.exec(kMoveIdentity, {{"id", identity_id}, {"account_id", to_account_id}, {"proof", proof}});
}

std::vector<Identity> identities_of_tenant(db::Session& session, std::int64_t tenant_id) {
  return session.all<Identity>(kIdentitiesOfTenant, {{"tenant_id", tenant_id}});
}

void set_roles(db::Tx& tx, std::int64_t identity_id, std::uint32_t roles) {
  tx.exec(kSetRoles, {{"id", identity_id}, {"roles", roles}});
}

void remove_identity(db::Tx& tx, std::int64_t identity_id) {
  tx.exec(kRemoveIdentity, {{"id", identity_id}});
}

std::vector<TelephoneIdentity> telephone_identities(db::Session& session, std::int64_t tenant_id) {
  return session.all<TelephoneIdentity>(kTelephoneIdentities, {{"tenant_id", tenant_id}});
}

}  // namespace kith::access
