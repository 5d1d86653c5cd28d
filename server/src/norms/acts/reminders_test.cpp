// SPDX-License-Identifier: Apache-2.0
// Reminding the owner of a clause: who may, whom, and that nobody is asked twice before having seen it.
#include "norms/acts/reminders.hpp"

#include <fmt/format.h>

#include "calendar/calendar_store.hpp"
#include "norms/acts/reminder_routes.hpp"
#include "norms/norm_kit.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::norms {
namespace {

class RemindingAnOwner : public kit::NormSchools {
 protected:
  RemindingAnOwner() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      gone = people::kit::add_staff(tx, cast->school, {.name = "施老师", .left_on = make_date(2026, 9, 30)});
      for (auto school : {cast->school, cast->elsewhere}) {
        calendar::add_to_calendar(tx, school, calendar::usual_calendar(2026));
        norms_.adopt_all(tx, school, make_date(2026, 8, 1));
      }
    });
  }
  std::string about(std::int64_t owner_id, std::int64_t class_id = 0) const {
    return class_id ? fmt::format(R"({{"owner_id":{},"class_id":{}}})", owner_id, class_id)
                    : fmt::format(R"({{"owner_id":{}}})", owner_id);
  }
  // On the list of a morning: "clause by whom".
  std::vector<std::string> on_list(std::int64_t owner_id, Date day) {
    return db().read([&](db::Session& session) {
      std::vector<std::string> lines;
      auto periods = Frame(session, *catalogue_, cast->school, clock_.today()).periods();
      for (const auto& each :
           reminders_of_morning(session, cast->school, owner_id, clock_.at(day, 450), periods))
        lines.push_back(each.clause + " " + each.asked_by_name);
      return lines;
    });
  }
  void see(std::int64_t owner_id, Date day) {
    write([&](db::Tx& tx) {
      mark_reminders_seen(tx, cast->school, owner_id, clock_.at(day, 450), clock_.at(day, 480));
    });
  }
  void remind(const access::Caller& as) {
    ASSERT_TRUE(reminders_.remind(people::viewer_of(as), {"P4.4", cast->homeroom, cast->school_class}));
  }

  std::unique_ptr<people::kit::TwoSchools> cast;
  std::int64_t gone = 0;
  Reminders reminders_{db(), clock_, norms_};
  http::RouterKit api{reminder_routes(reminders_)};
  const std::string kPost = "POST /api/norms/P4.4/reminders";
  const Date kMonday = kit::kFriday + std::chrono::days{3};
};

TEST_P(RemindingAnOwner, IsForLeadersWithinTheirPart) {
  auto own = about(cast->homeroom, cast->school_class);
  api.check({
      {.name = "the principal, without a class",
       .as = cast->as_principal(),
       .request = kPost,
       .body = about(cast->other_homeroom),
       .body_has = {"\"clause\":\"P4.4\"", "冯校长"},
       .body_lacks = {"\"seen_at\":1"}},
      {.name = "the grade head, of a class of the grade",
       .as = cast->as_third_grade_head(),
       .request = kPost,
       .body = own,
       .body_has = {"郑主任"},
       .body_lacks = {"冯校长"}},
      {.name = "not of another grade",
       .as = cast->as_third_grade_head(),
       .request = kPost,
       .body = about(cast->other_homeroom, cast->other_class),
       .status = 404,
       .body_has = {"people.no_such_class"}},
      {.name = "nor of nobody's class",
       .as = cast->as_third_grade_head(),
       .request = kPost,
       .body = about(cast->homeroom),
       .status = 404,
       .body_has = {"norms.no_such_owner"}},
      {.name = "nor a teacher of another class",
       .as = cast->as_third_grade_head(),
       .request = kPost,
       .body = about(cast->other_homeroom, cast->school_class),
       .status = 404},
      {.name = "no teacher reminds another",
       .as = cast->as_homeroom(),
       .request = kPost,
       .body = own,
       .status = 403},
      {.name = "nor the district", .as = cast->as_officer(), .request = kPost, .body = own, .status = 403},
      {.name = "nor a guardian", .as = cast->as_li_mother(), .request = kPost, .body = own, .status = 403},
      {.name = "nor another school's principal",
       .as = cast->as_principal_elsewhere(),
       .request = kPost,
       .body = own,
       .status = 404,
       .body_has = {"people.no_such_class"}},
      {.name = "nobody who has left",
       .as = cast->as_principal(),
       .request = kPost,
       .body = about(gone),
       .status = 404,
       .body_has = {"norms.no_such_owner"}},
      {.name = "of a clause that there is",
       .as = cast->as_principal(),
       .request = "POST /api/norms/P9.9/reminders",
       .body = own,
       .status = 404,
       .body_has = {"norms.no_such_norm"}},
  });
}

TEST_P(RemindingAnOwner, WaitsForTheNextMorningList) {
  remind(cast->as_principal());
  EXPECT_TRUE(on_list(cast->homeroom, kit::kFriday).empty())
      << "asked at noon: not in the list of that morning";
  EXPECT_EQ(on_list(cast->homeroom, kMonday), std::vector<std::string>{"P4.4 冯校长"});
  EXPECT_TRUE(on_list(cast->other_homeroom, kMonday).empty());
}

TEST_P(RemindingAnOwner, ASecondTimeChangesNothingUntilItWasSeen) {
  remind(cast->as_third_grade_head());
  remind(cast->as_principal());
  EXPECT_EQ(on_list(cast->homeroom, kMonday), std::vector<std::string>{"P4.4 郑主任"});
  see(cast->homeroom, kMonday);
  EXPECT_EQ(on_list(cast->homeroom, kMonday).size(), 1u) << "it stays for the day";
  auto tuesday = kMonday + std::chrono::days{1};
  EXPECT_TRUE(on_list(cast->homeroom, tuesday).empty());
  set_today(kMonday);
  remind(cast->as_principal());
  EXPECT_EQ(on_list(cast->homeroom, tuesday), std::vector<std::string>{"P4.4 冯校长"});
}

TEST_P(RemindingAnOwner, IsShownToLeadersWhileItWaits) {
  remind(cast->as_principal());
  const std::string request = "GET /api/norms/P4.4/reminders";
  api.check({
      {.name = "the grade head sees that somebody has",
       .as = cast->as_third_grade_head(),
       .request = request,
       .body_has = {"冯校长"}},
      {.name = "another school does not",
       .as = cast->as_principal_elsewhere(),
       .request = request,
       .body_lacks = {"冯校长"}},
      {.name = "no teacher sees who is reminded",
       .as = cast->as_homeroom(),
       .request = request,
       .status = 403},
  });
  see(cast->homeroom, kMonday);
  api.check({{.name = "seen", .as = cast->as_principal(), .request = request, .body_lacks = {"owner_id"}}});
}

KITH_BOTH_ENGINES(RemindingAnOwner);

}  // namespace
}  // namespace kith::norms
