// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/staff/staff_letters.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/staff/routes.hpp"
#include "people/topics.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::notices {
namespace {

using people::StaffGroup;
using people::viewer_of;

class StaffLetterStore : public db::BothEngines {
 protected:
  NewStaffLetter letter(people::StaffSpec audience = {}, ledger::Needs needs = ledger::Needs::kConfirm) {
    return {.title = "周三教研",
            .body = "下午三点，三楼会议室。",
            .needs = needs,
            .audience = std::move(audience),
            .client_key = "key"};
  }
  std::int64_t publish(const NewStaffLetter& letter) {
    return letters.publish(viewer_of(cast.as_principal()), letter).value().letter_id;
  }
  std::vector<std::string> waiting(std::int64_t id) {
    std::vector<std::string> names;
    for (const auto& each : letters.detail(viewer_of(cast.as_principal()), id).value().waiting)
      names.push_back(each.name);
    return names;
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  events::KeptEvents events;
  StaffLetters letters{db(), clock, events};
};
KITH_BOTH_ENGINES(StaffLetterStore);

TEST_P(StaffLetterStore, IsConfirmedByEachAndNamesWhoHasNot) {
  auto id = publish(letter());
  EXPECT_EQ(waiting(id).size(), 3u) << "all but its author";
  ASSERT_TRUE(letters.open(viewer_of(cast.as_homeroom()), id));
  EXPECT_EQ(waiting(id).size(), 3u) << "opening is not enough";
  EXPECT_TRUE(*letters.confirm(viewer_of(cast.as_homeroom()), id));
  EXPECT_FALSE(*letters.confirm(viewer_of(cast.as_homeroom()), id));
  auto line = letters.lists(viewer_of(cast.as_principal())).written.at(0);
  EXPECT_EQ(line.people, 3);
  EXPECT_EQ(line.done, 1);
  EXPECT_EQ(waiting(id).size(), 2u);
  EXPECT_TRUE(letters.lists(viewer_of(cast.as_homeroom())).received.at(0).done_at);
}

TEST_P(StaffLetterStore, IsDoneByReadingWhereItOnlyAsksForThat) {
  auto id = publish(letter({}, ledger::Needs::kRead));
  EXPECT_TRUE(*letters.open(viewer_of(cast.as_homeroom()), id));
  EXPECT_EQ(letters.lists(viewer_of(cast.as_principal())).written.at(0).done, 1);
}

TEST_P(StaffLetterStore, GoesToTheTeachersChosen) {
  auto id = publish(letter({.group = StaffGroup::kHomeroomTeachers, .grades = {3}}));
  EXPECT_EQ(waiting(id), std::vector<std::string>{"何老师"});
  EXPECT_TRUE(letters.lists(viewer_of(cast.as_other_homeroom())).received.empty());
}

TEST_P(StaffLetterStore, IsWrittenByTheDeskAndByHeadsToTheirGrade) {
  auto head = viewer_of(cast.as_third_grade_head());
  EXPECT_TRUE(letters.preview(head, {.grades = {3}}));
  EXPECT_EQ(letters.preview(head, {.grades = {4}}).error().code, "notices.out_of_reach");
  EXPECT_EQ(letters.preview(head, {}).error().code, "notices.out_of_reach");
  EXPECT_EQ(letters.publish(viewer_of(cast.as_homeroom()), letter({.grades = {3}})).error().code,
            "notices.out_of_reach");
  EXPECT_FALSE(letters.lists(viewer_of(cast.as_homeroom())).may_write);
}

TEST_P(StaffLetterStore, IsPublishedOnceForOneKeyAndNeverToNobody) {
  auto id = publish(letter());
  EXPECT_EQ(publish(letter()), id);
  EXPECT_EQ(letters.publish(viewer_of(cast.as_third_grade_head()), letter({.grades = {3}})).error().code,
            "ledger.client_key_taken");
  auto nobody = letter({.grades = {9}});
  nobody.client_key = "nobody";
  EXPECT_EQ(letters.publish(viewer_of(cast.as_principal()), nobody).error().code,
            "notices.audience_is_nobody");
  auto answer = letter({}, ledger::Needs::kSign);
  EXPECT_EQ(letters.publish(viewer_of(cast.as_principal()), answer).error().code,
            "notices.staff_only_confirm");
}

TEST_P(StaffLetterStore, SaysBeforehandWhoHasNoAccount) {
  auto preview = letters.preview(viewer_of(cast.as_principal()), {.group = StaffGroup::kTeachers}).value();
  EXPECT_EQ(preview.people, 2);
  EXPECT_EQ(preview.without_account.size(), 2u) << "nobody of this cast has one";
}

TEST_P(StaffLetterStore, IsRemindedOfOnceAnHourAndGoneWhenWithdrawn) {
  auto id = publish(letter());
  events.taken();
  EXPECT_TRUE(letters.remind(viewer_of(cast.as_principal()), id));
  EXPECT_EQ(letters.remind(viewer_of(cast.as_principal()), id).error().code, "notices.reminded_lately");
  EXPECT_EQ(events.taken().size(), 1u);
  ASSERT_TRUE(letters.withdraw(viewer_of(cast.as_principal()), id));
  EXPECT_TRUE(letters.lists(viewer_of(cast.as_homeroom())).received.empty());
  EXPECT_EQ(letters.confirm(viewer_of(cast.as_homeroom()), id).error().code, "notices.no_such_notice");
  EXPECT_EQ(letters.remind(viewer_of(cast.as_principal()), id).error().code, "notices.withdrawn");
}

TEST_P(StaffLetterStore, ShowsNothingToAnybodyElse) {
  auto id = publish(letter({.grades = {3}}));
  http::RouterKit kit{staff_letter_routes({db(), clock, events})};
  auto hidden = [&](const char* name, const access::Caller& as, const char* path, int status) {
    return http::ApiRow{.name = name,
                        .as = as,
                        .request = fmt::format(fmt::runtime(path), id),
                        .status = status,
                        .body_lacks = {"教研", "会议室", "何老师", "冯校长"}};
  };
  kit.check({
      hidden("a colleague it is not for", cast.as_other_homeroom(), "GET /api/staff_notices/{}/letter", 404),
      hidden("a colleague's list", cast.as_other_homeroom(), "GET /api/staff_notices", 200),
      hidden("one of those it is for sees not who has not", cast.as_homeroom(), "GET /api/staff_notices/{}",
             404),
      hidden("another school", cast.as_principal_elsewhere(), "GET /api/staff_notices/{}", 404),
      hidden("another school's list", cast.as_principal_elsewhere(), "GET /api/staff_notices", 200),
      hidden("a family", cast.as_li_mother(), "GET /api/staff_notices", 403),
      hidden("the district", cast.as_officer(), "GET /api/staff_notices/{}", 403),
      hidden("nobody signed in", {}, "GET /api/staff_notices/{}/letter", 401),
      hidden("another than its author", cast.as_homeroom(), "DELETE /api/staff_notices/{}", 404),
      hidden("who was not asked", cast.as_other_homeroom(), "POST /api/staff_notices/{}/confirmation", 404),
  });
  EXPECT_EQ(db().read([&](db::Session& session) {
    return session.one<std::int64_t>({"test.contacts", "select count(*) from contacts"});
  }),
            0)
      << "no contact with any family";
}

}  // namespace
}  // namespace kith::notices
