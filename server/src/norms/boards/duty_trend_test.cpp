// SPDX-License-Identifier: Apache-2.0
// The trend of a clause about duties: of what fell due in a week, the share done in time.
#include "ledger/duties.hpp"
#include "norms/boards/boards.hpp"
#include "norms/norm_kit.hpp"
#include "people/two_schools_kit.hpp"

namespace kith::norms {
namespace {

using std::chrono::days;
using std::chrono::hours;

class DutyTrend : public kit::NormSchools {
 protected:
  void SetUp() override {
    write([&](db::Tx& tx) {
      school_ = NormSchools::add_school(tx);
      auto class_id = people::kit::add_class(tx, school_);
      teacher_ = people::kit::add_staff(tx, school_);
      people::kit::add_teaching(tx, class_id, teacher_);
      student_ = people::kit::add_student(tx, class_id);
      norms_.roster_changed(tx, school_);
    });
    duties_.listen(norms_);
  }
  void owe(Instant due_at, std::optional<hours> done_before) {
    write([&](db::Tx& tx) {
      auto duty_id = duties_.open(tx, {.school_id = school_,
                                       .kind = "visits.answer_opinion",
                                       .clause = "P4.13",
                                       .owner_id = teacher_,
                                       .subject_kind = "student",
                                       .subject_id = student_,
                                       .cause_slice = "visits",
                                       .cause_id = 1,
                                       .began_at = due_at - days{7},
                                       .due_at = due_at});
      if (done_before) duties_.fulfil(tx, school_, duty_id, due_at - *done_before).value();
    });
  }
  std::vector<TrendPoint> trend() {
    Boards boards(db(), clock_, norms_);
    for (const auto& line :
         boards.board({.school_id = school_, .person_id = teacher_, .roles = people::kStaff}).norms)
      if (line.clause == "P4.13") return line.trend;
    return {};
  }

  std::int64_t school_ = 0, teacher_ = 0, student_ = 0;
  ledger::Duties duties_;
};

TEST_P(DutyTrend, IsTheShareDoneInTimeOfWhatFellDueInAWeek) {
  const auto friday = clock_.at(kit::kFriday, 9 * 60);
  owe(friday - days{14}, hours{3});
  owe(friday - days{13}, hours{-30});
  owe(friday - days{1}, hours{1});
  owe(friday + days{1}, std::nullopt);
  const auto points = trend();
  ASSERT_EQ(points.size(), 2u) << "nothing was due in the week between";
  EXPECT_EQ(points[0].week_on, make_date(2026, 11, 2));
  EXPECT_EQ(points[0].share_permille, 500) << "late is not in time";
  EXPECT_EQ(points[1].week_on, make_date(2026, 11, 16));
  EXPECT_EQ(points[1].share_permille, 1000) << "what is due tomorrow is not judged";
}

TEST_P(DutyTrend, IsEmptyWhileNothingWasDue) { EXPECT_TRUE(trend().empty()); }

KITH_BOTH_ENGINES(DutyTrend);

}  // namespace
}  // namespace kith::norms
