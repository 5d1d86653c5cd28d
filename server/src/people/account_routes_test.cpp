// SPDX-License-Identifier: Apache-2.0
// Slips and first passwords: who may have them, and that they open the right person.
#include "people/account_routes.hpp"

#include <regex>

#include "people/identities.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/access/account_store.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/pdf/pdf_kit.hpp"

namespace kith::people {
namespace {

class SilentSender : public access::CodeSender {
  void send(std::string_view, std::string_view) override {}
};

class Accounts : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) { cast.emplace(tx); });
  }

  std::string slips(std::int64_t class_id, const std::string& more = "") {
    return R"({"class_id":)" + std::to_string(class_id) + R"(,"origin":"https://school.example")" + more +
           "}";
  }
  std::string code_for(std::int64_t guardian_id) {
    const auto sheet = printer.print(kit::as_staff(cast->principal, kPrincipal),
                                     {cast->school_class, "https://school.example", true});
    for (const auto& slip : sheet.value().slips)
      if (slip.guardian_id == guardian_id) return slip.code;
    return {};
  }
  std::string password_of(const std::vector<StaffAccount>& list, std::int64_t staff_id) {
    for (const auto& account : list)
      if (account.staff_id == staff_id) return account.first_password.value_or("none");
    return {};
  }
  void set_telephone(std::int64_t staff_id, const std::string& hash) {
    db().write([&](db::Tx& tx) {
      tx.exec({"test.set_telephone", "update staff set telephone_hash = :hash where id = :id"},
              {{"hash", hash}, {"id", staff_id}});
    });
  }
  std::size_t identities_of_account_with(std::int64_t staff_id) {
    return db().read([&](db::Session& session) {
      const auto identity = access::identity_of_person(session, {tenant_of(staff_id), "staff", staff_id});
      return access::identities_of(session, identity.value().account_id).size();
    });
  }

  FixedClock clock{SystemClock().at(make_date(2026, 11, 20), 9 * 60)};
  secrets::SeededRandom random{5};
  secrets::Sealer sealer{secrets::FieldKey{4}, random};
  secrets::Passwords passwords{secrets::kQuickest, secrets::kQuickest};
  Identities directory{clock};
  SilentSender sender;
  access::Attempts attempts{db(), clock, sealer};
  access::Needs needs{db(), clock, random, sealer, passwords, attempts, directory, sender};
  access::Sessions sessions{needs};
  access::Invitations invitations{needs};
  InvitationSlips printer{db(), clock, invitations};
  StaffAccounts accounts{db(), clock, random, passwords};
  http::RouterKit router{account_routes(printer, accounts)};
  std::optional<kit::TwoSchools> cast;
};

TEST_P(Accounts, GiveSlipsToWhoeverMayInviteTheClass) {
  const std::string print = "POST /api/invitations/slips";
  const auto third = slips(cast->school_class);
  router.check({
      {.name = "the homeroom teacher, without the barred father",
       .as = cast->as_homeroom(),
       .request = print,
       .body = third,
       .status = 200,
       .body_has = {"周敏", "李小雨", "钱桂兰", "<svg", "三年级"},
       .body_lacks = {"李国强", "陶静", "school.example"}},
      {.name = "the principal",
       .as = cast->as_principal(),
       .request = print,
       .body = third,
       .status = 200,
       .body_has = {"周敏"}},
      {.name = "another class's homeroom teacher",
       .as = cast->as_other_homeroom(),
       .request = print,
       .body = third,
       .status = 404,
       .body_lacks = {"周敏"}},
      {.name = "a grade head",
       .as = cast->as_third_grade_head(),
       .request = print,
       .body = third,
       .status = 403},
      {.name = "a guardian", .as = cast->as_li_mother(), .request = print, .body = third, .status = 403},
      {.name = "another school's principal",
       .as = cast->as_principal_elsewhere(),
       .request = print,
       .body = third,
       .status = 404,
       .body_lacks = {"周敏"}},
      {.name = "the district", .as = cast->as_officer(), .request = print, .body = third, .status = 403},
      {.name = "nobody", .request = print, .body = third, .status = 401},
      {.name = "an address that is none",
       .as = cast->as_homeroom(),
       .request = print,
       .body = R"({"class_id":)" + std::to_string(cast->school_class) + R"(,"origin":"javascript:alert"})",
       .status = 422},
  });
}

TEST_P(Accounts, PrintSlipsOnPaperForTheSamePeopleOnly) {
  const std::string print = "POST /api/invitations/slips/paper";
  const auto third = slips(cast->school_class);
  router.check({
      {.name = "the homeroom teacher",
       .as = cast->as_homeroom(),
       .request = print,
       .body = third,
       .status = 200,
       .body_has = {"%PDF-1.5"}},
      {.name = "another class's homeroom teacher",
       .as = cast->as_other_homeroom(),
       .request = print,
       .body = third,
       .status = 404,
       .body_lacks = {"%PDF"}},
      {.name = "a guardian",
       .as = cast->as_li_mother(),
       .request = print,
       .body = third,
       .status = 403,
       .body_lacks = {"%PDF"}},
      {.name = "another school's principal",
       .as = cast->as_principal_elsewhere(),
       .request = print,
       .body = third,
       .status = 404,
       .body_lacks = {"%PDF"}},
      {.name = "nobody", .request = print, .body = third, .status = 401},
  });
}

TEST_P(Accounts, AreOpenedByTheCodeOnThePaper) {
  const auto homeroom = kit::as_staff(cast->homeroom, kHomeroom);
  const auto bytes = printer.print_on_paper(homeroom, {cast->school_class, "https://school.example", {}, {}});
  ASSERT_TRUE(bytes) << bytes.error().code;
  const auto text = pdf::kit::Printed(*bytes).text();
  for (const auto* word :
       {"三年级", "李小雨", "妈妈", "周敏", "钱桂兰", "school.example/join", "2026年12月20日"})
    EXPECT_NE(text.find(word), std::string::npos) << word << " is missing in " << text;
  // The barred father has no slip.
  EXPECT_EQ(text.find("李国强"), std::string::npos);
  std::smatch code;
  ASSERT_TRUE(std::regex_search(text, code, std::regex("[0-9A-Z]{5}-[0-9A-Z]{5}"))) << text;
  EXPECT_TRUE(invitations.accept({}, code[0]));
}

TEST_P(Accounts, ArePrintedOnPaperInEnglishToo) {
  const auto bytes =
      printer.print_on_paper(kit::as_staff(cast->principal, kPrincipal),
                             {cast->school_class, "https://school.example", {}, Language::kEn});
  const auto text = pdf::kit::Printed(bytes.value()).text();
  for (const auto* word :
       {"Mother", "Code", "Scan, or open school.example/join", "20 December 2026", "Page 1 of 1"})
    EXPECT_NE(text.find(word), std::string::npos) << word << " is missing in " << text;
}

TEST_P(Accounts, LeaveNoPaperWhenEverybodyHasJoined) {
  const auto principal = kit::as_staff(cast->principal, kPrincipal);
  const auto sheet = printer.print(principal, {cast->school_class, "https://school.example", {}});
  for (const auto& slip : sheet.value().slips) ASSERT_TRUE(invitations.accept({}, slip.code));
  const auto bytes =
      printer.print_on_paper(principal, {cast->school_class, "https://school.example", {}, {}});
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, "people.nobody_to_invite");
}

TEST_P(Accounts, OpenTheGuardianOnTheSlip) {
  const auto accepted = invitations.accept({}, code_for(cast->li_mother));
  ASSERT_TRUE(accepted);
  const auto caller = sessions.authenticate(accepted->token, "");
  EXPECT_EQ(caller.person_id, cast->li_mother);
  EXPECT_EQ(caller.roles, kGuardian);
}

TEST_P(Accounts, ArePrintedForThoseWhoHaveNotJoined) {
  ASSERT_TRUE(invitations.accept({}, code_for(cast->li_mother)));
  const std::string print = "POST /api/invitations/slips";
  router.check({
      {.name = "the rest",
       .as = cast->as_homeroom(),
       .request = print,
       .body = slips(cast->school_class),
       .body_has = {"钱桂兰", "\"joined\":1"},
       .body_lacks = {"周敏"}},
      {.name = "everybody when asked",
       .as = cast->as_homeroom(),
       .request = print,
       .body = slips(cast->school_class, R"(,"include_joined":true)"),
       .body_has = {"周敏", "钱桂兰"}},
  });
}

TEST_P(Accounts, PutAGuardianOfTwinsOnOneSlip) {
  db().write([&](db::Tx& tx) { kit::add_sibling(tx, cast->zhao, cast->school_class, {.name = "赵小海"}); });
  const auto sheet = printer.print(kit::as_staff(cast->principal, kPrincipal),
                                   {cast->school_class, "http://localhost:8080", {}});
  ASSERT_TRUE(sheet);
  ASSERT_EQ(sheet->slips.size(), 2u);
  EXPECT_EQ(sheet->slips[1].students, (std::vector<std::string>{"赵大海", "赵小海"}));
}

TEST_P(Accounts, AreMadeOnceForEachMemberOfStaff) {
  const auto first = accounts.ensure(cast->school);
  EXPECT_EQ(first.size(), 4u);
  EXPECT_TRUE(accounts.ensure(cast->school).empty());
  const auto token = sessions.sign_in({}, "何老师", password_of(first, cast->homeroom));
  ASSERT_TRUE(token);
  const auto caller = sessions.authenticate(*token, "");
  EXPECT_EQ(caller.person_id, cast->homeroom);
  EXPECT_EQ(caller.roles, kStaff | kTeacher | kHomeroom);
  EXPECT_TRUE(caller.must_change_password);
}

TEST_P(Accounts, AreNotMadeForStaffWhoLeftOrOfAnotherSchool) {
  const auto gone =
      db().write([&](db::Tx& tx) { return kit::add_staff(tx, cast->school, {.left_on = clock.today()}); });
  for (const auto& account : accounts.ensure(cast->school)) {
    EXPECT_NE(account.staff_id, gone);
    EXPECT_EQ(tenant_of(account.staff_id), cast->school);
  }
}

TEST_P(Accounts, AreSharedByTheTelephoneOfOneWhoTeachesAtTwoSchools) {
  set_telephone(cast->homeroom, "h1");
  set_telephone(cast->homeroom_elsewhere, "h1");
  accounts.ensure(cast->school);
  const auto elsewhere = accounts.ensure(cast->elsewhere);
  EXPECT_EQ(password_of(elsewhere, cast->homeroom_elsewhere), "none");
  EXPECT_EQ(identities_of_account_with(cast->homeroom), 2u);
}

TEST_P(Accounts, StayApartForColleaguesWrittenDownWithOneTelephone) {
  set_telephone(cast->homeroom, "h1");
  set_telephone(cast->principal, "h1");
  const auto made = accounts.ensure(cast->school);
  EXPECT_EQ(identities_of_account_with(cast->homeroom), 1u);
  EXPECT_EQ(identities_of_account_with(cast->principal), 1u);
  EXPECT_NE(password_of(made, cast->homeroom), "none");
  EXPECT_NE(password_of(made, cast->principal), "none");
}

TEST_P(Accounts, GetANewFirstPasswordFromTheDesk) {
  const auto made = accounts.ensure(cast->school);
  const auto token = sessions.sign_in({}, "何老师", password_of(made, cast->homeroom)).value();
  const auto reissued = accounts.reissue(kit::as_staff(cast->principal, kPrincipal), cast->homeroom);
  ASSERT_TRUE(reissued);
  EXPECT_FALSE(sessions.authenticate(token, "").is_signed_in());
  EXPECT_FALSE(sessions.sign_in({}, "何老师", password_of(made, cast->homeroom)));
  EXPECT_TRUE(sessions.sign_in({}, "何老师", *reissued->first_password));
}

TEST_P(Accounts, AreReissuedWithinLimits) {
  set_telephone(cast->homeroom, "h1");
  set_telephone(cast->homeroom_elsewhere, "h1");
  accounts.ensure(cast->school);
  accounts.ensure(cast->elsewhere);
  const auto moral = kit::as_staff(cast->third_grade_head, kMoralEducation);
  const auto refused = [&](const Viewer& viewer, std::int64_t staff_id) {
    const auto answer = accounts.reissue(viewer, staff_id);
    return answer ? std::string() : answer.error().code;
  };
  EXPECT_EQ(refused(moral, cast->principal), "people.principal_only");
  EXPECT_EQ(refused(moral, cast->other_homeroom), "");
  EXPECT_EQ(refused(moral, cast->homeroom), "people.account_elsewhere");
  EXPECT_EQ(refused(moral, cast->principal_elsewhere), "people.no_such_staff");
  router.check({
      {.name = "a teacher may not",
       .as = cast->as_homeroom(),
       .request = "POST /api/staff/" + std::to_string(cast->other_homeroom) + "/first_password",
       .status = 403},
      {.name = "a teacher makes no accounts",
       .as = cast->as_homeroom(),
       .request = "POST /api/staff/accounts",
       .status = 403},
      {.name = "a guardian makes no accounts",
       .as = cast->as_li_mother(),
       .request = "POST /api/staff/accounts",
       .status = 403},
  });
}

KITH_BOTH_ENGINES(Accounts);

}  // namespace
}  // namespace kith::people
