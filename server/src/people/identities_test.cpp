// SPDX-License-Identifier: Apache-2.0
#include "people/identities.hpp"

#include "people/two_schools_kit.hpp"
#include "platform/access/account_store.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::people {
namespace {

const Date kToday = make_date(2026, 11, 20);

TEST(NamingRoles, GivesEachBitItsWordInOrder) {
  EXPECT_EQ(role_names(kGuardian), (std::vector<std::string>{"guardian"}));
  EXPECT_EQ(role_names(kStaff | kHomeroom | kTeacher),
            (std::vector<std::string>{"teacher", "homeroom", "staff"}));
  EXPECT_TRUE(role_names(0).empty());
  EXPECT_EQ(role_names(~0u).size(), 10u);
}

class IdentitiesOfPeople : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) { cast.emplace(tx); });
  }

  access::PersonRef staff_ref(std::int64_t id) { return {tenant_of(id), "staff", id}; }
  access::PersonRef guardian_ref(std::int64_t id) { return {tenant_of(id), "guardian", id}; }

  std::uint32_t roles_of(const access::PersonRef& ref) {
    const auto person = db().read([&](db::Session& session) { return identities.find_person(session, ref); });
    return person ? person->roles : 0;
  }

  void set_telephone(const std::string& table, std::int64_t id, const std::string& hash) {
    const std::string sql = "update " + table + " set telephone_hash = :hash where id = :id";
    db().write([&](db::Tx& tx) { tx.exec({"test.set_telephone", sql}, {{"hash", hash}, {"id", id}}); });
  }

  std::vector<std::int64_t> found_by(const std::string& hash) {
    const auto people =
        db().read([&](db::Session& session) { return identities.people_with_telephone(session, hash); });
    std::vector<std::int64_t> ids;
    for (const auto& person : people) ids.push_back(person.ref.person_id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  // An account that is this person, known by telephone.
  void give_account(const access::PersonRef& ref, access::Proof proof,
                    const std::string& telephone_hash = "h1") {
    db().write([&](db::Tx& tx) {
      const auto account = access::create_account(tx, std::nullopt, false, clock.now());
      access::add_login(tx, account, {access::LoginKind::kTelephone, telephone_hash});
      access::add_identity(tx, account, identities.find_person(tx, ref).value(), proof);
    });
  }

  std::optional<access::Identity> identity_of(const access::PersonRef& ref) {
    return db().read([&](db::Session& session) { return access::identity_of_person(session, ref); });
  }

  void reconcile(std::int64_t school_id) {
    db().write([&](db::Tx& tx) { identities.reconcile(tx, school_id); });
  }

  FixedClock clock{SystemClock().at(kToday, 9 * 60)};
  Identities identities{clock};
  std::optional<kit::TwoSchools> cast;
};

TEST_P(IdentitiesOfPeople, HaveTheRolesOfTheirPostsAndTeachings) {
  EXPECT_EQ(roles_of(staff_ref(cast->homeroom)), kStaff | kTeacher | kHomeroom);
  EXPECT_EQ(roles_of(staff_ref(cast->principal)), kStaff | kPrincipal);
  EXPECT_EQ(roles_of(staff_ref(cast->third_grade_head)), kStaff | kGradeHead);
  EXPECT_EQ(roles_of(guardian_ref(cast->li_mother)), kGuardian);
}

TEST_P(IdentitiesOfPeople, HaveTheRolesOfTodayOnly) {
  const auto staff = db().write([&](db::Tx& tx) {
    const auto id = kit::add_staff(tx, cast->school);
    kit::add_teaching(tx, cast->school_class, id, {.role = "subject", .subject = "math", .until_on = kToday});
    kit::add_post(tx, id, {.post = "moral_director", .since_on = kToday + std::chrono::days{1}});
    kit::add_post(tx, id, {.post = "psychology_teacher", .since_on = kToday});
    return id;
  });
  EXPECT_EQ(roles_of(staff_ref(staff)), kStaff | kPsychology);
  clock.set(clock.at(kToday + std::chrono::days{1}));
  EXPECT_EQ(roles_of(staff_ref(staff)), kStaff | kPsychology | kMoralEducation);
}

TEST_P(IdentitiesOfPeople, AreNotForAGuardianBarredFromEveryChild) {
  EXPECT_EQ(roles_of(guardian_ref(cast->li_barred_father)), 0u);
  db().write([&](db::Tx& tx) { kit::limit_guardian(tx, cast->li, cast->li_barred_father, false, true); });
  EXPECT_EQ(roles_of(guardian_ref(cast->li_barred_father)), kGuardian);
}

TEST_P(IdentitiesOfPeople, AreNotForThoseWhoLeft) {
  const auto gone = db().write([&](db::Tx& tx) {
    kit::leave_school(tx, cast->zhao, kToday);
    return kit::add_staff(tx, cast->school, {.left_on = kToday});
  });
  EXPECT_EQ(roles_of(guardian_ref(cast->zhao_mother)), 0u);
  EXPECT_EQ(roles_of(staff_ref(gone)), 0u);
}

TEST_P(IdentitiesOfPeople, AreNotFoundUnderAnotherSchoolOrKind) {
  EXPECT_EQ(roles_of({cast->elsewhere, "staff", cast->homeroom}), 0u);
  EXPECT_EQ(roles_of({cast->school, "guardian", cast->homeroom}), 0u);
  EXPECT_EQ(roles_of({cast->school, "principal", cast->principal}), 0u);
}

TEST_P(IdentitiesOfPeople, AreFoundByTelephoneInAllSchools) {
  set_telephone("guardians", cast->li_mother, "h1");
  set_telephone("staff", cast->homeroom_elsewhere, "h1");
  set_telephone("guardians", cast->sun_mother, "h2");
  set_telephone("guardians", cast->li_barred_father, "h3");
  EXPECT_EQ(found_by("h1"), (std::vector<std::int64_t>{cast->li_mother, cast->homeroom_elsewhere}));
  EXPECT_TRUE(found_by("h3").empty()) << "a barred guardian";
  EXPECT_TRUE(found_by("h4").empty());
}

TEST_P(IdentitiesOfPeople, AreNamedWithTheirSchool) {
  const auto names = db().read([&](db::Session& session) {
    return identities.names_of(session,
                               {staff_ref(cast->homeroom), guardian_ref(cast->li_mother), {9, "staff", 1}});
  });
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].tenant_name + names[0].person_name, "清河小学何老师");
  EXPECT_EQ(names[1].person_name, "周敏");
  EXPECT_EQ(names[2].person_name, "");
}

TEST_P(IdentitiesOfPeople, FollowAChangedPostOnceReconciled) {
  give_account(staff_ref(cast->homeroom), access::Proof::kIssued);
  db().write([&](db::Tx& tx) { kit::add_post(tx, cast->homeroom, {.post = "vice_principal"}); });
  reconcile(cast->school);
  EXPECT_EQ(identity_of(staff_ref(cast->homeroom))->roles, kStaff | kTeacher | kHomeroom | kPrincipal);
}

TEST_P(IdentitiesOfPeople, EndWithTheLastRightToAChild) {
  give_account(guardian_ref(cast->li_mother), access::Proof::kInvitation);
  give_account(guardian_ref(cast->zhao_mother), access::Proof::kInvitation, "h2");
  db().write([&](db::Tx& tx) { kit::limit_guardian(tx, cast->li, cast->li_mother, false, false); });
  reconcile(cast->school);
  EXPECT_FALSE(identity_of(guardian_ref(cast->li_mother)));
  EXPECT_TRUE(identity_of(guardian_ref(cast->zhao_mother)));
}

TEST_P(IdentitiesOfPeople, EndWhenWonByATelephoneThatIsNoLongerOnRecord) {
  set_telephone("guardians", cast->li_mother, "h1");
  set_telephone("guardians", cast->zhao_mother, "h2");
  give_account(guardian_ref(cast->li_mother), access::Proof::kTelephone, "h1");
  give_account(guardian_ref(cast->zhao_mother), access::Proof::kTelephone, "h2");
  give_account(guardian_ref(cast->sun_mother), access::Proof::kInvitation, "h8");
  set_telephone("guardians", cast->li_mother, "h9");
  reconcile(cast->school);
  EXPECT_FALSE(identity_of(guardian_ref(cast->li_mother)));
  EXPECT_TRUE(identity_of(guardian_ref(cast->zhao_mother)));
  EXPECT_TRUE(identity_of(guardian_ref(cast->sun_mother))) << "joined by slip, not by telephone";
}

TEST_P(IdentitiesOfPeople, AreLeftAloneByAnotherSchoolsReconciling) {
  give_account(staff_ref(cast->homeroom), access::Proof::kIssued);
  reconcile(cast->elsewhere);
  EXPECT_TRUE(identity_of(staff_ref(cast->homeroom)));
}

KITH_BOTH_ENGINES(IdentitiesOfPeople);

}  // namespace
}  // namespace kith::people
