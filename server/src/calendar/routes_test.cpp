// SPDX-License-Identifier: Apache-2.0
// A school's calendar over HTTP: who reads, who edits, what is refused and what stays.
#include "calendar/routes.hpp"

#include "calendar/calendar_store.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::calendar {
namespace {

constexpr std::uint32_t kReader = 1;
constexpr std::uint32_t kEditor = 2;
constexpr access::Access kReading{.name = "reading", .any_of = kReader | kEditor};
constexpr access::Access kEditing{.name = "editing", .any_of = kEditor};

access::Caller somebody(std::int64_t school_id, std::uint32_t roles) {
  return {.account_id = 1, .identity_id = 1, .tenant_id = school_id, .person_id = 1, .roles = roles};
}

class CalendarRoutes : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      add_to_calendar(tx, 1, usual_calendar(2026));
      add_to_calendar(tx, 2, usual_calendar(2026));
    });
  }
  Calendar of(std::int64_t school_id) {
    return db().read([&](db::Session& session) { return load_calendar(session, school_id); });
  }

  FixedClock clock{SystemClock().at(make_date(2026, 11, 20), 9 * 60)};
  std::vector<std::int64_t> told;
  Calendars calendars{db(), clock, [this](db::Tx&, std::int64_t school_id) { told.push_back(school_id); }};
  http::RouterKit router{calendar_routes(calendars, kReading, kEditing)};
  const access::Caller office = somebody(1, kEditor);
  const std::string change = "PUT /api/calendar/2026";
};

TEST_P(CalendarRoutes, ShowTheOwnSchoolsYearAndWhetherItMayBeEdited) {
  router.check({
      {.name = "a reader",
       .as = somebody(1, kReader),
       .request = "GET /api/calendar",
       .body_has = {R"("this_year":2026)", R"("may_edit":true)", "2026-09-01", "midterm_exam", "国庆节",
                    R"("ends_on":"2026-10-07")"},
       .body_lacks = {"2026-10-03"}},
      {.name = "a school without a calendar",
       .as = somebody(3, kEditor),
       .request = "GET /api/calendar",
       .body_has = {R"("terms":[])"},
       .body_lacks = {"2026-09-01"}},
      {.name = "a year that is over",
       .as = office,
       .request = "GET /api/calendar?school_year=2025",
       .body_has = {R"("may_edit":false)"}},
      {.name = "a year out of all bounds",
       .as = office,
       .request = "GET /api/calendar?school_year=99999",
       .status = 422},
      {.name = "somebody else", .as = somebody(1, 4), .request = "GET /api/calendar", .status = 403},
      {.name = "nobody", .request = "GET /api/calendar", .status = 401},
  });
}

TEST_P(CalendarRoutes, WriteOneSectionAndTellOfItOnce) {
  router.check({
      {.name = "the office moves the autumn term",
       .as = office,
       .request = change,
       .body =
           R"({"terms":[{"term_no":1,"starts_on":"2026-08-31","ends_on":"2027-01-22"},{"term_no":2,"starts_on":"2027-02-22","ends_on":"2027-07-09"}]})",
       .body_has = {"2026-08-31", "国庆节", "winter", "final_exam"},
       .body_lacks = {"2026-09-01\",\"ends_on\":\"2027-01-20"}},
  });
  EXPECT_EQ(of(1).terms[0].starts_on, make_date(2026, 8, 31));
  EXPECT_EQ(of(1).holidays.size(), usual_calendar(2026).holidays.size());
  EXPECT_EQ(of(2).terms[0].starts_on, make_date(2026, 9, 1)) << "another school's";
  EXPECT_EQ(told, std::vector<std::int64_t>{1});
}

TEST_P(CalendarRoutes, RefuseAFaultyYearAsAWhole) {
  router.check({
      {.name = "terms that overlap",
       .as = office,
       .request = change,
       .body =
           R"({"terms":[{"term_no":1,"starts_on":"2026-09-01","ends_on":"2027-03-01"},{"term_no":2,"starts_on":"2027-02-17","ends_on":"2027-07-05"}],"holidays":[]})",
       .status = 422,
       .body_has = {"calendar.invalid", R"("terms.1.starts_on":"calendar.terms_overlap")"}},
      {.name = "a day that does not exist",
       .as = office,
       .request = change,
       .body =
           R"({"milestones":[{"code":"graduation","term_no":2,"starts_on":"2027-06-31","ends_on":"2027-06-31"}]})",
       .status = 422,
       .body_has = {"milestones.0.starts_on"}},
      {.name = "a milestone nobody knows",
       .as = office,
       .request = change,
       .body =
           R"({"milestones":[{"code":"sports_day","term_no":2,"starts_on":"2027-06-01","ends_on":"2027-06-01"}]})",
       .status = 422,
       .body_has = {"milestones.0.code"}},
      {.name = "a season of blanks",
       .as = office,
       .request = change,
       .body = R"({"seasons":[{"season":"  ","starts_on":"2027-03-01","ends_on":"2027-03-02"}]})",
       .status = 422,
       .body_has = {R"("seasons.0.season":"calendar.name_missing")"}},
      {.name = "a year that is over",
       .as = office,
       .request = "PUT /api/calendar/2025",
       .body = "{}",
       .status = 409,
       .body_has = {"calendar.year_closed"}},
      {.name = "a year too far",
       .as = office,
       .request = "PUT /api/calendar/2028",
       .body = "{}",
       .status = 409,
       .body_has = {"calendar.year_too_far"}},
      {.name = "a reader",
       .as = somebody(1, kReader),
       .request = change,
       .body = R"({"holidays":[]})",
       .status = 403},
  });
  EXPECT_EQ(of(1).terms[0].ends_on, make_date(2027, 1, 20));
  EXPECT_EQ(of(1).holidays.size(), usual_calendar(2026).holidays.size());
  EXPECT_TRUE(told.empty());
}

TEST_P(CalendarRoutes, RefuseMoreRowsThanAYearCanHave) {
  std::string rows;
  for (int i = 0; i < 101; ++i) rows += R"(,{"season":"x","starts_on":"2027-03-01","ends_on":"2027-03-02"})";
  EXPECT_EQ(router.call(office, change, "{\"seasons\":[" + rows.substr(1) + "]}").code(),
            "calendar.too_many");
}

TEST_P(CalendarRoutes, BeginANewYearWithTheDistrictsOrTheUsualCalendar) {
  const std::string begin = "POST /api/calendar/2027/beginning";
  EXPECT_NE(router.call(office, begin).body.find("2027-09-01"), std::string::npos);
  EXPECT_EQ(router.call(office, begin).code(), "calendar.year_begun");

  auto district = usual_calendar(2027);
  district.terms[0].starts_on = make_date(2027, 8, 30);
  db().write([&](db::Tx& tx) { add_to_calendar(tx, 0, district); });
  EXPECT_NE(router.call(somebody(2, kEditor), begin).body.find("2027-08-30"), std::string::npos);
  EXPECT_EQ(of(2).terms.size(), 4u) << "the year before stays";
  EXPECT_EQ(told, (std::vector<std::int64_t>{1, 2}));
}

KITH_BOTH_ENGINES(CalendarRoutes);

}  // namespace
}  // namespace kith::calendar
