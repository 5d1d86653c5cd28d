// SPDX-License-Identifier: Apache-2.0
// The family's own log: who writes it, what it counts for, and that the school does not read it.
#include "capabilities/family_log/family_logs.hpp"

#include <gtest/gtest.h>

#include "capabilities/family_log/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::family_log {
namespace {

using people::viewer_of;

TEST(TheFormsOfAFamilyLog, EachHaveAModeTheLedgerTakesAndComeBack) {
  for (auto form : enumerators<LogForm>()) {
    EXPECT_TRUE(ledger::fits(kRecordedKind, mode_of(form))) << to_text(form);
    EXPECT_EQ(form_of(mode_of(form)), form);
  }
}

class FamilyLogStore : public db::BothEngines {
 protected:
  void SetUp() override {
    father = db().write([&](db::Tx& tx) {
      return people::kit::add_guardian(tx, cast.li,
                                       {.name = "李强", .relation = "father", .lives_away = true});
    });
  }
  access::Caller as_father() const { return people::kit::calling(people::kit::as_guardian(father)); }
  NewLogEntry entry(LogForm form = LogForm::kVideoCalled) {
    return {cast.li, form, "note " + std::to_string(++noted_)};
  }
  std::string body(std::int64_t student_id) const {
    return R"({"student_id":)" + std::to_string(student_id) + R"(,"form":"called","client_key":"k1"})";
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  std::int64_t father = 0;
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  FamilyLogs logs{db(), clock, ledger};
  http::RouterKit router{family_log_routes(logs)};

 private:
  int noted_ = 0;
};

TEST_P(FamilyLogStore, IsWrittenByAGuardianAndReadByTheFamily) {
  auto log = logs.note(viewer_of(as_father()), entry()).value();
  EXPECT_EQ(log.this_week, 1);
  EXPECT_EQ(log.entries.at(0).form, LogForm::kVideoCalled);
  EXPECT_TRUE(log.entries.at(0).may_void);
  auto mothers = logs.logs(viewer_of(cast.as_li_mother()));
  ASSERT_EQ(mothers.size(), 1u);
  EXPECT_EQ(mothers[0].entries.at(0).guardian_name, "李强");
  EXPECT_FALSE(mothers[0].entries.at(0).may_void);
}

TEST_P(FamilyLogStore, IsOneEntryHoweverOftenItIsSent) {
  auto same = entry();
  logs.note(viewer_of(as_father()), same).value();
  EXPECT_EQ(logs.note(viewer_of(as_father()), same).value().entries.size(), 1u);
}

TEST_P(FamilyLogStore, NamesTheGuardianAndNoStaffInTheLedger) {
  auto log = logs.note(viewer_of(as_father()), entry()).value();
  auto history = db().read(
      [&](db::Session& session) { return ledger.history_of_student(session, cast.school, cast.li, 5); });
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].recorded_by, father);
  EXPECT_EQ(history[0].begun_by, ledger::BegunBy::kFamily);
  auto staff = db().read([&](db::Session& session) {
    return session.one<std::int64_t>(
        {"test.staff", "select count(*) from contact_staff where school_id = :s"}, {{"s", cast.school}});
  });
  EXPECT_EQ(staff, 0);
}

TEST_P(FamilyLogStore, IsTakenBackByItsAuthorAlone) {
  auto contact_id = logs.note(viewer_of(as_father()), entry()).value().entries.at(0).contact_id;
  EXPECT_EQ(logs.take_back(viewer_of(cast.as_li_mother()), contact_id).error().code, "family_log.not_yours");
  EXPECT_EQ(logs.take_back(viewer_of(cast.as_zhao_mother()), contact_id).error().code,
            "family_log.no_such_entry");
  EXPECT_TRUE(logs.take_back(viewer_of(as_father()), contact_id).value().entries.empty());
}

TEST_P(FamilyLogStore, TakesBackNothingThatTheSchoolRecorded) {
  auto contact_id = db().write([&](db::Tx& tx) {
    return ledger
        .record(tx, {.school_id = cast.school,
                     .kind = ledger::ContactKind::kCall,
                     .mode = ledger::Mode::kTelephone,
                     .held_at = clock.now(),
                     .recorded_by = cast.homeroom,
                     .students = {{cast.li, {}}},
                     .staff_ids = {cast.homeroom},
                     .slice = "visits",
                     .client_key = "call"})
        .value()
        .contact_id;
  });
  EXPECT_EQ(logs.take_back(viewer_of(as_father()), contact_id).error().code, "family_log.no_such_entry");
}

TEST_P(FamilyLogStore, IsNoBurdenForOtherFamiliesAndReadByNobodyElse) {
  logs.note(viewer_of(as_father()), entry()).value();
  const std::vector<std::string> words{"李小雨", "李强", "video_called"};
  router.check({
      {.name = "its own family",
       .as = cast.as_li_mother(),
       .request = "GET /api/family_log",
       .body_has = {"李小雨", "李强", "video_called"}},
      {.name = "a family all of whom live together",
       .as = cast.as_zhao_mother(),
       .request = "GET /api/family_log",
       .body_has = {"[]"},
       .body_lacks = words},
      {.name = "such a family cannot write one",
       .as = cast.as_zhao_mother(),
       .request = "POST /api/family_log",
       .body = body(cast.zhao),
       .status = 404},
      {.name = "nor for another child",
       .as = cast.as_zhao_mother(),
       .request = "POST /api/family_log",
       .body = body(cast.li),
       .status = 404,
       .body_lacks = words},
      {.name = "a father whom a court barred",
       .as = cast.as_li_barred_father(),
       .request = "GET /api/family_log",
       .body_lacks = words},
      {.name = "the homeroom teacher",
       .as = cast.as_homeroom(),
       .request = "GET /api/family_log",
       .status = 403,
       .body_lacks = words},
      {.name = "the principal",
       .as = cast.as_principal(),
       .request = "GET /api/family_log",
       .status = 403,
       .body_lacks = words},
      {.name = "the district",
       .as = cast.as_officer(),
       .request = "GET /api/family_log",
       .status = 403,
       .body_lacks = words},
  });
}

KITH_BOTH_ENGINES(FamilyLogStore);

}  // namespace
}  // namespace kith::family_log
