// SPDX-License-Identifier: Apache-2.0
// A clause that nothing in the product could meet says so, instead of a share of nothing.
#include <gtest/gtest.h>

#include "calendar/calendar_store.hpp"
#include "norms/boards/board_paper.hpp"
#include "norms/boards/boards.hpp"
#include "norms/norm_kit.hpp"
#include "people/two_schools_kit.hpp"

namespace kith::norms {
namespace {

bool without_books(ledger::ContactKind kind) { return kind != ledger::ContactKind::kBook; }
bool without_mailbox(std::string_view duty) { return duty != "mailbox.answer"; }

class WhatNothingRecords : public kit::NormSchools {
 protected:
  WhatNothingRecords() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      calendar::add_to_calendar(tx, cast->school, calendar::usual_calendar(2026));
      norms_.adopt_all(tx, cast->school, make_date(2026, 8, 1));
    });
    norms_.begin_day(db());
    norms.follow_catalogue(db());
  }
  static NormLine line(const NormBoard& board, const std::string& clause) {
    for (const auto& each : board.norms)
      if (each.clause == clause) return each;
    return {};
  }
  NormBoard board(Norms& of) {
    return Boards(db(), clock_, of).board(people::viewer_of(cast->as_principal()));
  }

  std::unique_ptr<Catalogue> catalogue =
      built_in_catalogue({.contacts = without_books, .duties = without_mailbox});
  Norms norms{*catalogue, clock_};
  std::unique_ptr<people::kit::TwoSchools> cast;
};

TEST_P(WhatNothingRecords, ConcernsNobodyAndIsLeftOutOfTotals) {
  auto now = board(norms);
  auto book = line(now, "P2c.11");
  EXPECT_FALSE(book.is_recorded);
  EXPECT_EQ(book.population, 0);
  EXPECT_EQ(book.state, State::kNothingToJudge);
  EXPECT_TRUE(line(now, "P4.4").is_recorded);
  EXPECT_GT(line(now, "P4.4").population, 0);
}

TEST_P(WhatNothingRecords, HasNobodyMissing) {
  auto missing =
      Boards(db(), clock_, norms).missing(people::viewer_of(cast->as_principal()), {.clause = "P2c.11"});
  EXPECT_TRUE(missing.value().missing.empty());
}

TEST_P(WhatNothingRecords, IsSaidOnPaperAndToTheDistrict) {
  auto report = board_report(board(norms), {}, BoardPaper{.school_name = "清河小学"});
  std::string said;
  for (const auto& row : report.tables.front().rows)
    if (std::get<std::string>(row.front()) == "P2c.11") said = std::get<std::string>(row.back());
  EXPECT_EQ(said, "尚无处记录");
  for (const auto& norm : Boards(db(), clock_, norms).district().norms)
    EXPECT_EQ(norm.is_recorded, norm.clause != "P2c.11" && norm.clause != "P3.9") << norm.clause;
}

TEST_P(WhatNothingRecords, IsSaidOfDutiesThatNothingOpens) {
  EXPECT_FALSE(line(board(norms), "P3.9").is_recorded);
  EXPECT_TRUE(line(board(norms), "P4.13").is_recorded);
  ledger::Duties duties;
  duties.listen(norms);
  write([&](db::Tx& tx) {
    duties.open(tx, {.school_id = cast->school,
                     .kind = "mailbox.answer",
                     .owner_id = cast->principal,
                     .subject_kind = "school",
                     .subject_id = cast->school,
                     .cause_slice = "mailbox",
                     .began_at = clock_.now(),
                     .due_at = clock_.now() + std::chrono::hours{48}});
  });
  EXPECT_TRUE(line(board(norms), "P3.9").is_recorded) << "one stands there all the same";
}

TEST_P(WhatNothingRecords, IsMeasuredOnceSomethingDoes) {
  norms_.follow_catalogue(db());
  auto book = line(board(norms_), "P2c.11");
  EXPECT_TRUE(book.is_recorded);
  EXPECT_EQ(book.population, 3);
}

KITH_BOTH_ENGINES(WhatNothingRecords);

}  // namespace
}  // namespace kith::norms
