// SPDX-License-Identifier: Apache-2.0
#include "app/demo/sign_ins.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <sstream>

#include "app/demo/demo.hpp"
#include "people/viewer.hpp"
#include "platform/access/account_store.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/secrets/passwords.hpp"

namespace kith::demo {
namespace {

// One demo for all tests of the suite, which only read.
class DemoSignIns : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = std::make_unique<db::ScratchDatabase>();
    FixedClock clock(SystemClock().at(make_date(2026, 11, 21), 15 * 60));
    std::ostringstream progress;
    ASSERT_TRUE(make_demo(db(), clock, secrets::FieldKey{7}, {.schools = 1, .students = 400}, progress));
  }
  static void TearDownTestSuite() { database_.reset(); }
  static db::Db& db() { return database_->db(); }

  std::vector<DemoSignIn> sign_ins() { return demo_sign_ins(db(), identities_); }

 private:
  static inline std::unique_ptr<db::ScratchDatabase> database_;
  SystemClock clock_;
  people::Identities identities_{clock_};
};

TEST_F(DemoSignIns, CoverEveryRole) {
  using namespace people;
  std::uint32_t roles = 0;
  for (const auto& sign_in : sign_ins()) roles |= sign_in.roles;
  EXPECT_EQ(roles, kGuardian | kTeacher | kHomeroom | kGradeHead | kPsychology | kMoralEducation |
                       kTeachingOffice | kPrincipal | kDistrict | kStaff);
}

TEST_F(DemoSignIns, BeginWithTheFamilyOfTwoChildren) {
  auto shown = sign_ins();
  ASSERT_FALSE(shown.empty());
  EXPECT_EQ(shown.front().roles, std::uint32_t{people::kGuardian});
  EXPECT_EQ(shown.front().place, "清河小学");
  EXPECT_LE(shown.size(), 20u);
}

TEST_F(DemoSignIns, OpenWithTheDemoPasswordAtOnce) {
  secrets::Passwords passwords;
  for (const auto& sign_in : sign_ins()) {
    auto accounts = db().read([&](db::Session& session) {
      return access::accounts_of_login(session, {access::LoginKind::kName, sign_in.login});
    });
    ASSERT_EQ(accounts.size(), 1u) << sign_in.login;
    EXPECT_FALSE(accounts.front().must_change_password);
    EXPECT_TRUE(passwords.verify(accounts.front().password_hash.value(), kDemoPassword));
  }
}

TEST_F(DemoSignIns, LetATeacherAlsoBeAParent) {
  auto accounts = db().read([](db::Session& session) {
    return session.all<std::int64_t>(
        {"test.both",
         "select account_id from identities group by account_id having count(distinct person_kind) = 2"});
  });
  EXPECT_EQ(accounts.size(), 1u);
}

TEST(ADatabaseWithoutADemo, HasNoDemoSignIns) {
  db::ScratchDatabase database;
  SystemClock clock;
  people::Identities identities(clock);
  EXPECT_TRUE(demo_sign_ins(database.db(), identities).empty());
}

}  // namespace
}  // namespace kith::demo
