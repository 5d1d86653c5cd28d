// SPDX-License-Identifier: Apache-2.0
#include "people/directory.hpp"

#include <gtest/gtest.h>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/secrets/random.hpp"

namespace kith::people {
namespace {

class DirectoryStore : public db::BothEngines {
 protected:
  void SetUp() override {
    db::BothEngines::SetUp();
    db().write([&](db::Tx& tx) {
      school = kit::add_school(tx);
      third = kit::add_class(tx, school, {.grade = 3, .number = 2});
      fourth = kit::add_class(tx, school, {.grade = 4, .number = 1});
      ming = kit::add_student(tx, third, {.name = "王小明"});
      mother = kit::add_guardian(tx, ming, {.name = "王芳", .lives_away = true});
      younger = kit::add_sibling(tx, ming, fourth, {.name = "王小雨"});
      stranger = kit::add_student(tx, fourth, {.name = "欧阳雪"});
      other_mother = kit::add_guardian(tx, stranger, {.name = "李兰"});
      homeroom = kit::add_staff(tx, school, {.name = "陈老师"});
      kit::add_teaching(tx, third, homeroom, {.role = "homeroom"});
      kit::add_post(tx, homeroom, {.post = "homeroom_teacher"});
      kit::add_care_membership(tx, ming, "left_behind");
    });
  }

  std::vector<std::string> names(const std::vector<StudentLine>& lines) {
    std::vector<std::string> found;
    for (const auto& line : lines) found.push_back(line.name);
    return found;
  }

  FixedClock clock{SystemClock().at(make_date(2026, 11, 20), 9 * 60)};
  secrets::SeededRandom random{1};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  std::int64_t school = 0, third = 0, fourth = 0, ming = 0, younger = 0, stranger = 0, mother = 0,
               other_mother = 0, homeroom = 0;
  Directory directory() { return Directory(db(), clock, sealer); }
};

using Names = std::vector<std::string>;

TEST_P(DirectoryStore, NamesAClassByItsGradeOfThisYear) {
  auto cards = directory().classes(kit::as_staff(homeroom, kTeacher | kHomeroom));
  ASSERT_EQ(cards.size(), 1u);
  EXPECT_EQ(cards[0].class_name, "三年级2班");
  EXPECT_EQ(cards[0].homeroom_name, "陈老师");
  EXPECT_TRUE(cards[0].is_mine);
}

TEST_P(DirectoryStore, ListsAClassWithTheGuardianToCallFirst) {
  auto lines = directory().students_of_class(kit::as_staff(homeroom, kTeacher | kHomeroom), third).value();
  ASSERT_EQ(names(lines), Names{"王小明"});
  EXPECT_EQ(lines[0].given_name, "小明");
  EXPECT_EQ(lines[0].guardian_name, "王芳");
  EXPECT_TRUE(lines[0].has_guardian_away);
}

TEST_P(DirectoryStore, HidesAClassThatTheTeacherDoesNotTeach) {
  auto refused = directory().students_of_class(kit::as_staff(homeroom, kTeacher | kHomeroom), fourth);
  ASSERT_TRUE(refused.has_error());
  EXPECT_EQ(refused.error().code, "people.no_such_class");
}

TEST_P(DirectoryStore, FindsByNamePinyinAndInitialsInAnyCase) {
  auto principal = kit::as_staff(homeroom, kPrincipal);
  for (auto query : {"小明", "wxm", "WXM", "wangxiaoming", "Wang Xiaoming"})
    EXPECT_EQ(names(directory().search(principal, query)), Names{"王小明"}) << query;
}

TEST_P(DirectoryStore, FindsNobodyForSignsThatMeanAnythingElsewhere) {
  auto principal = kit::as_staff(homeroom, kPrincipal);
  for (auto query : {"", " ", "%", "_", "!", "'", "'; drop table students"})
    EXPECT_EQ(names(directory().search(principal, query)), Names{}) << query;
}

TEST_P(DirectoryStore, SearchesOnlyWithinSight) {
  auto teacher = kit::as_staff(homeroom, kTeacher | kHomeroom);
  EXPECT_EQ(names(directory().search(teacher, "雪")), Names{});
  EXPECT_EQ(names(directory().search(kit::as_guardian(mother), "雪")), Names{});
  EXPECT_EQ(names(directory().search(kit::as_district(), "王")), Names{});
}

TEST_P(DirectoryStore, ShowsAGuardianTheirOwnChildrenAndNoOthers) {
  auto children = directory().children(kit::as_guardian(mother));
  ASSERT_EQ(children.size(), 2u);
  EXPECT_EQ(children[0].name, "王小明");
  EXPECT_EQ(children[1].name, "王小雨");
}

TEST_P(DirectoryStore, KeepsAStudentOfAnotherFamilyAsUnknownAsOneThatDoesNotExist) {
  auto hidden = directory().student(kit::as_guardian(other_mother), ming);
  auto absent = directory().student(kit::as_guardian(other_mother), ming + 999);
  ASSERT_TRUE(hidden.has_error() && absent.has_error());
  EXPECT_EQ(hidden.error().code, absent.error().code);
}

TEST_P(DirectoryStore, GivesCareGroupsOnlyToThoseWithAGrant) {
  EXPECT_EQ(directory().student(kit::as_staff(homeroom, kTeacher | kHomeroom), ming)->care_groups,
            std::vector<CareGroup>{CareGroup::kLeftBehind});
  EXPECT_FALSE(directory().student(kit::as_staff(homeroom, kTeachingOffice), ming)->care_groups);
}

TEST_P(DirectoryStore, HidesAChildFromAGuardianWhomCustodyExcludes) {
  db().write([&](db::Tx& tx) { kit::limit_guardian(tx, ming, mother, false, false); });
  auto children = directory().children(kit::as_guardian(mother));
  ASSERT_EQ(children.size(), 1u);
  EXPECT_EQ(children[0].name, "王小雨");
}

KITH_BOTH_ENGINES(DirectoryStore);

}  // namespace
}  // namespace kith::people
