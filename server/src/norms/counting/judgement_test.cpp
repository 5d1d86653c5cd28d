// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/judgement.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

// 100 students, a target of all of them.
State at(int share_percent, int elapsed_percent) {
  return judge({.population = 100, .met = share_percent, .elapsed_permille = elapsed_percent * 10});
}

TEST(JudgingANorm, HasNothingToSayAboutNobody) {
  EXPECT_EQ(judge({.population = 0}), State::kNothingToJudge);
  EXPECT_EQ(judge({.population = 0, .is_over = true}), State::kNothingToJudge);
}

TEST(JudgingANorm, ComparesARunningPeriodWithWhereItShouldBeToday) {
  EXPECT_EQ(at(72, 70), State::kOnPace);
  EXPECT_EQ(at(70, 70), State::kOnPace);
  EXPECT_EQ(at(58, 70), State::kSlow);
  EXPECT_EQ(at(50, 70), State::kTooLate);
  EXPECT_EQ(at(100, 70), State::kMet);
}

TEST(JudgingANorm, CallsNobodyTooLateAtTheBeginning) {
  EXPECT_EQ(at(0, 0), State::kOnPace);
  EXPECT_EQ(at(0, 5), State::kSlow);
  EXPECT_EQ(at(0, 30), State::kSlow);
  EXPECT_EQ(at(0, 34), State::kTooLate);
}

TEST(JudgingANorm, StaysSlowWhenNearlyDoneOnTheLastDays) {
  EXPECT_EQ(at(99, 100), State::kSlow);
  EXPECT_EQ(at(60, 100), State::kTooLate);
}

TEST(JudgingANorm, IsDecidedWhenThePeriodIsOver) {
  EXPECT_EQ(judge({.population = 100, .met = 99, .elapsed_permille = 1000, .is_over = true}),
            State::kTooLate);
  EXPECT_EQ(judge({.population = 100, .met = 50, .target_permille = 500, .is_over = true}), State::kMet);
}

TEST(JudgingANorm, TakesNoFractionOfAPersonForTheShare) {
  EXPECT_FALSE(reaches(20, 41, 500));
  EXPECT_TRUE(reaches(21, 41, 500));
  EXPECT_EQ(needed(41, 500), 21);
  EXPECT_EQ(needed(0, 500), 0);
}

TEST(JudgingANorm, HoldsInEachClassOnlyWhenItHoldsInTheLastOne) {
  Standing standing{.population = 100,
                    .met = 90,
                    .target_permille = 500,
                    .class_count = 3,
                    .classes_met = 2,
                    .elapsed_permille = 400};
  EXPECT_EQ(judge(standing), State::kOnPace);
  standing.classes_met = 3;
  EXPECT_EQ(judge(standing), State::kMet);
}

TEST(JudgingANorm, IsSlowLateInThePeriodWhileOneClassIsShort) {
  Standing standing{.population = 918,
                    .met = 514,
                    .target_permille = 500,
                    .class_count = 23,
                    .classes_met = 18,
                    .elapsed_permille = 1000};
  EXPECT_EQ(judge(standing), State::kSlow) << "a Sunday, and five classes have too few calls";
  standing.elapsed_permille = 400;
  EXPECT_EQ(judge(standing), State::kOnPace);
}

TEST(JudgingANorm, ExpectsAShareWithoutPaceFromTheFirstVisitOn) {
  Standing face_to_face{
      .population = 10, .met = 7, .target_permille = 800, .elapsed_permille = 100, .pace = Pace::kAlways};
  EXPECT_EQ(expected_permille(face_to_face), 800);
  EXPECT_EQ(judge(face_to_face), State::kSlow);
  face_to_face.met = 8;
  EXPECT_EQ(judge(face_to_face), State::kMet);
}

TEST(ForecastingANorm, GoesOnAtTodaysPace) {
  EXPECT_EQ(forecast_permille({.population = 100, .met = 46, .elapsed_permille = 500}), 920);
  EXPECT_EQ(forecast_permille({.population = 3, .met = 0, .elapsed_permille = 500}), 0);
}

TEST(ForecastingANorm, NeverExceedsEverybody) {
  EXPECT_EQ(forecast_permille({.population = 100, .met = 90, .elapsed_permille = 100}), 1000);
}

TEST(ForecastingANorm, SaysNothingWhereThereIsNoPaceToGoOnWith) {
  EXPECT_FALSE(forecast_permille({.population = 100, .met = 3, .elapsed_permille = 0})) << "the first day";
  EXPECT_FALSE(forecast_permille({.population = 0, .elapsed_permille = 500})) << "nobody";
  EXPECT_FALSE(forecast_permille({.population = 100, .met = 3, .elapsed_permille = 1000, .is_over = true}));
  EXPECT_FALSE(
      forecast_permille({.population = 9, .met = 3, .elapsed_permille = 500, .pace = Pace::kAlways}));
  EXPECT_FALSE(
      forecast_permille({.population = 9, .met = 3, .elapsed_permille = 500, .pace = Pace::kByTheEnd}));
}

TEST(JudgingANorm, DoesNotCallAnOpenDayLateBeforeThePeriodIsNearlyOver) {
  Standing open_day{.population = 1, .met = 0, .elapsed_permille = 740, .pace = Pace::kByTheEnd};
  EXPECT_EQ(judge(open_day), State::kOnPace);
  EXPECT_EQ(expected_permille(open_day), 0);
  open_day.elapsed_permille = 750;
  EXPECT_EQ(judge(open_day), State::kSlow);
  open_day.is_over = true;
  EXPECT_EQ(judge(open_day), State::kTooLate);
}

}  // namespace
}  // namespace kith::norms
