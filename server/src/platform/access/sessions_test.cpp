// SPDX-License-Identifier: Apache-2.0
#include "platform/access/access_kit.hpp"
#include "platform/secrets/field_key.hpp"

namespace kith::access {
namespace {

using kit::Browser, kit::parent, kit::teacher, kit::World;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* kRight = "river in spring";
constexpr const char* kPasswordRoute = "POST /api/session/password";

class SigningIn : public db::BothEngines {
 protected:
  World world{db()};
  Browser browser{world};
};

TEST_P(SigningIn, OpensASessionThatIsKnownAgain) {
  world.add_account(teacher(7), "陈静", kRight, "13800000001");
  auto answer = browser.sign_in("陈静", kRight);
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_NE(answer.body.find("\"person_name\":\"陈静\""), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find("\"tenant_name\":\"School 1\""), std::string::npos);
  EXPECT_NE(answer.body.find("\"district_name\":\"清河区\""), std::string::npos);
  EXPECT_NE(answer.body.find("\"roles\":[\"bits_514\"]"), std::string::npos);
  EXPECT_EQ(browser.send("GET /api/for_teachers").body, "7");
}

TEST_P(SigningIn, TakesTheTelephoneInAnyWriting) {
  world.add_account(teacher(7), "陈静", kRight, "13800000001");
  EXPECT_EQ(browser.sign_in("+86 138 0000 0001", kRight).status, 200);
  EXPECT_EQ(browser.sign_in(" 陈静 ", kRight).status, 200);
}

TEST_P(SigningIn, AnswersAlikeForAWrongPasswordAndAnUnknownPerson) {
  world.add_account(teacher(7), "陈静", kRight, "13800000001");
  const auto wrong = browser.sign_in("13800000001", "wrong password");
  const auto unknown = browser.sign_in("13900000009", "wrong password");
  const auto stranger = browser.sign_in("王五", "wrong password");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.code(), "access.wrong_login");
  EXPECT_EQ(unknown.body, wrong.body);
  EXPECT_EQ(stranger.body, wrong.body);
  EXPECT_EQ(browser.token(), "");
}

TEST_P(SigningIn, TellsColleaguesOfOneNameApartByTheirPasswords) {
  world.add_account(teacher(7), "王芳", kRight);
  world.add_account(teacher(8), "王芳", "another river");
  EXPECT_EQ(browser.sign_in("王芳", "another river").status, 200);
  EXPECT_EQ(browser.send("GET /api/for_teachers").body, "8");
  EXPECT_EQ(browser.sign_in("王芳", "no river").code(), "access.wrong_login");
}

TEST_P(SigningIn, AsksForTheTelephoneWhenNameAndPasswordFitTwo) {
  world.add_account(teacher(7), "王芳", kRight, "13800000001");
  world.add_account(teacher(8), "王芳", kRight);
  EXPECT_EQ(browser.sign_in("王芳", kRight).code(), "access.name_is_shared");
  EXPECT_EQ(browser.sign_in("13800000001", kRight).status, 200);
}

TEST_P(SigningIn, IsRefusedAfterTenWrongPasswordsEvenWithTheRightOne) {
  world.add_account(teacher(7), "陈静", kRight);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(browser.sign_in("陈静", "wrong password").status, 401);
  const auto refused = Browser(world, "198.51.100.7").sign_in("陈静", kRight);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "access.too_many_tries");
  EXPECT_NE(refused.body.find("\"retry_after\":\""), std::string::npos) << refused.body;
  world.pass(minutes{31});
  EXPECT_EQ(browser.sign_in("陈静", kRight).status, 200);
}

TEST_P(SigningIn, CountsTriesOfUnknownPeopleTheSame) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(browser.sign_in("王五", "wrong password").status, 401);
  EXPECT_EQ(browser.sign_in("王五", "wrong password").status, 429);
}

TEST_P(SigningIn, IsRefusedToAnAddressThatGuessesForManyNames) {
  world.add_account(teacher(7), "陈静", kRight);
  for (int i = 0; i < 100; ++i) browser.sign_in("name " + std::to_string(i), "wrong password");
  EXPECT_EQ(browser.sign_in("陈静", kRight).status, 429);
  EXPECT_EQ(Browser(world, "198.51.100.7").sign_in("陈静", kRight).status, 200);
}

TEST_P(SigningIn, NeverRunsOutWithTheRightPassword) {
  world.add_account(teacher(7), "陈静", kRight);
  for (int i = 0; i < 12; ++i) EXPECT_EQ(browser.sign_in("陈静", kRight).status, 200);
}

TEST_P(SigningIn, StoresNoTokenNoTelephoneAndNoAddress) {
  world.add_account(teacher(7), "陈静", kRight, "13800000001");
  browser.sign_in("13800000001", kRight);
  browser.sign_in("13800000001", "wrong password");
  const auto texts = db().read([](db::Session& session) {
    return session.all<std::string>({"test.texts",
                                     "select token_hash from sessions union all select subject from attempts"
                                     " union all select value from logins"});
  });
  ASSERT_GE(texts.size(), 4u);
  for (const auto& text : texts) {
    EXPECT_EQ(text.find(browser.token()), std::string::npos);
    EXPECT_EQ(text.find("13800000001"), std::string::npos);
    EXPECT_EQ(text.find("192.0.2.1"), std::string::npos);
  }
}

TEST_P(SigningIn, EndsTheSessionTheBrowserHadBefore) {
  world.add_account(teacher(7), "陈静", kRight);
  browser.sign_in("陈静", kRight);
  Browser old(world);
  old.steal(browser.token());
  browser.sign_in("陈静", kRight);
  EXPECT_EQ(old.send("GET /api/for_teachers").status, 401);
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
}

KITH_BOTH_ENGINES(SigningIn);

class ASession : public db::BothEngines {
 protected:
  void SetUp() override {
    account_id = world.add_account(teacher(7), "陈静", kRight);
    browser.sign_in("陈静", kRight);
  }
  World world{db()};
  Browser browser{world};
  std::int64_t account_id = 0;
};

TEST_P(ASession, EndsAtOnceWhenItIsSignedOut) {
  const auto answer = browser.send("DELETE /api/session");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("\"account_id\":null"), std::string::npos) << answer.body;
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 401);
}

TEST_P(ASession, EndsAtOnceWhenItIsRevokedFromAnotherDevice) {
  Browser lost(world);
  lost.sign_in("陈静", kRight);
  ASSERT_EQ(lost.send("GET /api/for_teachers").status, 200);
  const auto devices = browser.send("GET /api/session/devices").json().at("devices").as_array();
  ASSERT_EQ(devices.size(), 2u);
  for (const auto& device : devices) {
    EXPECT_EQ(device.at("device").as_string(), "chrome android");
    if (device.at("is_this").as_bool()) continue;
    EXPECT_EQ(
        browser.send("DELETE /api/session/devices/" + std::to_string(device.at("id").as_int64())).status,
        204);
  }
  EXPECT_EQ(lost.send("GET /api/for_teachers").status, 401);
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
}

TEST_P(ASession, TellsWhenOneOfTheAccountHasEnded) {
  const auto account_id = browser.send("GET /api/session").json().at("account_id").as_int64();
  EXPECT_EQ(world.ended, std::vector<std::int64_t>{});
  browser.send("DELETE /api/session");
  EXPECT_EQ(world.ended, std::vector<std::int64_t>{account_id});
}

TEST_P(ASession, IsNotRevokedByAnotherAccount) {
  world.add_account(teacher(8), "李敏", kRight);
  Browser other(world);
  other.sign_in("李敏", kRight);
  const auto mine = browser.send("GET /api/session/devices").json().at("devices").at(0).at("id").as_int64();
  EXPECT_EQ(other.send("DELETE /api/session/devices/" + std::to_string(mine)).status, 404);
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
}

TEST_P(ASession, LastsThirtyDaysFromWhenItWasLastSeen) {
  world.pass(days{29});
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
  world.pass(days{29});
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
  world.pass(days{31});
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 401);
}

TEST_P(ASession, EndsInTimeAlsoWhenNothingIsWrittenMeanwhile) {
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
  world.pass(days{31});
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 401);
}

TEST_P(ASession, WritesThatItWasSeenAtMostEveryTenMinutes) {
  const auto seen_at = [&] {
    return world.db
        .read([&](db::Session& session) { return open_sessions(session, account_id, world.clock.now()); })
        .at(0)
        .seen_at;
  };
  world.pass(minutes{9});
  browser.send("GET /api/session");
  EXPECT_EQ(seen_at(), kit::kMorning);
  world.pass(minutes{1});
  browser.send("GET /api/session");
  EXPECT_EQ(seen_at(), kit::kMorning + minutes{10});
}

TEST_P(ASession, ActsAsOneOfTheAccountsIdentitiesOnly) {
  const auto other_account = world.add_account(parent(20), "赵强", kRight);
  const auto identity_of = [&](std::int64_t account) {
    return db().read([&](db::Session& session) { return identities_of(session, account).at(0).id; });
  };
  const auto own = identity_of(account_id), of_another = identity_of(other_account);
  browser.act_as(own);
  EXPECT_EQ(browser.send("GET /api/for_teachers").body, "7");
  browser.act_as(of_another);
  EXPECT_EQ(browser.send("GET /api/for_parents").status, 403);
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 403);
  const auto state = browser.send("GET /api/session");
  EXPECT_NE(state.body.find("\"active_identity_id\":null"), std::string::npos);
  EXPECT_EQ(state.body.find("赵强"), std::string::npos);
}

TEST_P(ASession, KnowsNobodyByAMadeUpToken) {
  browser.steal("made-up");
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 401);
  browser.steal("' or 1=1 --");
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 401);
}

TEST_P(ASession, TellsAStrangerOnlyTheDistrictsName) {
  const auto state = Browser(world).send("GET /api/session");
  EXPECT_EQ(state.status, 200);
  EXPECT_NE(state.body.find("清河区"), std::string::npos);
  EXPECT_EQ(state.body.find("陈静"), std::string::npos);
  EXPECT_NE(state.body.find("\"identities\":[]"), std::string::npos);
}

TEST_P(ASession, IsForgottenLongAfterItsEnd) {
  browser.send("DELETE /api/session");
  EXPECT_EQ(world.cases.sessions.forget_old(), 0);
  world.pass(days{91});
  EXPECT_GT(world.cases.sessions.forget_old(), 0);
}

KITH_BOTH_ENGINES(ASession);

class ChangingThePassword : public db::BothEngines {
 protected:
  http::Answer change(Browser& who, const std::string& from, const std::string& to) {
    return who.send(kPasswordRoute, R"({"old_password":")" + from + R"(","new_password":")" + to + R"("})");
  }
  World world{db()};
  Browser browser{world};
};

TEST_P(ChangingThePassword, IsAllAnAccountWithAFirstPasswordMayDo) {
  world.add_account(teacher(7), "陈静", "ABCDE-FGHJK", "", true);
  const auto state = browser.sign_in("陈静", "ABCDE-FGHJK");
  EXPECT_NE(state.body.find("\"must_change_password\":true"), std::string::npos);
  for (const char* route :
       {"GET /api/for_teachers", "GET /api/session/devices", "DELETE /api/session/devices/1"}) {
    const auto refused = browser.send(route);
    EXPECT_EQ(refused.status, 403) << route;
    EXPECT_EQ(refused.code(), "access.change_password_first") << route;
  }
  EXPECT_EQ(change(browser, "ABCDE-FGHJK", "river in autumn").status, 204);
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
}

TEST_P(ChangingThePassword, TakesAFirstPasswordHoweverItIsTyped) {
  world.add_account(teacher(7), "陈静", "ABCDE-FGHJK", "", true);
  EXPECT_EQ(browser.sign_in("陈静", "abcdefghjk").status, 200);
  EXPECT_EQ(change(browser, "abcde fghjk", "abcdefghjk").code(), "access.password_is_old");
  EXPECT_EQ(change(browser, "abcde fghjk", "river in autumn").status, 204);
}

TEST_P(ChangingThePassword, EndsEveryOtherSession) {
  world.add_account(teacher(7), "陈静", kRight);
  browser.sign_in("陈静", kRight);
  Browser other(world);
  other.sign_in("陈静", kRight);
  EXPECT_EQ(change(browser, kRight, "river in autumn").status, 204);
  EXPECT_EQ(other.send("GET /api/for_teachers").status, 401);
  EXPECT_EQ(browser.send("GET /api/for_teachers").status, 200);
  EXPECT_EQ(other.sign_in("陈静", kRight).status, 401);
  EXPECT_EQ(other.sign_in("陈静", "river in autumn").status, 200);
}

TEST_P(ChangingThePassword, AsksTheOldOneAndLimitsTheTries) {
  world.add_account(teacher(7), "陈静", kRight);
  browser.sign_in("陈静", kRight);
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(change(browser, "guess", "river in autumn").code(), "access.wrong_password");
  EXPECT_EQ(change(browser, kRight, "river in autumn").status, 429);
}

TEST_P(ChangingThePassword, KeepsToTheRules) {
  world.add_account(teacher(7), "chenjing@school", kRight);
  browser.sign_in("chenjing@school", kRight);
  EXPECT_EQ(change(browser, kRight, "short").code(), "access.password_too_short");
  EXPECT_EQ(change(browser, kRight, "ChenJing@school").code(), "access.password_is_login");
  EXPECT_EQ(change(browser, kRight, kRight).code(), "access.password_is_old");
  EXPECT_EQ(Browser(world).send(kPasswordRoute, R"({"old_password":"","new_password":""})").status, 401);
}

KITH_BOTH_ENGINES(ChangingThePassword);

class TheRolePicker : public db::BothEngines {};

TEST_P(TheRolePicker, DoesNotExistOutsideADemo) {
  World world(db());
  world.add_account(teacher(7), "陈静", kRight);
  Browser browser(world);
  EXPECT_EQ(browser.send("GET /api/demo/roles").status, 404);
  EXPECT_EQ(browser.send("POST /api/demo/session", R"({"identity_id":2})").status, 404);
  EXPECT_EQ(browser.token(), "");
  EXPECT_FALSE(world.cases.sessions.demo_roles());
  EXPECT_FALSE(world.cases.sessions.open_demo({}, 2));
}

TEST_P(TheRolePicker, NeverOffersARealPersonInADemosDatabase) {
  World world(db(), true);
  world.add_account(teacher(7), "陈静", kRight);
  const auto real = world.add_account(parent(20), "赵强", kRight, "", false, Proof::kIssued);
  const auto both = world.add_account(parent(21), "孙丽", kRight);
  db().write([&](db::Tx& tx) { add_identity(tx, both, parent(22, 2), Proof::kInvitation); });
  Browser browser(world);
  const auto roles = browser.send("GET /api/demo/roles");
  EXPECT_NE(roles.body.find("陈静"), std::string::npos);
  EXPECT_EQ(roles.body.find("赵强"), std::string::npos);
  EXPECT_EQ(roles.body.find("孙丽"), std::string::npos) << "an invented account that a real person joined";
  for (const auto account : {real, both}) {
    const auto id = db().read([&](db::Session& session) { return identities_of(session, account).at(0).id; });
    EXPECT_EQ(browser.send("POST /api/demo/session", R"({"identity_id":)" + std::to_string(id) + "}").status,
              404);
  }
  EXPECT_EQ(browser.token(), "");
}

TEST_P(TheRolePicker, LetsAnybodyBeAnInventedPerson) {
  World world(db(), true);
  world.add_account(teacher(7), "陈静", kRight);
  world.add_account(parent(20), "赵强", kRight);
  Browser browser(world);
  const auto roles = browser.send("GET /api/demo/roles").json().at("roles").as_array();
  ASSERT_EQ(roles.size(), 2u);
  const auto chosen = std::to_string(roles[1].at("identity_id").as_int64());
  const auto state = browser.send("POST /api/demo/session", R"({"identity_id":)" + chosen + "}");
  EXPECT_NE(state.body.find("\"active_identity_id\":" + chosen), std::string::npos) << state.body;
  EXPECT_NE(state.body.find("\"is_demo\":true"), std::string::npos);
  EXPECT_EQ(browser.send("GET /api/for_parents").body, "20");
  EXPECT_EQ(browser.send("POST /api/demo/session", R"({"identity_id":999})").status, 404);
}

KITH_BOTH_ENGINES(TheRolePicker);

class ADatabaseAndItsKey : public db::BothEngines {};

TEST_P(ADatabaseAndItsKey, StayTogether) {
  secrets::SystemRandom random;
  const secrets::Sealer first(secrets::FieldKey{1}, random), other(secrets::FieldKey{2}, random);
  EXPECT_NO_THROW(secrets::claim_key(db(), first));
  EXPECT_NO_THROW(secrets::claim_key(db(), first));
  EXPECT_THROW(secrets::claim_key(db(), other), std::runtime_error);
}

KITH_BOTH_ENGINES(ADatabaseAndItsKey);

}  // namespace
}  // namespace kith::access
