// SPDX-License-Identifier: Apache-2.0
// Ways in without a password: printed slips and codes sent to a telephone.
#include "platform/access/access_kit.hpp"

namespace kith::access {
namespace {

using kit::Browser, kit::parent, kit::teacher, kit::World;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* kPassword = "river in spring";

std::string code_body(const std::string& code) { return R"({"code":")" + code + R"("})"; }

class JoiningBySlip : public db::BothEngines {
 protected:
  void SetUp() override { world.directory.add(parent(20), "赵强"); }

  std::string print(const Person& person) {
    return world.cases.invitations.print(7, {person.ref}).at(0).code;
  }
  http::Answer join(Browser& who, const std::string& code) {
    return who.send("POST /api/session/invitation", code_body(code));
  }

  World world{db()};
  Browser browser{world};
};

TEST_P(JoiningBySlip, SignsInAsThePersonOnTheSlip) {
  const auto answer = join(browser, print(parent(20)));
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_NE(answer.body.find("赵强"), std::string::npos);
  EXPECT_EQ(browser.send("GET /api/for_parents").body, "20");
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 403);
}

TEST_P(JoiningBySlip, TakesACodeHoweverItIsTyped) {
  auto code = print(parent(20));
  code.erase(5, 1);
  for (char& c : code) c = char(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_EQ(join(browser, " " + code).status, 200);
}

TEST_P(JoiningBySlip, WorksOnce) {
  const auto code = print(parent(20));
  join(browser, code);
  Browser other(world);
  EXPECT_EQ(join(other, code).code(), "access.wrong_code");
  EXPECT_EQ(other.token(), "");
  EXPECT_EQ(join(browser, code).status, 200) << "the holder may scan the slip again";
}

TEST_P(JoiningBySlip, EndsThePersonsOtherSlips) {
  const auto first = print(parent(20)), second = print(parent(20));
  EXPECT_EQ(join(browser, first).status, 200);
  Browser other(world);
  EXPECT_EQ(join(other, second).code(), "access.wrong_code");
}

TEST_P(JoiningBySlip, EndsAfterThirtyDays) {
  const auto code = print(parent(20));
  world.pass(days{30});
  EXPECT_EQ(join(browser, code).code(), "access.wrong_code");
}

TEST_P(JoiningBySlip, IsRefusedWhenThePersonMayNoLongerSignIn) {
  const auto code = print(parent(20));
  world.directory.remove(parent(20).ref);
  EXPECT_EQ(join(browser, code).code(), "access.wrong_code");
}

TEST_P(JoiningBySlip, AddsAnIdentityToTheAccountThatIsSignedIn) {
  world.add_account(teacher(7), "陈静", kPassword);
  browser.sign_in("陈静", kPassword);
  const auto token = browser.token();
  const auto answer = join(browser, print(parent(20)));
  EXPECT_EQ(answer.json().at("identities").as_array().size(), 2u);
  EXPECT_EQ(browser.token(), token);
  browser.act_as(answer.json().at("active_identity_id").as_int64());
  EXPECT_EQ(browser.send("GET /api/for_parents").body, "20");
}

TEST_P(JoiningBySlip, BringsBackTheAccountOfAGuardianWithANewTelephone) {
  const auto first = join(browser, print(parent(20)));
  Browser renewed(world);
  const auto second = join(renewed, print(parent(20)));
  EXPECT_EQ(first.json().at("account_id"), second.json().at("account_id"));
}

TEST_P(JoiningBySlip, NeverOpensTheHoldersOtherIdentities) {
  world.add_account(teacher(7), "陈静", kPassword);
  browser.sign_in("陈静", kPassword);
  join(browser, print(parent(20)));
  Browser other(world);
  const auto answer = join(other, print(parent(20)));
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.json().at("identities").as_array().size(), 1u);
  EXPECT_EQ(answer.body.find("陈静"), std::string::npos);
  EXPECT_EQ(other.send("GET /api/for_teachers").status, 403);
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
}

TEST_P(JoiningBySlip, IsRefusedToAnAddressThatGuesses) {
  const auto code = print(parent(20));
  for (int i = 0; i < 30; ++i) EXPECT_EQ(join(browser, "AAAAA-AAAAA").code(), "access.wrong_code");
  EXPECT_EQ(join(browser, code).code(), "access.too_many_tries");
  Browser elsewhere(world, "198.51.100.7");
  EXPECT_EQ(join(elsewhere, code).status, 200);
}

TEST_P(JoiningBySlip, KeepsNoCodeInTheDatabase) {
  const auto code = print(parent(20));
  const auto hashes = db().read([](db::Session& session) {
    return session.all<std::string>({"test.codes", "select code_hash from invitations"});
  });
  ASSERT_EQ(hashes.size(), 1u);
  EXPECT_EQ(hashes[0].find(code.substr(0, 5)), std::string::npos);
}

KITH_BOTH_ENGINES(JoiningBySlip);

class JoiningByTelephone : public db::BothEngines {
 protected:
  void SetUp() override { world.directory.add(parent(20), "赵强", kNumber); }

  http::Answer ask(Browser& who, const std::string& telephone) {
    return who.send("POST /api/session/code", R"({"telephone":")" + telephone + R"("})");
  }
  http::Answer confirm(Browser& who, const std::string& telephone, const std::string& code) {
    return who.send("POST /api/session/code/confirmation",
                    R"({"telephone":")" + telephone + R"(","code":")" + code + R"("})");
  }
  std::string sent(const std::string& telephone) { return world.codes.sent[telephone]; }
  // Never the code that was sent.
  std::string wrong(const std::string& telephone) {
    return sent(telephone) == "000000" ? "000001" : "000000";
  }

  static constexpr const char* kNumber = "13800000001";
  World world{db()};
  Browser browser{world};
};

TEST_P(JoiningByTelephone, SignsInEverybodyWithThisTelephone) {
  world.directory.add(parent(21, 2), "赵强", kNumber);
  EXPECT_EQ(ask(browser, "138 0000 0001").status, 204);
  const auto answer = confirm(browser, kNumber, sent(kNumber));
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json().at("identities").as_array().size(), 2u);
  EXPECT_EQ(browser.send("GET /api/for_parents").body, "20");
}

TEST_P(JoiningByTelephone, ComesBackToTheSameAccount) {
  ask(browser, kNumber);
  const auto first = confirm(browser, kNumber, sent(kNumber));
  Browser other(world);
  ask(other, kNumber);
  const auto second = confirm(other, kNumber, sent(kNumber));
  EXPECT_EQ(first.json().at("account_id"), second.json().at("account_id"));
}

TEST_P(JoiningByTelephone, FindsTheAccountASlipMade) {
  const auto code = world.cases.invitations.print(7, {parent(20).ref}).at(0).code;
  const auto joined = browser.send("POST /api/session/invitation", code_body(code));
  Browser other(world);
  ask(other, kNumber);
  EXPECT_EQ(confirm(other, kNumber, sent(kNumber)).json().at("account_id"), joined.json().at("account_id"));
}

TEST_P(JoiningByTelephone, AnswersAlikeForAnUnknownTelephone) {
  const auto known = ask(browser, kNumber), unknown = ask(browser, "13900000009");
  EXPECT_EQ(unknown.status, known.status);
  EXPECT_EQ(unknown.body, known.body);
  EXPECT_FALSE(world.codes.sent.contains("13900000009"));
  const auto wrong_known = confirm(browser, kNumber, wrong(kNumber)),
             wrong_unknown = confirm(browser, "13900000009", "000000");
  EXPECT_EQ(wrong_known.code(), "access.wrong_code");
  EXPECT_EQ(wrong_unknown.body, wrong_known.body);
}

TEST_P(JoiningByTelephone, NeverTellsTheCodeToTheBrowser) {
  const auto asked = ask(browser, kNumber);
  EXPECT_EQ(asked.body, "");
  EXPECT_EQ(sent(kNumber).size(), 6u);
}

TEST_P(JoiningByTelephone, TakesACodeOnce) {
  ask(browser, kNumber);
  const auto code = sent(kNumber);
  EXPECT_EQ(confirm(browser, kNumber, code).status, 200);
  Browser other(world);
  EXPECT_EQ(confirm(other, kNumber, code).code(), "access.wrong_code");
}

TEST_P(JoiningByTelephone, TakesNoCodeAfterFiveMinutes) {
  ask(browser, kNumber);
  world.pass(minutes{5});
  EXPECT_EQ(confirm(browser, kNumber, sent(kNumber)).code(), "access.wrong_code");
}

TEST_P(JoiningByTelephone, TakesNotEvenTheRightCodeAfterFiveWrongOnes) {
  ask(browser, kNumber);
  for (int i = 0; i < 5; ++i) confirm(browser, kNumber, wrong(kNumber));
  EXPECT_EQ(confirm(browser, kNumber, sent(kNumber)).code(), "access.wrong_code");
}

TEST_P(JoiningByTelephone, TakesTheNewestCodeOnly) {
  ask(browser, kNumber);
  const auto first = sent(kNumber);
  ask(browser, kNumber);
  ASSERT_NE(first, sent(kNumber));
  EXPECT_EQ(confirm(browser, kNumber, first).code(), "access.wrong_code");
  EXPECT_EQ(confirm(browser, kNumber, sent(kNumber)).status, 200);
}

TEST_P(JoiningByTelephone, SendsFiveCodesAnHourAtMost) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ask(browser, kNumber).status, 204);
  EXPECT_EQ(ask(browser, kNumber).status, 429);
  Browser elsewhere(world, "198.51.100.7");
  EXPECT_EQ(ask(elsewhere, kNumber).status, 429);
}

TEST_P(JoiningByTelephone, StopsAPatientGuesser) {
  int taken = 0;
  for (int hour = 0; hour < 8; ++hour) {
    ask(browser, kNumber);
    for (int i = 0; i < 5; ++i)
      taken += confirm(browser, kNumber, wrong(kNumber)).code() == "access.wrong_code" ? 1 : 0;
    world.pass(hours{1});
  }
  EXPECT_EQ(taken, 20);
}

TEST_P(JoiningByTelephone, DoesNotOpenAnAccountThatOnceHadTheNumber) {
  world.add_account(teacher(7), "陈静", kPassword, "13700000002");
  world.directory.remove(teacher(7).ref);
  world.directory.add(teacher(7), "陈静", "13600000003");
  world.directory.add(parent(22), "孙丽", "13700000002");
  ask(browser, "13700000002");
  const auto answer = confirm(browser, "13700000002", sent("13700000002"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body.find("陈静"), std::string::npos);
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 403);
}

TEST_P(JoiningByTelephone, LetsAForgottenPasswordBeReplacedForAQuarterOfAnHour) {
  world.add_account(teacher(7), "陈静", kPassword, "13700000002");
  const auto replace = [&] {
    return browser.send("POST /api/session/password",
                        R"({"old_password":"","new_password":"river in autumn"})");
  };
  ask(browser, "13700000002");
  confirm(browser, "13700000002", sent("13700000002"));
  world.pass(minutes{15});
  EXPECT_EQ(replace().code(), "access.wrong_password");
  ask(browser, "13700000002");
  confirm(browser, "13700000002", sent("13700000002"));
  EXPECT_EQ(replace().status, 204);
  EXPECT_EQ(Browser(world).sign_in("陈静", "river in autumn").status, 200);
}

TEST_P(JoiningByTelephone, RefusesWhatIsNoTelephone) {
  EXPECT_EQ(ask(browser, "not a number").code(), "access.not_a_telephone");
}

KITH_BOTH_ENGINES(JoiningByTelephone);

}  // namespace
}  // namespace kith::access
