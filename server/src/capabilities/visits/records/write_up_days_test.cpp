// SPDX-License-Identifier: Apache-2.0
// A school's own days for writing a visit up, on both engines.
#include "capabilities/visits/records/write_up_days.hpp"

#include "capabilities/visits/records/records_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::records {
namespace {

class DaysToWriteUp : public db::BothEngines {
 protected:
  void SetUp() override { home.emplace(db()); }

  WriteUpDays days() { return {db(), home->clock}; }
  Instant due_of(std::int64_t contact_id) {
    for (const auto& duty : db().read([&](db::Session& session) {
           return ledger::open_duties_of(session, home->cast.school, home->cast.homeroom, 20);
         }))
      if (duty.cause_id == contact_id) return duty.due_at;
    throw std::out_of_range("no such duty");
  }
  Instant end_of(Date day) { return ledger::end_of_day(day, home->clock); }

  std::optional<kit::VisitedHome> home;
};
KITH_BOTH_ENGINES(DaysToWriteUp);

TEST_P(DaysToWriteUp, AreThreeUntilTheSchoolSaysOtherwiseAndHoldFromThenOn) {
  EXPECT_EQ(days().read(home->principal()).days, 3);
  EXPECT_TRUE(days().read(home->principal()).history.empty());
  auto set = days().set(home->principal(), {5, "老师一周里常走几家"}).value();
  EXPECT_EQ(set.days, 5);
  EXPECT_EQ(set.usual_days, 3);
  auto later = home->visit("later");
  // From Wednesday 18 November.
  EXPECT_EQ(due_of(home->contact_id), end_of(make_date(2026, 11, 23))) << "what is open keeps its day";
  EXPECT_EQ(due_of(later), end_of(make_date(2026, 11, 25)));
}

TEST_P(DaysToWriteUp, KeepTheirHistoryByTheDay) {
  days().set(home->principal(), {5, "先宽一些"}).value();
  days().set(home->principal(), {4, "五天太久"}).value();
  home->clock.set(home->clock.now() + std::chrono::days(30));
  days().set(home->principal(), {4, "同样的数"}).value();
  auto set = days().set(home->principal(), {2, "家长盼着早一点"}).value();
  EXPECT_EQ(set.days, 2);
  ASSERT_EQ(set.history.size(), 2u);
  EXPECT_EQ(set.history[0].reason, "家长盼着早一点");
  EXPECT_EQ(set.history[0].since_on, home->clock.today());
  EXPECT_EQ(set.history[1].days, 4);
  EXPECT_EQ(set.history[1].reason, "五天太久");
  EXPECT_TRUE(set.history[1].set_by_name);
}

TEST_P(DaysToWriteUp, AreOneToTenAndNeedAReason) {
  auto code = [&](int count, const std::string& reason) {
    auto set = days().set(home->principal(), {count, reason});
    return set ? std::string() : set.error().code;
  };
  EXPECT_EQ(code(0, "理由"), "records.write_up_days_out_of_range");
  EXPECT_EQ(code(11, "理由"), "records.write_up_days_out_of_range");
  EXPECT_EQ(code(5, " "), "records.reason_missing");
  EXPECT_EQ(code(5, std::string(kLongestReason + 1, 'a')), "records.reason_too_long");
  EXPECT_EQ(days().read(home->principal()).days, 3);
  EXPECT_EQ(code(1, "理由"), "");
  EXPECT_EQ(code(10, "理由"), "");
}

TEST_P(DaysToWriteUp, AreTheSchoolsOwnAndItsDeskAloneSetsThem) {
  http::RouterKit router{write_up_routes(days())};
  const std::string put = "PUT /api/write_up_days";
  const std::string seven = R"({"days": 7, "reason": "理由"})";
  router.check({
      {.name = "the desk",
       .as = home->cast.as_principal(),
       .request = put,
       .body = seven,
       .body_has = {R"("days":7)"}},
      {.name = "another school keeps its own",
       .as = home->cast.as_principal_elsewhere(),
       .request = "GET /api/write_up_days",
       .body_has = {R"("days":3)"},
       .body_lacks = {"理由"}},
      {.name = "no teacher", .as = home->cast.as_homeroom(), .request = put, .body = seven, .status = 403},
      {.name = "no family", .as = home->cast.as_li_mother(), .request = put, .body = seven, .status = 403},
  });
}

}  // namespace
}  // namespace kith::records
