// SPDX-License-Identifier: Apache-2.0
// What a contact is judged by follows every change of figures, wherever it was made; what is kept for it
// stays small.
#include "norms/counting/kept_measures.hpp"

#include <algorithm>

#include "norms/adoption/adoption_store.hpp"
#include "norms/norm_kit.hpp"

namespace kith::norms {
namespace {

class KeptMeasuresOfAPeriod : public kit::NormSchools {
 protected:
  KeptMeasuresOfAPeriod() {
    write([&](db::Tx& tx) {
      school_ = NormSchools::add_school(tx);
      auto class_id = people::kit::add_class(tx, school_);
      teacher_ = people::kit::add_staff(tx, school_);
      people::kit::add_teaching(tx, class_id, teacher_);
      first_ = people::kit::add_student(tx, class_id);
      second_ = people::kit::add_student(tx, class_id);
      norms_.roster_changed(tx, school_);
    });
  }
  kit::Held with(std::int64_t student_id) const { return {.student_id = student_id, .staff_id = teacher_}; }
  // From now on the visits that P4.4 asks of every student are `target` a term.
  void ask_visits(db::Tx& tx, Norms& by, int target) {
    add_adoptions(tx, {{.school_id = school_,
                        .norm_id = "P4.4",
                        .since_on = make_date(2026, 8, 1) + std::chrono::days{target},
                        .target = target,
                        .reason = "本校自定",
                        .set_at = clock_.now()}});
    by.roster_changed(tx, school_);
  }

  PeriodRow term_of(std::int64_t school_id) {
    auto rows =
        db().read([&](db::Session& session) { return periods_begun(session, school_id, clock_.today()); });
    return *std::ranges::find(rows, calendar::PeriodKind::kTerm, &PeriodRow::kind);
  }
  std::vector<Measures> of(KeptMeasures& kept, const std::vector<PeriodRow>& periods) {
    return db().read(
        [&](db::Session& session) { return kept.of(session, periods.front().school_id, periods); });
  }

  std::int64_t school_ = 0, teacher_ = 0, first_ = 0, second_ = 0;
};

TEST_P(KeptMeasuresOfAPeriod, JudgesTheNextContactByFiguresThatAnotherServerHasJustChanged) {
  hold(with(first_));
  EXPECT_EQ(score(school_, "P4.4"), "2 1");
  Norms elsewhere(*catalogue_, clock_);
  write([&](db::Tx& tx) { ask_visits(tx, elsewhere, 2); });
  hold(with(second_));
  EXPECT_EQ(score(school_, "P4.4"), "2 0");
  hold(with(second_));
  EXPECT_EQ(score(school_, "P4.4"), "2 1");
}

TEST_P(KeptMeasuresOfAPeriod, ForgetsFiguresOfAChangeThatWasTakenBack) {
  hold(with(first_));
  struct TakenBack {};
  EXPECT_THROW(write([&](db::Tx& tx) {
                 ask_visits(tx, norms_, 2);
                 hold(tx, with(first_));
                 throw TakenBack{};
               }),
               TakenBack);
  hold(with(second_));
  EXPECT_EQ(score(school_, "P4.4"), "2 2");
}

TEST_P(KeptMeasuresOfAPeriod, AreOneCopyForSchoolsThatJudgeAlike) {
  auto alike = write([&](db::Tx& tx) {
    auto added = NormSchools::add_school(tx);
    norms_.roster_changed(tx, added);
    return added;
  });
  KeptMeasures kept(*catalogue_);
  auto of_term = [&](std::int64_t school_id) { return of(kept, {term_of(school_id)}).front().norms; };
  EXPECT_FALSE(of_term(school_)->empty());
  EXPECT_EQ(of_term(school_), of_term(alike));
  write([&](db::Tx& tx) { ask_visits(tx, norms_, 2); });
  EXPECT_NE(of_term(school_), of_term(alike));
}

TEST_P(KeptMeasuresOfAPeriod, AreForgottenWhenOneHasBegunAfterItWasFrozen) {
  KeptMeasures kept(*catalogue_);
  auto term = term_of(school_);
  std::weak_ptr of_term = of(kept, {term}).front().norms;
  auto next = [&](std::chrono::days after_its_end) {
    auto row = term;
    row.period_no += static_cast<int>(after_its_end.count());
    row.starts_on = row.ends_on = term.ends_on + after_its_end;
    return row;
  };
  of(kept, {next(kFrozenAfter)});
  EXPECT_FALSE(of_term.expired()) << "late entries still count";
  of(kept, {next(kFrozenAfter + std::chrono::days{1})});
  EXPECT_TRUE(of_term.expired());
}

KITH_BOTH_ENGINES(KeptMeasuresOfAPeriod);

}  // namespace
}  // namespace kith::norms
