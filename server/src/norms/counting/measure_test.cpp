// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/measure.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

using ledger::ContactKind;
using ledger::Mode;

const Date kMonday = make_date(2026, 11, 16);

class MeasuringASubject : public ::testing::Test {
 protected:
  MeasuringASubject() {
    Rule visited{.count = {.kinds = {ContactKind::kVisit, ContactKind::kCall}}, .at_least = 2};
    Rule in_person{.among = {.met = "X.1"}, .count = {.face_to_face = true}};
    Rule days{.count = {.what = What::kDays}, .at_least = 2};
    Pack pack{.id = "X"};
    for (auto& [id, rule] :
         std::vector<std::pair<std::string, Rule>>{{"X.1", visited}, {"X.2", in_person}, {"X.3", days}}) {
      rule.per = {calendar::PeriodKind::kWeek};
      pack.clauses.push_back({.id = id, .rule = rule});
    }
    catalogue_ = std::make_unique<Catalogue>(std::vector{pack});
    measures_.span = {{4202647, calendar::PeriodKind::kWeek, kMonday, kMonday + std::chrono::days{6}},
                      kMonday + std::chrono::days{1},
                      5,
                      {}};
    std::vector<Measured> norms;
    for (const auto& norm : catalogue_->norms())
      norms.push_back({&norm, {norm.clause, norm.rule.at_least, norm.rule.at_least, 1000, {}}});
    measures_.norms = std::make_shared<std::vector<Measured>>(std::move(norms));
    tally_ = begin_tally({.subject_id = 1, .class_id = 2}, measures_,
                         [](const Norm&, std::int64_t) { return false; });
  }

  const Norm& norm(const std::string& clause) const { return *catalogue_->find(clause); }
  std::string figures() const { return figures_text(tally_.figures); }

  std::unique_ptr<Catalogue> catalogue_;
  Measures measures_;
  Tally tally_;
  std::vector<Fact> facts_{
      {.contact_id = 1, .held_on = kMonday},
      {.contact_id = 2, .held_on = kMonday, .kind = ContactKind::kCall, .mode = Mode::kTelephone}};
};

TEST_F(MeasuringASubject, BeginsWithoutThePopulationThatIsAResult) {
  EXPECT_TRUE(tally_.is_concerned(norm("X.1")));
  EXPECT_FALSE(tally_.is_concerned(norm("X.2")));
}

TEST_F(MeasuringASubject, BringsASubjectIntoAPopulationWithTheResultItDependsOn) {
  measure(tally_, measures_, facts_, [](const Norm&) { return true; });
  EXPECT_TRUE(tally_.is_met(norm("X.1")));
  EXPECT_TRUE(tally_.is_met(norm("X.2")));
  EXPECT_FALSE(tally_.is_met(norm("X.3"))) << "two contacts on one day";
  EXPECT_EQ(figures(), "0:2 1:1 2:1");
}

TEST_F(MeasuringASubject, ComesToTheSameStepByStep) {
  auto counted = tally_;
  measure(counted, measures_, facts_, [](const Norm&) { return true; });
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    auto anew = step(tally_, measures_, std::span(facts_).subspan(i, 1), false);
    measure(tally_, measures_, std::span(facts_).first(i + 1),
            [&](const Norm& norm) { return std::find(anew.begin(), anew.end(), &norm) != anew.end(); });
  }
  EXPECT_EQ(tally_, counted);
}

TEST_F(MeasuringASubject, AsksToCountAnewWhatDoesNotAddUpAndWhoComesIntoAPopulation) {
  auto anew = step(tally_, measures_, std::span(facts_).first(1), false);
  EXPECT_EQ(anew, std::vector{&norm("X.3")});
  anew = step(tally_, measures_, std::span(facts_).last(1), false);
  EXPECT_EQ(anew, (std::vector{&norm("X.2"), &norm("X.3")}));
}

TEST_F(MeasuringASubject, TakesAVoidedContactOutAgain) {
  auto before = tally_;
  step(tally_, measures_, std::span(facts_).first(1), false);
  EXPECT_NE(tally_, before);
  step(tally_, measures_, std::span(facts_).first(1), true);
  EXPECT_EQ(tally_, before);
}

TEST(FiguresOfATally, ReadBackAsTheyAreWritten) {
  std::vector<int> figures{0, 3, 0, 12};
  EXPECT_EQ(figures_text(figures), "1:3 3:12");
  EXPECT_EQ(parse_figures("1:3 3:12"), figures);
  EXPECT_TRUE(parse_figures("").empty());
}

}  // namespace
}  // namespace kith::norms
