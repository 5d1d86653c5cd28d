// SPDX-License-Identifier: Apache-2.0
#include "delivery/directory/matching.hpp"

#include <gtest/gtest.h>

#include "platform/secrets/telephone.hpp"

namespace kith::delivery {
namespace {

using people::Relation;

constexpr int kSchoolYear = 2026;

class MatchingADirectory : public testing::Test {
 protected:
  KnownStudent student(std::int64_t id, const std::string& name, int grade, int number,
                       const std::string& enrolment_no = "") {
    return {.student_id = id,
            .enrolment_no = enrolment_no,
            .name = name,
            .class_key = people::class_key(grade, number, kSchoolYear),
            .guardians = {{10 * id + 1, Relation::kMother, hash("13800000001")},
                          {10 * id + 2, Relation::kFather}}};
  }
  std::string hash(const std::string& telephone) { return secrets::telephone_hash(sealer_, telephone); }
  // The student's identifier, or the reason as a text.
  std::string find(const DirectoryStudent& student, const std::string& class_name = "三年级2班") {
    auto found = known_.find(student, class_name);
    if (const auto* mismatch = std::get_if<Mismatch>(&found)) return to_text(*mismatch);
    return std::to_string(std::get<const KnownStudent*>(found)->student_id);
  }
  std::string guardian(const DirectoryContact& contact, std::vector<DirectoryContact> others = {}) {
    others.push_back(contact);
    auto found = guardian_of(mine_, {.name = "王小明", .contacts = others}, contact, sealer_);
    if (const auto* mismatch = std::get_if<Mismatch>(&found)) return to_text(*mismatch);
    return std::to_string(std::get<std::int64_t>(found));
  }

  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  KnownStudent mine_ = student(1, "王小明", 3, 2, "G1001");
  KnownStudents known_{{mine_, student(2, "王小明", 3, 1), student(3, "李静", 3, 2, "1002"),
                        student(4, "陈晨", 3, 2), student(5, "陈晨", 3, 2)},
                       kSchoolYear};
};

TEST_F(MatchingADirectory, KnowsAStudentByNumberAndNameWhereverTheClass) {
  EXPECT_EQ(find({.student_no = "g1001", .name = "王小明"}, "某班"), "1");
  EXPECT_EQ(find({.student_no = "G1001", .name = "王 小明"}, "六年级9班"), "1");
}

TEST_F(MatchingADirectory, DoesNotTrustANumberThatNamesSomebodyElse) {
  EXPECT_EQ(find({.student_no = "1002", .name = "赵强"}), "student_unknown");
  EXPECT_EQ(find({.student_no = "1002", .name = "王小明"}), "1") << "by name and class instead";
}

TEST_F(MatchingADirectory, KnowsAStudentByNameInAClass) {
  for (const char* name : {"三年级2班", "三(2)班", "3年级2班", " 三年级 （2）班 "})
    EXPECT_EQ(find({.name = "王小明"}, name), "1") << name;
  EXPECT_EQ(find({.name = "王小明"}, "三年级1班"), "2");
  EXPECT_EQ(find({.name = "李静"}, "兴趣班"), "3") << "the only one of that name";
}

TEST_F(MatchingADirectory, GuessesNoStudent) {
  EXPECT_EQ(find({.name = "王小明"}, "兴趣班"), "student_ambiguous");
  EXPECT_EQ(find({.name = "陈晨"}), "student_ambiguous");
  EXPECT_EQ(find({.name = "李静"}, "三年级1班"), "student_unknown") << "not in that class";
  EXPECT_EQ(find({.name = ""}), "student_unknown");
}

TEST_F(MatchingADirectory, KnowsAGuardianByTelephoneWhateverTheRelation) {
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kOther, .telephone = "+86 138-0000-0001"}), "11");
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kFather, .telephone = "13800000001"}), "11");
}

TEST_F(MatchingADirectory, KnowsTheOnlyGuardianOfARelation) {
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kMother}), "11");
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kFather, .telephone = "13900000002"}), "12")
      << "whose telephone is not on record";
}

TEST_F(MatchingADirectory, GuessesNoGuardian) {
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kMother, .telephone = "13900000009"}),
            "telephone_differs");
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kPaternalGrandmother}), "guardian_unknown");
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kOther}), "guardian_unknown");
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kMother},
                     {{.address = "q", .relation = Relation::kMother}}),
            "guardian_ambiguous")
      << "two mothers there";
  mine_.guardians.push_back({13, Relation::kMother});
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kMother}), "guardian_ambiguous")
      << "two mothers here";
  mine_.guardians.clear();
  EXPECT_EQ(guardian({.address = "p", .relation = Relation::kMother}), "guardian_unknown");
}

TEST_F(MatchingADirectory, TakesTheSchoolsOwnPartOfADistrictsDirectory) {
  const std::vector<DirectoryClass> classes{
      {.id = "1", .name = "三年级2班", .within = {"三年级", "实验小学"}},
      {.id = "2", .name = "三年级2班", .within = {"三年级", "第二小学"}}};
  auto ours = classes_of_school(classes, "实验小学", false);
  ASSERT_EQ(ours.size(), 1u);
  EXPECT_EQ(ours.front().id, "1");
  EXPECT_TRUE(classes_of_school(classes, "第三小学", false).empty());
  EXPECT_EQ(classes_of_school(classes, "第三小学", true).size(), 2u);
}

}  // namespace
}  // namespace kith::delivery
