// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "norms/boards/boards.hpp"
#include "norms/norm_kit.hpp"

namespace kith::norms {
namespace {

class TheDistrictBoard : public kit::NormSchools {
 protected:
  TheDistrictBoard() {
    write([&](db::Tx& tx) {
      for (auto* school : {&first, &second}) {
        school->school_id = add_school(tx);
        school->class_id = people::kit::add_class(tx, school->school_id);
        school->student_id = people::kit::add_student(tx, school->class_id);
        school->staff_id = people::kit::add_staff(tx, school->school_id);
      }
    });
    norms_.begin_day(db());
  }
  struct School {
    std::int64_t school_id = 0, class_id = 0, student_id = 0, staff_id = 0;
  };

  std::vector<DistrictCell> cells(Boards& boards, const std::string& clause) {
    auto board = boards.district();
    std::vector<DistrictCell> cells;
    for (std::size_t n = 0; n < board.norms.size(); ++n)
      if (board.norms[n].clause == clause)
        for (const auto& school : board.schools) cells.push_back(school.cells[n].value());
    return cells;
  }
  // "first second": how many of each school meet the norm.
  std::string met(Boards& boards, const std::string& clause) {
    auto both = cells(boards, clause);
    return fmt::format("{} {}", both.at(0).met.value(), both.at(1).met.value());
  }

  School first, second;
  Boards boards{db(), clock_, norms_};
};

TEST_P(TheDistrictBoard, FollowsWhatIsRecordedAndVoidedBetweenTwoLooks) {
  EXPECT_EQ(met(boards, "P4.3"), "0 0");
  auto contact_id = hold({.student_id = second.student_id, .staff_id = second.staff_id});
  EXPECT_EQ(met(boards, "P4.3"), "0 1");
  void_contact(contact_id);
  EXPECT_EQ(met(boards, "P4.3"), "0 0");
}

TEST_P(TheDistrictBoard, OfAnotherServerFollowsToo) {
  Boards another{db(), clock_, norms_};
  EXPECT_EQ(met(another, "P4.3"), "0 0");
  hold({.student_id = first.student_id, .staff_id = first.staff_id});
  EXPECT_EQ(met(boards, "P4.3"), "1 0");
  EXPECT_EQ(met(another, "P4.3"), "1 0");
}

TEST_P(TheDistrictBoard, TurnsWithTheWeek) {
  hold({.student_id = first.student_id, .staff_id = first.staff_id});
  auto week = [&] {
    for (const auto& norm : boards.district().norms)
      if (norm.clause == "P2c.6") return norm.period_code;
    return std::string();
  };
  auto before = week();
  set_today(kit::kFriday + std::chrono::days{3});
  norms_.begin_day(db());
  EXPECT_NE(week(), before);
  EXPECT_EQ(met(boards, "P4.3"), "1 0");
}

TEST_P(TheDistrictBoard, CountsADutyFromTheMomentItIsDue) {
  ledger::Duties duties;
  duties.listen(norms_);
  write([&](db::Tx& tx) {
    duties.open(tx, {.school_id = first.school_id,
                     .kind = "visits.answer_opinion",
                     .owner_id = first.staff_id,
                     .subject_kind = "student",
                     .subject_id = first.student_id,
                     .cause_slice = "visits",
                     .began_at = clock_.now(),
                     .due_at = clock_.now() + std::chrono::hours{2}});
  });
  EXPECT_EQ(cells(boards, "P4.13").front().population, 0);
  clock_.set(clock_.now() + std::chrono::hours{3});
  EXPECT_EQ(cells(boards, "P4.13").front().population, 1);
  EXPECT_EQ(cells(boards, "P4.13").front().met, 0);
}

KITH_BOTH_ENGINES(TheDistrictBoard);

}  // namespace
}  // namespace kith::norms
