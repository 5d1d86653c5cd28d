// SPDX-License-Identifier: Apache-2.0
// Who gets what from /api/notices and /api/inbox, and above all what they do not get.
#include "capabilities/notices/routes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/escalation/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using Words = std::vector<std::string>;

class NoticeRoutes : public ::testing::Test {
 protected:
  // The homeroom teacher's letter to the class, which the tables are about.
  void SetUp() override {
    auto answer = kit.call(cast.as_homeroom(), "POST /api/notices", class_letter("first"));
    ASSERT_EQ(answer.status, 200) << answer.body;
    id = answer.json().at("notice_id").to_number<std::int64_t>();
    events.taken();
  }

  std::vector<http::Route> routes() {
    auto all = notice_routes(publishing, notices, inbox);
    auto more = escalation_routes({database.db(), clock, events}, {database.db(), clock, sending});
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }

  std::string letter(const std::string& audience, const std::string& client_key,
                     const std::string& title = "秋游") const {
    return fmt::format(
        R"({{"title": "{}", "body": "<script>alert(1)</script>", "needs": "confirm", "audience": {},
                           "client_key": "{}"}})",
        title, audience, client_key);
  }
  std::string to_class(std::int64_t class_id) const {
    return fmt::format(R"({{"whole_school": false, "grades": [], "class_ids": [{}], "student_ids": []}})",
                       class_id);
  }
  std::string class_letter(const std::string& client_key) const {
    return letter(to_class(cast.school_class), client_key);
  }
  std::string at(const char* pattern) const { return fmt::format(fmt::runtime(pattern), id); }

  // A row of somebody for whom the letter must not exist.
  http::ApiRow nothing_for(const char* name, const access::Caller& as, const std::string& request,
                           int status = 404) const {
    return {.name = name,
            .as = as,
            .request = request,
            .status = status,
            .body_lacks = {"秋游", "script", "families", "赵大海", "李小雨", "钱桂兰", "周敏", "何老师"}};
  }
  std::vector<http::ApiRow> hidden_from_strangers(const std::string& request) const {
    return {
        nothing_for("a teacher of another class", cast.as_other_homeroom(), request),
        nothing_for("a teacher of another school", cast.as_homeroom_elsewhere(), request),
        nothing_for("the principal of another school", cast.as_principal_elsewhere(), request),
        nothing_for("an officer of the district", cast.as_officer(), request, 403),
        nothing_for("a guardian", cast.as_li_mother(), request, 403),
        nothing_for("nobody signed in", {}, request, 401),
    };
  }

  db::ScratchDatabase database;
  people::kit::TwoSchools cast = database.db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  Publishing publishing{database.db(), clock, ledger, events};
  Notices notices{database.db(), clock, events};
  Inbox inbox{database.db(), clock};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  jobs::Jobs jobs{clock, random};
  delivery::Outbox outbox{{database.db(), clock, random, sealer}};
  Sending sending{database.db(), clock, jobs, outbox};
  http::RouterKit kit{routes()};
  std::int64_t id = 0;
};

TEST_F(NoticeRoutes, ShowALetterToStaffItConcerns) {
  kit.check({
      {.name = "its author",
       .as = cast.as_homeroom(),
       .request = at("GET /api/notices/{}"),
       .body_has = {"秋游", "何老师"}},
      {.name = "the school desk",
       .as = cast.as_principal(),
       .request = at("GET /api/notices/{}"),
       .body_has = {"秋游"}},
      {.name = "the head of the grade",
       .as = cast.as_third_grade_head(),
       .request = at("GET /api/notices/{}"),
       .body_has = {"秋游"}},
  });
  kit.check(hidden_from_strangers(at("GET /api/notices/{}")));
}

TEST_F(NoticeRoutes, NameTheMissingOnlyToStaffWhoSeeThem) {
  auto request = at("GET /api/notices/{}/proof");
  kit.check({{.name = "the author",
              .as = cast.as_homeroom(),
              .request = request,
              .body_has = {"赵大海", "李小雨", "钱桂兰"},
              .body_lacks = {"李国强", "孙一鸣"}}});
  kit.check(hidden_from_strangers(request));
}

TEST_F(NoticeRoutes, ListNothingToStaffItDoesNotConcern) {
  kit.check({
      {.name = "the author", .as = cast.as_homeroom(), .request = "GET /api/notices", .body_has = {"秋游"}},
      nothing_for("a teacher of another class", cast.as_other_homeroom(), "GET /api/notices", 200),
      nothing_for("another school", cast.as_principal_elsewhere(), "GET /api/notices", 200),
      nothing_for("the district", cast.as_officer(), "GET /api/notices", 403),
      nothing_for("a guardian", cast.as_li_mother(), "GET /api/notices", 403),
  });
}

TEST_F(NoticeRoutes, AreRemindedOfAndWithdrawnByAuthorAndDeskOnly) {
  kit.check(hidden_from_strangers(at("POST /api/notices/{}/reminder")));
  kit.check(hidden_from_strangers(at("DELETE /api/notices/{}")));
  EXPECT_TRUE(events.taken().empty());
  kit.check({
      {.name = "the head of the grade sees it but may not withdraw it",
       .as = cast.as_third_grade_head(),
       .request = at("DELETE /api/notices/{}"),
       .status = 403,
       .body_has = {"notices.not_your_notice"}},
      {.name = "the author reminds",
       .as = cast.as_homeroom(),
       .request = at("POST /api/notices/{}/reminder"),
       .body_has = {"families"}},
      {.name = "once an hour",
       .as = cast.as_principal(),
       .request = at("POST /api/notices/{}/reminder"),
       .status = 429,
       .body_has = {"notices.reminded_lately"}},
      {.name = "the desk withdraws",
       .as = cast.as_principal(),
       .request = at("DELETE /api/notices/{}"),
       .body_has = {"withdrawn_at"}},
  });
}

TEST_F(NoticeRoutes, ArePutOnThePublicPageByTheDeskOnly) {
  const auto request = at("PUT /api/notices/{}/publicity");
  const std::string on = R"({"is_public": true})", off = R"({"is_public": false})";
  auto strangers = hidden_from_strangers(request);
  for (auto& row : strangers) row.body = on;
  kit.check(strangers);
  EXPECT_TRUE(events.taken().empty());
  kit.check({
      {.name = "its author does not",
       .as = cast.as_homeroom(),
       .request = request,
       .body = on,
       .status = 403,
       .body_has = {"notices.desk_makes_public"}},
      {.name = "the desk does", .as = cast.as_principal(), .request = request, .body = on, .status = 204},
      {.name = "its author takes it off",
       .as = cast.as_homeroom(),
       .request = request,
       .body = off,
       .status = 204},
  });
}

TEST_F(NoticeRoutes, RefuseToWriteBeyondOnesReach) {
  auto whole_school = R"({"whole_school": true, "grades": [], "class_ids": [], "student_ids": []})";
  auto preview = fmt::format(R"({{"audience": {}}})", to_class(cast.school_class));
  kit.check({
      {.name = "a homeroom teacher cannot write to the school",
       .as = cast.as_homeroom(),
       .request = "POST /api/notices",
       .body = letter(whole_school, "a"),
       .status = 403,
       .body_has = {"notices.out_of_reach"}},
      {.name = "nor a teacher of another class to this one",
       .as = cast.as_other_homeroom(),
       .request = "POST /api/notices",
       .body = class_letter("b"),
       .status = 403},
      {.name = "nor another school",
       .as = cast.as_principal_elsewhere(),
       .request = "POST /api/notices",
       .body = class_letter("c"),
       .status = 422,
       .body_has = {"notices.audience_is_nobody"}},
      {.name = "nor a guardian",
       .as = cast.as_li_mother(),
       .request = "POST /api/notices",
       .body = class_letter("d"),
       .status = 403},
      {.name = "nor the district",
       .as = cast.as_officer(),
       .request = "POST /api/notices",
       .body = class_letter("e"),
       .status = 403},
      {.name = "a teacher of another class learns no numbers",
       .as = cast.as_other_homeroom(),
       .request = "POST /api/notices/preview",
       .body = preview,
       .status = 403,
       .body_lacks = {"families"}},
      {.name = "nor does a guardian",
       .as = cast.as_li_mother(),
       .request = "POST /api/notices/preview",
       .body = preview,
       .status = 403,
       .body_lacks = {"families"}},
      {.name = "the author sees how many",
       .as = cast.as_homeroom(),
       .request = "POST /api/notices/preview",
       .body = preview,
       .body_has = {R"("families":2)"}},
      {.name = "a title too long is named",
       .as = cast.as_homeroom(),
       .request = "POST /api/notices",
       .body = letter(to_class(cast.school_class), "f", std::string(kLongestTitle + 1, 'a')),
       .status = 422,
       .body_has = {"notices.title_too_long"},
       .body_lacks = {"aaaa"}},
  });
  EXPECT_TRUE(events.taken().empty());
}

TEST_F(NoticeRoutes, OpenTheInboxOfThoseAskedAndNobodyElse) {
  kit.check({
      {.name = "a mother who was asked",
       .as = cast.as_li_mother(),
       .request = "GET /api/inbox",
       .body_has = {"秋游", "李小雨"},
       .body_lacks = {"赵大海", "script", "李国强"}},
      {.name = "the text is plain text, whatever it looks like",
       .as = cast.as_li_mother(),
       .request = at("GET /api/inbox/{}"),
       .body_has = {"<script>alert(1)</script>"},
       .body_lacks = {"赵大海", "families"}},
      nothing_for("a father whom custody bars", cast.as_li_barred_father(), "GET /api/inbox", 200),
      nothing_for("and not by its number either", cast.as_li_barred_father(), at("GET /api/inbox/{}")),
      nothing_for("a mother of another class", cast.as_sun_mother(), "GET /api/inbox", 200),
      nothing_for("nor by its number", cast.as_sun_mother(), at("GET /api/inbox/{}")),
      nothing_for("staff have no inbox", cast.as_homeroom(), "GET /api/inbox", 403),
      nothing_for("nor has the district", cast.as_officer(), at("GET /api/inbox/{}"), 403),
      nothing_for("a father whom custody bars cannot open it", cast.as_li_barred_father(),
                  at("POST /api/inbox/{}/opening")),
      nothing_for("nor confirm it", cast.as_li_barred_father(), at("POST /api/inbox/{}/confirmation")),
      nothing_for("a mother of another class cannot confirm it", cast.as_sun_mother(),
                  at("POST /api/inbox/{}/confirmation")),
      nothing_for("staff cannot confirm for a family", cast.as_homeroom(),
                  at("POST /api/inbox/{}/confirmation"), 403),
  });
}

TEST_F(NoticeRoutes, TakeAConfirmationOnlyForOwnChildren) {
  auto request = at("POST /api/inbox/{}/confirmation");
  kit.check({
      {.name = "not for a classmate",
       .as = cast.as_li_mother(),
       .request = request,
       .body = fmt::format(R"({{"student_id": {}}})", cast.zhao),
       .status = 404},
      {.name = "both are still missing",
       .as = cast.as_homeroom(),
       .request = at("GET /api/notices/{}/proof"),
       .body_has = {"李小雨", "赵大海"}},
      {.name = "for the own child", .as = cast.as_li_mother(), .request = request, .status = 204},
      {.name = "and again, after a lost answer",
       .as = cast.as_li_mother(),
       .request = request,
       .status = 204},
      {.name = "one is missing",
       .as = cast.as_homeroom(),
       .request = at("GET /api/notices/{}/proof"),
       .body_has = {"赵大海"},
       .body_lacks = {"李小雨"}},
  });
}

TEST_F(NoticeRoutes, CloseToAGuardianWhomCustodyBarsAfterwards) {
  database.db().write(
      [&](db::Tx& tx) { people::kit::limit_guardian(tx, cast.li, cast.li_mother, false, false); });
  kit.check({
      nothing_for("the list", cast.as_li_mother(), "GET /api/inbox", 200),
      nothing_for("the letter", cast.as_li_mother(), at("GET /api/inbox/{}")),
      nothing_for("the confirmation", cast.as_li_mother(), at("POST /api/inbox/{}/confirmation")),
  });
}

}  // namespace
}  // namespace kith::notices
