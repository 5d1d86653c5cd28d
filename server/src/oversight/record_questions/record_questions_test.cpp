// SPDX-License-Identifier: Apache-2.0
// The way of a question from the author to the leaders, and above all who never sees it.
#include "oversight/record_questions/record_questions.hpp"

#include <fmt/format.h>

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/visits.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::record_questions {
namespace {

const Date kFriday = make_date(2026, 11, 20);

class QuestionsAboutRecords : public db::BothEngines {
 protected:
  QuestionsAboutRecords() {
    set_day(0);
    db().write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      third = people::kit::add_student(tx, cast->school_class, {.name = "马晓东"});
      for (auto school : {cast->school, cast->elsewhere})
        calendar::add_to_calendar(tx, school, calendar::usual_calendar(2026));
    });
  }
  void set_day(int after) { clock_.set(clock_.at(kFriday + std::chrono::days{after}, 12 * 60)); }
  std::int64_t record(std::int64_t student_id) {
    auto entry = visits_.record(people::viewer_of(cast->as_homeroom()),
                                {.student_id = student_id,
                                 .kind = ledger::ContactKind::kCall,
                                 .mode = ledger::Mode::kTelephone,
                                 .note = "孩子在家表现很好，按时完成作业。",
                                 .client_key = fmt::format("entry-{}", ++entries_)});
    return entry.value().contact_id;
  }
  void paste() {
    for (auto student : {cast->li, cast->zhao, third}) last = record(student);
  }
  void look() { questions_.look_through(cast->school); }
  std::int64_t question() { return questions_.own(people::viewer_of(cast->as_homeroom())).at(0).id; }
  std::size_t own() { return questions_.own(people::viewer_of(cast->as_homeroom())).size(); }
  void check_school(const access::Caller& as, bool sees) {
    auto row =
        http::ApiRow{.name = "the leaders' list", .as = as, .request = "GET /api/record_questions/school"};
    (sees ? row.body_has : row.body_lacks) = {"何老师", "李小雨"};
    api.check({row});
  }

  std::unique_ptr<people::kit::TwoSchools> cast;
  std::int64_t third = 0, last = 0;
  int entries_ = 0;
  FixedClock clock_{Instant{}};
  ledger::Ledger ledger_{clock_};
  events::KeptEvents events_;
  visits::Visits visits_{db(), clock_, ledger_, events_};
  RecordQuestions questions_{db(), clock_};
  http::RouterKit api{record_question_routes(questions_)};
};

TEST_P(QuestionsAboutRecords, GoToTheAuthorFirstAndOnce) {
  paste();
  look();
  look();
  EXPECT_EQ(own(), 1u);
  record(cast->li);
  look();
  EXPECT_EQ(own(), 1u) << "the same text again is the same question";
  api.check({
      {.name = "the author",
       .as = cast->as_homeroom(),
       .request = "GET /api/record_questions",
       .body_has = {"\"sign\":\"same_words\"", "李小雨", "赵大海", "马晓东"},
       .body_lacks = {"表现很好"}},
      {.name = "a colleague",
       .as = cast->as_other_homeroom(),
       .request = "GET /api/record_questions",
       .body_lacks = {"李小雨"}},
      {.name = "a family", .as = cast->as_li_mother(), .request = "GET /api/record_questions", .status = 403},
      {.name = "the district",
       .as = cast->as_officer(),
       .request = "GET /api/record_questions",
       .status = 403},
  });
  check_school(cast->as_principal(), false);
}

TEST_P(QuestionsAboutRecords, GoToTheLeadersWithoutAnAnswerInThreeSchoolDays) {
  paste();
  look();
  set_day(4);
  look();
  check_school(cast->as_principal(), false);
  set_day(5);
  look();
  check_school(cast->as_principal(), true);
  check_school(cast->as_principal_elsewhere(), false);
  const std::string request = "GET /api/record_questions/school";
  api.check({
      {.name = "no grade head",
       .as = cast->as_third_grade_head(),
       .request = request,
       .status = 403,
       .body_lacks = {"何老师"}},
      {.name = "no colleague",
       .as = cast->as_other_homeroom(),
       .request = request,
       .status = 403,
       .body_lacks = {"何老师"}},
      {.name = "not the district",
       .as = cast->as_officer(),
       .request = request,
       .status = 403,
       .body_lacks = {"何老师"}},
      {.name = "no family",
       .as = cast->as_li_mother(),
       .request = request,
       .status = 403,
       .body_lacks = {"何老师"}},
  });
  ASSERT_TRUE(questions_.answer(people::viewer_of(cast->as_homeroom()), question(), "同一次班会后逐家通话"));
  api.check({{.name = "with the answer that came late",
              .as = cast->as_principal(),
              .request = request,
              .body_has = {"同一次班会后逐家通话"}}});
}

TEST_P(QuestionsAboutRecords, StayWithTheAuthorWhoAnswersInTime) {
  paste();
  look();
  auto put = fmt::format("PUT /api/record_questions/{}/answer", question());
  api.check({
      {.name = "nobody answers for another",
       .as = cast->as_principal(),
       .request = put,
       .body = R"({"answer":"好"})",
       .status = 404},
      {.name = "nor from another school",
       .as = cast->as_homeroom_elsewhere(),
       .request = put,
       .body = R"({"answer":"好"})",
       .status = 404,
       .body_has = {"record_questions.no_such_question"}},
      {.name = "an answer has words",
       .as = cast->as_homeroom(),
       .request = put,
       .body = R"({"answer":"  "})",
       .status = 422,
       .body_has = {"record_questions.answer_missing"}},
      {.name = "the author",
       .as = cast->as_homeroom(),
       .request = put,
       .body = R"({"answer":"逐家通话"})",
       .body_has = {"逐家通话"}},
  });
  set_day(14);
  look();
  check_school(cast->as_principal(), false);
}

TEST_P(QuestionsAboutRecords, AreSettledWhenTheWrongEntriesAreVoided) {
  paste();
  look();
  ASSERT_TRUE(visits_.void_visit(people::viewer_of(cast->as_homeroom()), last, visits::VoidReason::kNotHeld));
  set_day(5);
  look();
  EXPECT_EQ(own(), 0u);
  check_school(cast->as_principal(), false);
}

KITH_BOTH_ENGINES(QuestionsAboutRecords);

}  // namespace
}  // namespace kith::record_questions
