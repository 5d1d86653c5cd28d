// SPDX-License-Identifier: Apache-2.0
// From a published notice to the board of its clauses, and to the name of who has not done it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/asked_clauses.hpp"
#include "app/recorded_kinds.hpp"
#include "calendar/calendar_store.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/publishing.hpp"
#include "norms/boards/boards.hpp"
#include "norms/norm_kit.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::app {
namespace {

using people::viewer_of;
using std::chrono::days;

class NoticesOnTheBoard : public norms::kit::NormSchools {
 protected:
  NoticesOnTheBoard() {
    clock_.set(people::kit::morning());
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      calendar::add_to_calendar(tx, cast->school, calendar::usual_calendar(2026));
      norms_.adopt_all(tx, cast->school, make_date(2026, 8, 1));
    });
    norms_.begin_day(db());
    duties.listen(norms_);
  }
  std::int64_t publish(const char* key, notices::NoticeKind kind, std::optional<Instant> starts_at = {}) {
    return publishing
        .publish(viewer_of(cast->as_homeroom()), {.title = "亲子读书会",
                                                  .body = "周六上午九点在图书馆",
                                                  .audience = {.class_ids = {cast->school_class}},
                                                  .client_key = key,
                                                  .kind = kind,
                                                  .starts_at = starts_at})
        .value()
        .notice_id;
  }
  void open(const access::Caller& guardian, std::int64_t id) { inbox.open(viewer_of(guardian), id).value(); }
  // "population met missing"
  std::string line(const std::string& clause) {
    for (const auto& each : boards.board(viewer_of(cast->as_principal())).norms)
      if (each.clause == clause) return fmt::format("{} {} {}", each.population, each.met, each.missing);
    return "none";
  }
  std::vector<norms::MissingLine> missing(const std::string& clause) {
    return boards.missing(viewer_of(cast->as_principal()), {.clause = clause}).value().missing;
  }

  std::unique_ptr<people::kit::TwoSchools> cast;
  secrets::SeededRandom random{7};
  jobs::Jobs jobs{clock_, random};
  ledger::Duties duties;
  events::KeptEvents events;
  notices::Owed owed{db(), clock_, jobs, duties, clauses_of_notices(*catalogue_, clock_)};
  notices::Publishing publishing{db(), clock_, ledger_, events, nullptr, &owed};
  notices::Inbox inbox{db(), clock_, &owed};
  norms::Boards boards{db(), clock_, norms_};
};

TEST_P(NoticesOnTheBoard, MeetAClauseOnceEveryFamilyHasThem) {
  auto id = publish("a", notices::NoticeKind::kLetter);
  EXPECT_EQ(line("P2a.3"), "0 0 0") << "not due yet";
  open(cast->as_li_mother(), id);
  open(cast->as_zhao_mother(), id);
  EXPECT_EQ(line("P2a.3"), "1 1 0");
}

TEST_P(NoticesOnTheBoard, NameTheTeacherWhoseFamiliesWereNotToldADayAhead) {
  auto saturday = clock_.at(clock_.today() + days{3}, 9 * 60);
  auto id = publish("a", notices::NoticeKind::kActivity, saturday);
  open(cast->as_li_mother(), id);
  clock_.set(saturday);
  open(cast->as_zhao_mother(), id);
  EXPECT_EQ(line("P2d.5"), "1 0 1");
  auto late = missing("P2d.5");
  ASSERT_EQ(late.size(), 1u);
  EXPECT_EQ(late[0].owner_name, "何老师");
  EXPECT_EQ(late[0].fulfilled_at, saturday) << "late, not never";
  EXPECT_EQ(late[0].class_id, cast->school_class);
}

TEST_P(NoticesOnTheBoard, NameWhoNeverAskedForOpinions) {
  auto friday = clock_.at(clock_.today() + days{2}, 9 * 60);
  publish("a", notices::NoticeKind::kActivity, friday);
  auto late = missing("P2a.2");
  ASSERT_EQ(late.size(), 1u) << "it was due three days ahead";
  EXPECT_EQ(late[0].owner_name, "何老师");
  EXPECT_FALSE(late[0].fulfilled_at);
}

TEST_P(NoticesOnTheBoard, CountSuspendedLessonsAmongWhatIsToldInTime) {
  auto id = publish("a", notices::NoticeKind::kSuspension, clock_.at(clock_.today() + days{9}, 8 * 60));
  open(cast->as_li_mother(), id);
  open(cast->as_zhao_mother(), id);
  EXPECT_EQ(line("P2d.4"), "1 1 0");
  EXPECT_EQ(line("P2d.5"), "0 0 0") << "nothing that families are to come to";
}

TEST(WhatTheProductOpens, IncludesTheDutiesOfNotices) {
  for (auto duty : {"notices.ask_opinions", "notices.reach_every_family", "notices.tell_in_time",
                    "notices.tell_before_activity"})
    EXPECT_TRUE(is_opened(duty)) << duty;
}

KITH_BOTH_ENGINES(NoticesOnTheBoard);

}  // namespace
}  // namespace kith::app
