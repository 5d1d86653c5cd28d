// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/figure.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

using ledger::BegunBy;
using ledger::ContactKind;
using ledger::Level;
using ledger::Mode;

TEST(CountingAContact, TakesTalksWhenNoKindIsNamed) {
  EXPECT_TRUE(counts({}, {.kind = ContactKind::kLetter, .mode = Mode::kWritten}));
  EXPECT_FALSE(counts({}, {.kind = ContactKind::kNotice, .mode = Mode::kGroup}));
  EXPECT_FALSE(counts({}, {.kind = ContactKind::kCard, .mode = Mode::kWritten}));
  EXPECT_TRUE(
      counts({.kinds = {ContactKind::kNotice}}, {.kind = ContactKind::kNotice, .mode = Mode::kGroup}));
}

TEST(CountingAContact, WantsKindAndModeBoth) {
  Count at_home{.kinds = {ContactKind::kVisit}, .modes = {Mode::kHome}};
  EXPECT_TRUE(counts(at_home, {.kind = ContactKind::kVisit, .mode = Mode::kHome}));
  EXPECT_FALSE(counts(at_home, {.kind = ContactKind::kVisit, .mode = Mode::kVideo}));
  EXPECT_FALSE(counts(at_home, {.kind = ContactKind::kCall, .mode = Mode::kHome}));
}

TEST(CountingAContact, TakesHomeAndSchoolForFaceToFace) {
  Count face{.face_to_face = true};
  EXPECT_EQ(counted_modes(face), (std::vector{Mode::kHome, Mode::kSchool}));
  EXPECT_TRUE(counts(face, {.kind = ContactKind::kReception, .mode = Mode::kSchool}));
  EXPECT_FALSE(counts(face, {.kind = ContactKind::kVisit, .mode = Mode::kVideo}));
}

TEST(CountingAContact, AsksWhoTookPartAndWithWhom) {
  EXPECT_FALSE(counts({.by = By::kHomeroom}, {}));
  EXPECT_TRUE(counts({.by = By::kHomeroom}, {.by_homeroom = true}));
  EXPECT_FALSE(counts({.with = With::kGuardianAway}, {.by_homeroom = true}));
  EXPECT_TRUE(counts({.with = With::kGuardianAway}, {.with_away = true}));
}

TEST(CountingAContact, AsksAtWhichLevelAndWhetherItWasPlanned) {
  Count own{.kinds = {ContactKind::kMeeting}, .levels = {Level::kClass}};
  Fact school_wide{.kind = ContactKind::kMeeting, .mode = Mode::kGroup, .level = Level::kSchool};
  EXPECT_FALSE(counts(own, school_wide));
  own.levels.clear();
  EXPECT_TRUE(counts(own, school_wide));
  own.planned = true;
  EXPECT_FALSE(counts(own, school_wide));
  school_wide.planned = true;
  EXPECT_TRUE(counts(own, school_wide));
}

const Date kMonday = make_date(2026, 11, 16);
constexpr std::chrono::days kDay{1};
const Days kWeek{kMonday, kMonday + 6 * kDay};

Fact book(int day, BegunBy by) {
  static std::int64_t id = 0;
  return {.contact_id = ++id,
          .held_on = kMonday + day * kDay,
          .kind = ContactKind::kBook,
          .mode = Mode::kWritten,
          .begun_by = by};
}

TEST(AFigure, CountsADayOnceWhenAllThreePartiesHaveWritten) {
  Count count{.kinds = {ContactKind::kBook}, .what = What::kSharedDays};
  std::vector<Fact> facts{book(0, BegunBy::kSchool),  book(0, BegunBy::kFamily), book(0, BegunBy::kStudent),
                          book(0, BegunBy::kStudent), book(1, BegunBy::kSchool), book(1, BegunBy::kFamily),
                          book(2, BegunBy::kStudent), book(2, BegunBy::kFamily), book(2, BegunBy::kSchool)};
  auto figure = figure_of(count, kWeek, facts, 2);
  EXPECT_EQ(figure.value, 2);
  EXPECT_EQ(figure.met_on, kMonday + 2 * kDay);
}

TEST(AFigure, CountsOneContactWithTwoChildrenOnce) {
  Fact call{.contact_id = 7, .held_on = kMonday, .kind = ContactKind::kCall, .mode = Mode::kTelephone};
  EXPECT_EQ(figure_of({}, kWeek, std::vector{call, call}, 1).value, 1);
}

TEST(AFigure, LeavesOutWhatLiesBesideThePeriod) {
  Fact before{.contact_id = 1, .held_on = kMonday - kDay},
      after{.contact_id = 2, .held_on = kMonday + 7 * kDay};
  EXPECT_EQ(figure_of({}, kWeek, std::vector{before, after}, 1).value, 0);
}

TEST(AFigure, CountsOneTextToManyFamiliesOnce) {
  Fact letter{.contact_id = 1,
              .held_on = kMonday,
              .kind = ContactKind::kLetter,
              .mode = ledger::Mode::kWritten,
              .families = 40};
  Fact message{.contact_id = 2,
               .held_on = kMonday,
               .kind = ContactKind::kMessage,
               .mode = ledger::Mode::kOnline,
               .families = 12};
  Fact big_visit{.contact_id = 3, .held_on = kMonday, .families = 3};
  EXPECT_EQ(figure_of({.what = What::kFamilies}, kWeek, std::vector{letter}, 1).value, 1);
  EXPECT_EQ(figure_of({.what = What::kFamilies}, kWeek, std::vector{letter, message, big_visit}, 1).value, 5);
}

TEST(AFigure, CountsFamiliesDaysOrKinds) {
  std::vector<Fact> facts{{.contact_id = 1, .held_on = kMonday, .families = 3},
                          {.contact_id = 2, .held_on = kMonday, .kind = ContactKind::kCall, .families = 1},
                          {.contact_id = 3, .held_on = kMonday + kDay, .families = 1}};
  EXPECT_EQ(figure_of({.what = What::kFamilies}, kWeek, facts, 1).value, 5);
  EXPECT_EQ(figure_of({.what = What::kDays}, kWeek, facts, 1).value, 2);
  EXPECT_EQ(figure_of({.what = What::kKinds}, kWeek, facts, 1).value, 2);
  EXPECT_EQ(figure_of({}, kWeek, facts, 1).value, 3);
}

}  // namespace
}  // namespace kith::norms
