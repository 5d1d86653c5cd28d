// SPDX-License-Identifier: Apache-2.0
// Who finds what on the morning list, and that the school is told once a day.
#include "app/mornings.hpp"

#include <fmt/format.h>

#include "calendar/calendar_store.hpp"
#include "norms/norm_kit.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::app {
namespace {

class MorningLists : public norms::kit::NormSchools {
 protected:
  MorningLists() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      for (auto school : {cast->school, cast->elsewhere}) {
        calendar::add_to_calendar(tx, school, calendar::usual_calendar(2026));
        norms_.adopt_all(tx, school, make_date(2026, 8, 1));
      }
    });
    set_time(norms::kit::kFriday, 8 * 60);
  }
  void set_time(Date day, int minute) { clock_.set(clock_.at(day, minute)); }
  // A duty of 何老师 about 李小雨, due at the end of that day.
  void owe(Date due_on) {
    write([&](db::Tx& tx) {
      duties_.open(tx, {.school_id = cast->school,
                        .kind = "visits.after_problem",
                        .owner_id = cast->homeroom,
                        .subject_kind = "student",
                        .subject_id = cast->li,
                        .cause_slice = "visits",
                        .cause_id = 1,
                        .began_at = clock_.at(due_on),
                        .due_at = clock_.at(due_on, 24 * 60 - 1)});
    });
  }
  void remind() {
    ASSERT_TRUE(reminders_.remind(people::viewer_of(cast->as_principal()),
                                  {"P4.4", cast->homeroom, cast->school_class}));
  }
  Date day(int after) const { return norms::kit::kFriday + std::chrono::days{after}; }

  std::unique_ptr<people::kit::TwoSchools> cast;
  ledger::Duties duties_;
  norms::Reminders reminders_{db(), clock_, norms_};
  events::KeptEvents events_;
  Mornings mornings_{db(), clock_, norms_, events_};
  http::RouterKit api{morning_routes(mornings_)};
  const std::string kGet = "GET /api/today/morning";
};

TEST_P(MorningLists, ShowOwnDutiesDueTodayAndTheOwnClassesGaps) {
  owe(day(0));
  owe(day(3));
  auto list = mornings_.list(people::viewer_of(cast->as_homeroom()));
  EXPECT_EQ(list.duties.size(), 1u) << "what is due on Monday can wait";
  api.check({
      {.name = "the owner",
       .as = cast->as_homeroom(),
       .request = kGet,
       .body_has = {"\"is_open\":true", "visits.after_problem", "\"clause\":\"P2c.6\"",
                    "\"class_name\":\"三年级1班\""},
       .body_lacks = {"四年级1班"}},
      {.name = "a colleague",
       .as = cast->as_other_homeroom(),
       .request = kGet,
       .body_has = {"四年级1班"},
       .body_lacks = {"visits.after_problem", "三年级1班"}},
      {.name = "the principal has no class and nothing overdue below",
       .as = cast->as_principal(),
       .request = kGet,
       .body_lacks = {"visits.after_problem", "三年级1班", "何老师"}},
      {.name = "no guardian", .as = cast->as_li_mother(), .request = kGet, .status = 403},
      {.name = "no officer", .as = cast->as_officer(), .request = kGet, .status = 403},
  });
}

TEST_P(MorningLists, AreEmptyOutsideOfficeHours) {
  owe(day(0));
  for (auto [on, minute] : {std::pair{day(0), 7 * 60 + 29}, {day(0), 18 * 60}, {day(1), 9 * 60}}) {
    set_time(on, minute);
    api.check({{.name = fmt::format("{} at {}", to_text(on), minute),
                .as = cast->as_homeroom(),
                .request = kGet,
                .body_has = {"\"is_open\":false"},
                .body_lacks = {"visits.after_problem", "P2c.6"}}});
  }
}

TEST_P(MorningLists, BringReminderOnceWithTheLeadersName) {
  remind();
  api.check({{.name = "not on the day it was asked",
              .as = cast->as_homeroom(),
              .request = kGet,
              .body_lacks = {"冯校长"}}});
  set_time(day(3), 8 * 60);
  api.check(
      {{.name = "the next morning",
        .as = cast->as_homeroom(),
        .request = kGet,
        .body_has = {"冯校长", "P4.4"}},
       {.name = "to nobody else", .as = cast->as_other_homeroom(), .request = kGet, .body_lacks = {"冯校长"}},
       {.name = "seen", .as = cast->as_homeroom(), .request = "POST /api/today/morning/seen", .status = 204},
       {.name = "still there", .as = cast->as_homeroom(), .request = kGet, .body_has = {"冯校长"}}});
  set_time(day(4), 8 * 60);
  api.check({{.name = "not again", .as = cast->as_homeroom(), .request = kGet, .body_lacks = {"冯校长"}}});
}

TEST_P(MorningLists, ShowALeaderWhatIsOverdueByAWorkingDay) {
  owe(day(-1));
  auto grade_head = cast->as_third_grade_head();
  api.check({{.name = "not the day after", .as = grade_head, .request = kGet, .body_lacks = {"何老师"}}});
  set_time(day(3), 8 * 60);
  api.check({
      {.name = "on Monday",
       .as = grade_head,
       .request = kGet,
       .body_has = {"何老师", "三年级1班"},
       .body_lacks = {"李小雨"}},
      {.name = "the owner still has it",
       .as = cast->as_homeroom(),
       .request = kGet,
       .body_has = {"visits.after_problem"}},
      {.name = "the principal does not, where there is a grade head",
       .as = cast->as_principal(),
       .request = kGet,
       .body_lacks = {"何老师"}},
      {.name = "no colleague does",
       .as = cast->as_other_homeroom(),
       .request = kGet,
       .body_lacks = {"何老师"}},
      {.name = "nor another school",
       .as = cast->as_principal_elsewhere(),
       .request = kGet,
       .body_lacks = {"何老师"}},
  });
}

TEST_P(MorningLists, AreToldOnceADayAndSchool) {
  mornings_.begin();
  auto told = events_.taken();
  ASSERT_EQ(told.size(), 2u) << "one a school";
  EXPECT_EQ(told[0].name, "morning.begun");
  EXPECT_EQ(told[0].topics.size(), 4u) << "the school's staff";
  mornings_.begin();
  Mornings restarted{db(), clock_, norms_, events_};
  restarted.begin();
  EXPECT_TRUE(events_.taken().empty());
  set_time(day(1), 8 * 60);
  mornings_.begin();
  EXPECT_TRUE(events_.taken().empty()) << "a Saturday";
  set_time(day(3), 7 * 60);
  mornings_.begin();
  EXPECT_TRUE(events_.taken().empty()) << "before office hours";
  set_time(day(3), 7 * 60 + 30);
  mornings_.begin();
  EXPECT_EQ(events_.taken().size(), 2u);
}

KITH_BOTH_ENGINES(MorningLists);

}  // namespace
}  // namespace kith::app
