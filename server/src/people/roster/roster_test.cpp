// SPDX-License-Identifier: Apache-2.0
#include "people/roster/roster.hpp"

#include <gtest/gtest.h>

#include "platform/sheets/writer.hpp"

namespace kith::people {
namespace {

using Reasons = std::vector<std::string>;

const RosterContext kPrimarySchool{
    .stage = Stage::kPrimary, .school_year = 2026, .today = make_date(2026, 11, 21)};

Roster read(const std::string& csv, const RosterContext& context = kPrimarySchool) {
  auto roster = read_roster(csv, context);
  EXPECT_TRUE(roster) << roster.error().code;
  return roster ? *roster : Roster{};
}

// "3 姓名 roster.name_missing"
Reasons reasons_of(const Roster& roster) {
  Reasons reasons;
  for (const auto& refusal : roster.refused)
    reasons.push_back(std::to_string(refusal.row) + " " + refusal.column + " " + refusal.reason);
  return reasons;
}

constexpr const char* kHeadings =
    "学籍号,姓名,性别,出生日期,身份证件号,年级,班级,监护人1姓名,监护人1关系,监护人1电话,监护人1在外地,留守\n";
const std::string kWang =
    "G1,王小明,男,2017-07-23,990101201707233791,三年级,2班,王强,父亲,19901103382,是,是\n";

TEST(ReadingARoster, UnderstandsAStudent) {
  auto roster = read(kHeadings + kWang);
  EXPECT_EQ(reasons_of(roster), Reasons{});
  ASSERT_EQ(roster.students.size(), 1u);
  const auto& student = roster.students[0];
  EXPECT_EQ(student.row, 2);
  EXPECT_EQ(student.enrolment_no, "G1");
  EXPECT_EQ(student.name, "王小明");
  EXPECT_EQ(student.sex, Sex::kMale);
  EXPECT_EQ(student.born_on, make_date(2017, 7, 23));
  EXPECT_EQ(student.class_ref, (ClassRef{3, 2}));
  EXPECT_EQ(student.care_groups, std::vector{CareGroup::kLeftBehind});
  ASSERT_EQ(student.guardians.size(), 1u);
  EXPECT_EQ(student.guardians[0].name, "王强");
  EXPECT_EQ(student.guardians[0].relation, Relation::kFather);
  EXPECT_EQ(student.guardians[0].telephone, "19901103382");
  EXPECT_EQ(student.guardians[0].lives_away, true);
}

TEST(ReadingARoster, NamesEveryBadCellOfARowAndKeepsTheOthers) {
  auto roster =
      read(kHeadings + std::string(",,未知,2019/13/45,123,八年级,,李,母亲,1380013,也许,也许\n") + kWang);
  EXPECT_EQ(reasons_of(roster),
            (Reasons{"2 姓名 roster.name_missing", "2 出生日期 roster.date_invalid",
                     "2 身份证件号 roster.identity_digits", "2 性别 roster.sex_unknown",
                     "2 班级 roster.class_missing", "2 监护人1电话 roster.telephone_digits",
                     "2 监护人1在外地 roster.yes_or_no", "2 留守 roster.yes_or_no"}));
  EXPECT_EQ(roster.students.size(), 1u);
  EXPECT_EQ(roster.count().refused_rows, 1);
}

TEST(ReadingARoster, RefusesTheLaterOfTwoRowsWithOneNumber) {
  EXPECT_EQ(reasons_of(read(kHeadings + kWang + kWang)),
            (Reasons{"3 学籍号 roster.enrolment_repeated", "3 身份证件号 roster.identity_repeated"}));
}

TEST(ReadingARoster, TakesACorrectedRowBelowARefusedOne) {
  auto refused = kWang;
  refused.replace(refused.find("19901103382"), 11, "1990110");
  auto roster = read(kHeadings + refused + kWang);
  EXPECT_EQ(reasons_of(roster), Reasons{"2 监护人1电话 roster.telephone_digits"});
  EXPECT_EQ(roster.students.size(), 1u);
}

TEST(ReadingARoster, RefusesGradesThatAreNotTaughtAndGuardiansWhoAreNotThere) {
  EXPECT_EQ(reasons_of(read("姓名,性别,年级,班级,监护人1姓名,监护人1电话\n甲,男,七年级,1,,\n乙,男,园外,1,丙,"
                            "\n丁,男,,1,,19901103382\n")),
            (Reasons{"2 年级 roster.grade_not_taught", "2 监护人1姓名 roster.guardian_missing",
                     "3 年级 roster.grade_unknown", "4 年级 roster.grade_missing",
                     "4 监护人1姓名 roster.guardian_name_missing"}));
}

TEST(ReadingARoster, ComparesBirthDateAndIdentityNumber) {
  auto other_day = kWang;
  other_day.replace(other_day.find("2017-07-23"), 10, "2017-07-24");
  EXPECT_EQ(reasons_of(read(kHeadings + other_day)), Reasons{"2 身份证件号 roster.identity_birth_date"});
}

TEST(ReadingARoster, TakesBirthDateAndSexFromTheIdentityNumber) {
  auto roster = read("姓名,身份证号,班级,家长姓名,家长电话\n甲,990101201707233791,三(2)班,乙,19901103382\n");
  ASSERT_EQ(roster.students.size(), 1u);
  EXPECT_EQ(roster.students[0].born_on, make_date(2017, 7, 23));
  EXPECT_EQ(roster.students[0].sex, Sex::kMale);
  EXPECT_EQ(roster.students[0].class_ref, (ClassRef{3, 2}));
}

TEST(ReadingARoster, RefusesAClassThatContradictsTheGrade) {
  EXPECT_EQ(reasons_of(read("姓名,性别,年级,班级,家长姓名\n甲,男,三年级,四年级2班,乙\n")),
            Reasons{"2 班级 roster.class_contradicts_grade"});
}

TEST(ReadingARoster, NormalisesWidthAndBlanks) {
  auto roster = read(
      "姓名,性别,年级,班级,家长姓名,家长电话\n　王　小明 ,男 ,３,（２）班,李　四,１９９０１１０３３８２\n");
  ASSERT_EQ(roster.students.size(), 1u) << reasons_of(roster).front();
  EXPECT_EQ(roster.students[0].name, "王小明");
  EXPECT_EQ(roster.students[0].class_ref, (ClassRef{3, 2}));
  EXPECT_EQ(roster.students[0].guardians[0].telephone, "19901103382");
}

TEST(ReadingARoster, KnowsParentsByTheirHeadings) {
  auto roster = read(
      "学生姓名*,性别,班级,父亲姓名,父亲电话,母亲,母亲手机号,是否留守儿童,爱好\n甲,女,一(1)班,乙,19901103382,"
      "丙,19901103383,留守,棋\n");
  ASSERT_EQ(roster.students.size(), 1u);
  const auto& guardians = roster.students[0].guardians;
  ASSERT_EQ(guardians.size(), 2u);
  EXPECT_EQ(guardians[0].relation, Relation::kFather);
  EXPECT_EQ(guardians[1].name, "丙");
  EXPECT_EQ(guardians[1].relation, Relation::kMother);
  EXPECT_EQ(guardians[1].telephone, "19901103383");
  EXPECT_FALSE(guardians[1].lives_away.has_value()) << "the sheet does not say";
  EXPECT_EQ(roster.students[0].care_groups.size(), 1u);
  EXPECT_EQ(roster.sheets[0].unknown_headings, std::vector<std::string>{"爱好"});
}

TEST(ReadingARoster, GivesANumberSharedByBothParentsToTheFirst) {
  auto roster = read(
      "姓名,性别,班级,监护人1姓名,监护人1电话,监护人2姓名,监护人2电话\n甲,女,一(1)班,乙,19901103382,丙,"
      "19901103382\n");
  ASSERT_EQ(roster.students.size(), 1u);
  EXPECT_EQ(roster.students[0].guardians[0].telephone, "19901103382");
  EXPECT_EQ(roster.students[0].guardians[1].telephone, "");
}

TEST(ReadingARoster, FindsHeadingsBelowTitlesAndInTwoRows) {
  auto roster = read(
      "某校花名册,,,,,\n2026年秋,,,,,\n姓名,性别,班级,监护人1,监护人1,监护人1\n姓名,性别,班级,姓名,关系,"
      "电话\n甲,男,2年级1班,乙,母亲,19901103382\n姓名,性别,班级,监护人1,监护人1,监护人1\n");
  ASSERT_EQ(roster.students.size(), 1u);
  EXPECT_EQ(roster.students[0].row, 5);
  EXPECT_EQ(roster.students[0].guardians[0].relation, Relation::kMother);
  EXPECT_EQ(reasons_of(roster), Reasons{}) << "headings repeated on a later page are no student";
}

TEST(ReadingARoster, SkipsRowsThatHoldOnlyARunningNumber) {
  EXPECT_EQ(reasons_of(read("序号,姓名,性别,班级,家长姓名\n1,甲,男,一(1)班,乙\n2,,,,\n")), Reasons{});
}

TEST(ReadingARoster, UnderstandsEnglishHeadings) {
  auto roster = read(
      "Student ID,Name,Sex,Date of Birth,Grade,Class,Guardian 1 Name,Guardian 1 Relation,Guardian 1 "
      "Telephone\nA1,Ann Lee,F,2017-07-23,Grade 3,Class 2,Tom Lee,Father,19901103382\n");
  ASSERT_EQ(roster.students.size(), 1u);
  EXPECT_EQ(roster.students[0].class_ref, (ClassRef{3, 2}));
  EXPECT_EQ(roster.students[0].guardians[0].relation, Relation::kFather);
}

TEST(ReadingARoster, RefusesAFileWithoutHeadings) {
  EXPECT_EQ(read_roster("甲,乙\n1,2\n", kPrimarySchool).error().code, "roster.no_headings");
  EXPECT_EQ(read_roster("%PDF-1", kPrimarySchool).error().code, "sheets.not_a_workbook");
}

constexpr const char* kStaffHeadings = "工号,姓名,性别,电话,岗位,任教班级,任教学科,负责年级或班级\n";
const RosterContext kWithClasses{.stage = Stage::kPrimary,
                                 .school_year = 2026,
                                 .today = make_date(2026, 11, 21),
                                 .known_classes = {{3, 1}, {3, 2}}};

TEST(ReadingStaff, MakesPostsAndTeachings) {
  auto roster =
      read(kStaffHeadings +
               std::string("T1,陈,女,19901103390,班主任、科任教师,三年级1班、三年级2班,语文,三年级1班\n"
                           "T2,李,男,,年级组长,,,三年级\nT3,周,男,,校长,,,\n"),
           kWithClasses);
  EXPECT_EQ(reasons_of(roster), Reasons{});
  ASSERT_EQ(roster.staff.size(), 3u);
  EXPECT_EQ(roster.staff[0].posts,
            (std::vector<PostEntry>{{Post::kHomeroomTeacher, {}}, {Post::kSubjectTeacher, {}}}));
  EXPECT_EQ(roster.staff[0].teachings, (std::vector<TeachingEntry>{{{3, 1}, TeachingRole::kSubject, "语文"},
                                                                   {{3, 2}, TeachingRole::kSubject, "语文"},
                                                                   {{3, 1}, TeachingRole::kHomeroom, ""}}));
  EXPECT_EQ(roster.staff[1].posts, (std::vector<PostEntry>{{Post::kGradeHead, 3}}));
  EXPECT_EQ(roster.staff[2].posts, (std::vector<PostEntry>{{Post::kPrincipal, {}}}));
}

TEST(ReadingStaff, RefusesClassesThatDoNotExist) {
  auto roster =
      read(kStaffHeadings +
               std::string("T1,陈,女,,科任教师,三年级9班,语文,\nT2,李,男,,班主任,,,四年级1班\n"
                           "T3,周,男,,班主任,,,\nT4,吴,男,,年级组长,,,九年级\nT5,郑,男,,科任教师,火箭班,,\n"),
           kWithClasses);
  EXPECT_EQ(reasons_of(roster),
            (Reasons{"2 任教班级 roster.class_not_found", "3 负责年级或班级 roster.class_not_found",
                     "4 负责年级或班级 roster.homeroom_class_missing",
                     "5 负责年级或班级 roster.grade_not_taught", "6 任教班级 roster.class_unknown"}));
  EXPECT_TRUE(roster.staff.empty());
}

TEST(ReadingStaff, SeesTheClassesOfTheSameFileWhateverTheOrderOfSheets) {
  auto workbook = sheets::write_workbook([](sheets::Writer& writer) {
    writer.sheet("教职工", {{"工号"}, {"姓名"}, {"岗位"}, {"负责班级"}});
    writer.row({std::string("T1"), std::string("陈"), std::string("班主任"), std::string("三年级1班")});
    writer.row({std::string("T2"), std::string("李"), std::string("班主任"), std::string("三年级2班")});
    writer.sheet("学生", {{"姓名"}, {"性别"}, {"班级"}, {"出生日期"}, {"家长姓名"}, {"家长电话"}}, "花名册");
    writer.row({std::string("甲"), std::string("男"), std::string("三(1)班"), make_date(2017, 9, 1),
                std::string("乙"), std::int64_t{19901103382}});
    writer.sheet("说明", {{"填写说明"}});
  });
  auto roster = read(workbook);
  EXPECT_EQ(roster.staff.size(), 1u);
  ASSERT_EQ(roster.students.size(), 1u);
  EXPECT_EQ(roster.students[0].born_on, make_date(2017, 9, 1));
  EXPECT_EQ(roster.students[0].guardians[0].telephone, "19901103382");
  ASSERT_EQ(roster.refused.size(), 1u);
  EXPECT_EQ(roster.refused[0], (Refusal{"教职工", 3, "负责班级", "roster.class_not_found"}));
  EXPECT_EQ(roster.sheets[2].kind, SheetKind::kUnread);
}

TEST(CountingARoster, CountsEachTelephoneOnce) {
  auto roster = read(
      "姓名,性别,班级,家长姓名,家长电话\n甲,男,一(1)班,丙,19901103382\n乙,女,二(1)班,丙,19901103382\n丁,女,"
      "二(1)班,戊,\n");
  auto count = roster.count();
  EXPECT_EQ(count.students, 3);
  EXPECT_EQ(count.classes, 2);
  EXPECT_EQ(count.guardians, 2);
}

}  // namespace
}  // namespace kith::people
