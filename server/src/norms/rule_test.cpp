// SPDX-License-Identifier: Apache-2.0
#include "norms/rule.hpp"

#include <gtest/gtest.h>

namespace kith::norms {
namespace {

using ledger::ContactKind;
using ledger::Mode;

TEST(CountingAContact, TakesEveryKindButNoticesWhenNoneIsNamed) {
  EXPECT_TRUE(counts({}, {.kind = ContactKind::kLetter, .mode = Mode::kWritten}));
  EXPECT_FALSE(counts({}, {.kind = ContactKind::kNotice, .mode = Mode::kGroup}));
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

TEST(CountingAContact, IsImpossibleWhenNoKindFitsTheModes) {
  EXPECT_FALSE(can_count({.kinds = {ContactKind::kCall}, .modes = {Mode::kHome}}));
  EXPECT_FALSE(can_count({.modes = {Mode::kTelephone}, .face_to_face = true}));
  EXPECT_TRUE(can_count({.kinds = {ContactKind::kCall}, .modes = {Mode::kHome, Mode::kTelephone}}));
}

}  // namespace
}  // namespace kith::norms
