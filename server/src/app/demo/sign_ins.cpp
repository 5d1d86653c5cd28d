// SPDX-License-Identifier: Apache-2.0
#include "app/demo/sign_ins.hpp"

#include <map>

#include "app/demo/demo_fact.hpp"
#include "people/identity.hpp"
#include "platform/access/account_store.hpp"
#include "platform/secrets/telephone.hpp"

namespace kith::demo {
namespace {

using access::LoginKind;
using people::PersonKind;

class Issuer {
 public:
  Issuer(db::Tx& tx, std::int64_t school_id, const Issuing& issuing)
      : tx_(tx), school_id_(school_id), issuing_(issuing) {}

  // An account known by name, and by telephone where there is one.
  std::int64_t account(const std::string& name, const std::string& telephone) {
    auto id = access::create_account(tx_, issuing_.password_hash, false, issuing_.now);
    access::add_login(tx_, id, {LoginKind::kName, name});
    if (!telephone.empty())
      access::add_login(tx_, id,
                        {LoginKind::kTelephone, secrets::telephone_hash(issuing_.sealer, telephone)});
    return id;
  }

  void be(std::int64_t account_id, PersonKind kind, std::int64_t person_id, std::int64_t tenant_id) {
    auto person = issuing_.identities.find_person(tx_, {tenant_id, to_text(kind), person_id});
    if (person) access::add_identity(tx_, account_id, *person, access::Proof::kInvented);
  }

  // One account, however many parts of the cast a member of staff has.
  std::int64_t staff(const StaffMember& member) {
    auto [issued, is_new] = staff_accounts_.try_emplace(member.id);
    if (is_new) {
      issued->second = account(member.name, member.telephone);
      be(issued->second, PersonKind::kStaff, member.id, school_id_);
    }
    return issued->second;
  }

  void guardian(const Guardian& guardian) {
    be(account(guardian.name, guardian.telephone), PersonKind::kGuardian, guardian.id, school_id_);
  }

 private:
  db::Tx& tx_;
  std::int64_t school_id_;
  const Issuing& issuing_;
  std::map<std::int64_t, std::int64_t> staff_accounts_;
};

}  // namespace

void issue_to_cast(db::Tx& tx, const SchoolPeople& school, const Cast& cast, std::int64_t officer_id,
                   const std::string& officer_name, const Issuing& issuing) {
  using people::Post;
  Issuer issuer(tx, school.plan.school_id, issuing);
  auto give = [&](std::optional<std::size_t> staff) {
    if (staff) issuer.staff(school.staff[*staff]);
  };
  if (cast.parent_of_two) issuer.guardian(school.guardians[*cast.parent_of_two]);
  if (cast.grandparent) issuer.guardian(school.guardians[*cast.grandparent]);
  give(cast.homeroom);
  give(cast.subject_teacher);
  give(cast.grade_head);
  for (auto post :
       {Post::kMoralDirector, Post::kTeachingDirector, Post::kPsychologyTeacher, Post::kPrincipal})
    give(holder_of(school, post));
  issuer.be(issuer.account(officer_name, ""), PersonKind::kDistrictOfficer, officer_id, 0);
  if (!cast.teacher_and_parent) return;
  auto account_id = issuer.staff(school.staff[cast.teacher_and_parent->staff]);
  issuer.be(account_id, PersonKind::kGuardian, school.guardians[cast.teacher_and_parent->guardian].id,
            school.plan.school_id);
}

void issue_to_principal(db::Tx& tx, const SchoolPeople& school, const Issuing& issuing) {
  Issuer(tx, school.plan.school_id, issuing)
      .staff(school.staff[*holder_of(school, people::Post::kPrincipal)]);
}

std::vector<DemoSignIn> demo_sign_ins(db::Db& db, people::Identities& identities) {
  return db.read([&](db::Session& session) {
    std::vector<DemoSignIn> found;
    if (!holds_demo(session)) return found;
    auto first = access::invented_identities(session);
    std::vector<access::PersonRef> people;
    for (const auto& identity : first) people.push_back(identity.ref());
    auto names = identities.names_of(session, people);
    for (std::size_t i = 0; i < first.size(); ++i)
      found.push_back({names[i].tenant_name, names[i].person_name, first[i].roles});
    return found;
  });
}

}  // namespace kith::demo
