// SPDX-License-Identifier: Apache-2.0
#include "people/roster_headings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

constexpr int kFatherPlace = 101, kMotherPlace = 102;

struct Known {
  std::string_view words;
  Field field;
};

constexpr std::array kStudentWords{Known{"学籍号", Field::kEnrolmentNo},
                                   Known{"全国学籍号", Field::kEnrolmentNo},
                                   Known{"学籍编号", Field::kEnrolmentNo},
                                   Known{"学号", Field::kEnrolmentNo},
                                   Known{"enrolmentno", Field::kEnrolmentNo},
                                   Known{"enrolmentnumber", Field::kEnrolmentNo},
                                   Known{"studentid", Field::kEnrolmentNo},
                                   Known{"studentno", Field::kEnrolmentNo},
                                   Known{"姓名", Field::kName},
                                   Known{"学生姓名", Field::kName},
                                   Known{"名字", Field::kName},
                                   Known{"幼儿姓名", Field::kName},
                                   Known{"name", Field::kName},
                                   Known{"studentname", Field::kName},
                                   Known{"性别", Field::kSex},
                                   Known{"sex", Field::kSex},
                                   Known{"gender", Field::kSex},
                                   Known{"出生日期", Field::kBornOn},
                                   Known{"出生年月日", Field::kBornOn},
                                   Known{"生日", Field::kBornOn},
                                   Known{"出生年月", Field::kBornOn},
                                   Known{"birthdate", Field::kBornOn},
                                   Known{"dateofbirth", Field::kBornOn},
                                   Known{"birthday", Field::kBornOn},
                                   Known{"身份证件号", Field::kIdentity},
                                   Known{"身份证号", Field::kIdentity},
                                   Known{"身份证号码", Field::kIdentity},
                                   Known{"身份证件号码", Field::kIdentity},
                                   Known{"身份证", Field::kIdentity},
                                   Known{"证件号码", Field::kIdentity},
                                   Known{"学生身份证号", Field::kIdentity},
                                   Known{"identityno", Field::kIdentity},
                                   Known{"identitynumber", Field::kIdentity},
                                   Known{"idnumber", Field::kIdentity},
                                   Known{"年级", Field::kGrade},
                                   Known{"所在年级", Field::kGrade},
                                   Known{"年级名称", Field::kGrade},
                                   Known{"grade", Field::kGrade},
                                   Known{"班级", Field::kClass},
                                   Known{"所在班级", Field::kClass},
                                   Known{"班级名称", Field::kClass},
                                   Known{"班", Field::kClass},
                                   Known{"班号", Field::kClass},
                                   Known{"class", Field::kClass},
                                   Known{"家庭住址", Field::kAddress},
                                   Known{"家庭地址", Field::kAddress},
                                   Known{"现住址", Field::kAddress},
                                   Known{"住址", Field::kAddress},
                                   Known{"居住地址", Field::kAddress},
                                   Known{"地址", Field::kAddress},
                                   Known{"address", Field::kAddress},
                                   Known{"homeaddress", Field::kAddress},
                                   Known{"电话", Field::kGuardianTelephone},
                                   Known{"联系电话", Field::kGuardianTelephone},
                                   Known{"手机号", Field::kGuardianTelephone},
                                   Known{"手机号码", Field::kGuardianTelephone},
                                   Known{"联系方式", Field::kGuardianTelephone},
                                   Known{"telephone", Field::kGuardianTelephone},
                                   Known{"phone", Field::kGuardianTelephone},
                                   Known{"序号", Field::kIgnored},
                                   Known{"编号", Field::kIgnored},
                                   Known{"no", Field::kIgnored},
                                   Known{"备注", Field::kIgnored},
                                   Known{"remarks", Field::kIgnored}};

constexpr std::array kStaffWords{Known{"工号", Field::kStaffNo},
                                 Known{"教工号", Field::kStaffNo},
                                 Known{"职工号", Field::kStaffNo},
                                 Known{"教职工号", Field::kStaffNo},
                                 Known{"编号", Field::kStaffNo},
                                 Known{"staffno", Field::kStaffNo},
                                 Known{"staffid", Field::kStaffNo},
                                 Known{"姓名", Field::kName},
                                 Known{"教师姓名", Field::kName},
                                 Known{"name", Field::kName},
                                 Known{"性别", Field::kSex},
                                 Known{"sex", Field::kSex},
                                 Known{"gender", Field::kSex},
                                 Known{"电话", Field::kTelephone},
                                 Known{"联系电话", Field::kTelephone},
                                 Known{"手机", Field::kTelephone},
                                 Known{"手机号", Field::kTelephone},
                                 Known{"手机号码", Field::kTelephone},
                                 Known{"联系方式", Field::kTelephone},
                                 Known{"telephone", Field::kTelephone},
                                 Known{"phone", Field::kTelephone},
                                 Known{"岗位", Field::kPosts},
                                 Known{"职务", Field::kPosts},
                                 Known{"岗位职务", Field::kPosts},
                                 Known{"post", Field::kPosts},
                                 Known{"position", Field::kPosts},
                                 Known{"任教班级", Field::kTaughtClasses},
                                 Known{"任课班级", Field::kTaughtClasses},
                                 Known{"授课班级", Field::kTaughtClasses},
                                 Known{"classes", Field::kTaughtClasses},
                                 Known{"classestaught", Field::kTaughtClasses},
                                 Known{"任教学科", Field::kSubjects},
                                 Known{"任课学科", Field::kSubjects},
                                 Known{"学科", Field::kSubjects},
                                 Known{"科目", Field::kSubjects},
                                 Known{"subject", Field::kSubjects},
                                 Known{"subjects", Field::kSubjects},
                                 Known{"负责年级或班级", Field::kCharge},
                                 Known{"负责班级", Field::kCharge},
                                 Known{"负责年级", Field::kCharge},
                                 Known{"分管年级", Field::kCharge},
                                 Known{"incharge", Field::kCharge},
                                 Known{"inchargeof", Field::kCharge},
                                 Known{"序号", Field::kIgnored},
                                 Known{"备注", Field::kIgnored},
                                 Known{"remarks", Field::kIgnored}};

struct KnownCare {
  std::string_view words;
  CareGroup group;
};
// Beside what 是否 before and 儿童, 学生, 家庭… behind leave of a heading.
constexpr std::array kCareWords{KnownCare{"留守", CareGroup::kLeftBehind},
                                KnownCare{"leftbehind", CareGroup::kLeftBehind},
                                KnownCare{"随迁", CareGroup::kMigrant},
                                KnownCare{"进城务工人员随迁", CareGroup::kMigrant},
                                KnownCare{"migrant", CareGroup::kMigrant},
                                KnownCare{"单亲离异", CareGroup::kSingleParent},
                                KnownCare{"单亲或离异", CareGroup::kSingleParent},
                                KnownCare{"单亲", CareGroup::kSingleParent},
                                KnownCare{"离异", CareGroup::kSingleParent},
                                KnownCare{"singleparent", CareGroup::kSingleParent},
                                KnownCare{"残疾", CareGroup::kDisability},
                                KnownCare{"disability", CareGroup::kDisability},
                                KnownCare{"低保", CareGroup::kMinimumLiving},
                                KnownCare{"最低生活保障", CareGroup::kMinimumLiving},
                                KnownCare{"minimumliving", CareGroup::kMinimumLiving},
                                KnownCare{"脱贫", CareGroup::kOutOfPoverty},
                                KnownCare{"建档立卡", CareGroup::kOutOfPoverty},
                                KnownCare{"outofpoverty", CareGroup::kOutOfPoverty},
                                KnownCare{"特困", CareGroup::kExtremePoverty},
                                KnownCare{"特困供养", CareGroup::kExtremePoverty},
                                KnownCare{"extremepoverty", CareGroup::kExtremePoverty},
                                KnownCare{"学习困难", CareGroup::kLearningDifficulty},
                                KnownCare{"学困", CareGroup::kLearningDifficulty},
                                KnownCare{"learningdifficulty", CareGroup::kLearningDifficulty},
                                KnownCare{"心理关注", CareGroup::kPsychological},
                                KnownCare{"心理问题", CareGroup::kPsychological},
                                KnownCare{"心理", CareGroup::kPsychological},
                                KnownCare{"psychological", CareGroup::kPsychological},
                                KnownCare{"疑似辍学", CareGroup::kSuspectedDropout},
                                KnownCare{"suspecteddropout", CareGroup::kSuspectedDropout},
                                KnownCare{"家庭变故", CareGroup::kFamilyUpheaval},
                                KnownCare{"familyupheaval", CareGroup::kFamilyUpheaval},
                                KnownCare{"行为异常", CareGroup::kUnusualBehaviour},
                                KnownCare{"unusualbehaviour", CareGroup::kUnusualBehaviour}};

constexpr std::array kGuardianParts{Known{"", Field::kGuardianName},
                                    Known{"姓名", Field::kGuardianName},
                                    Known{"name", Field::kGuardianName},
                                    Known{"关系", Field::kGuardianRelation},
                                    Known{"与学生关系", Field::kGuardianRelation},
                                    Known{"与学生的关系", Field::kGuardianRelation},
                                    Known{"relation", Field::kGuardianRelation},
                                    Known{"relationship", Field::kGuardianRelation},
                                    Known{"电话", Field::kGuardianTelephone},
                                    Known{"联系电话", Field::kGuardianTelephone},
                                    Known{"手机", Field::kGuardianTelephone},
                                    Known{"手机号", Field::kGuardianTelephone},
                                    Known{"手机号码", Field::kGuardianTelephone},
                                    Known{"联系方式", Field::kGuardianTelephone},
                                    Known{"电话号码", Field::kGuardianTelephone},
                                    Known{"telephone", Field::kGuardianTelephone},
                                    Known{"phone", Field::kGuardianTelephone},
                                    Known{"在外地", Field::kGuardianAway},
                                    Known{"是否在外地", Field::kGuardianAway},
                                    Known{"是否外出务工", Field::kGuardianAway},
                                    Known{"外出务工", Field::kGuardianAway},
                                    Known{"livesaway", Field::kGuardianAway}};

constexpr std::array<std::string_view, 6> kGuardianWords{"家庭成员或监护人", "家庭成员", "监护人", "家长",
                                                         "guardian",         "parent"};

std::optional<Field> field_of(std::span<const Known> known, std::string_view word) {
  auto found = std::ranges::find(known, word, &Known::words);
  return found == known.end() ? std::nullopt : std::optional(found->field);
}

// Without marks of duty and hints in brackets: "*姓名(必填)" is 姓名.
std::string heading_word(std::string_view text) {
  auto word = text::normal_word(text);
  word.resize(std::min(word.find('('), word.size()));
  std::erase_if(word,
                [](char c) { return c == '*' || c == ':' || c == '.' || c == '_' || c == '-' || c == '\''; });
  return word;
}

bool take(std::string_view& word, std::string_view prefix) {
  if (!word.starts_with(prefix)) return false;
  word.remove_prefix(prefix.size());
  return true;
}

// 1, 一 or nothing at the front of `word`.
int take_place(std::string_view& word) {
  constexpr std::array<std::string_view, 6> kChinese{"一", "二", "三", "四", "五", "六"};
  for (int place = 1; place <= int(kChinese.size()); ++place)
    if (take(word, std::to_string(place)) || take(word, kChinese[std::size_t(place - 1)])) return place;
  return 0;
}

std::optional<Heading> guardian_heading(std::string_view word) {
  int place = 0;
  if (take(word, "父亲") || take(word, "father"))
    place = kFatherPlace;
  else if (take(word, "母亲") || take(word, "mother"))
    place = kMotherPlace;
  else {
    if (take(word, "第")) place = take_place(word);
    if (std::ranges::none_of(kGuardianWords, [&](auto who) { return take(word, who); })) return std::nullopt;
    if (place == 0) place = std::max(take_place(word), 1);
  }
  take(word, "信息");
  auto field = field_of(kGuardianParts, word);
  return field ? std::optional(Heading{*field, place}) : std::nullopt;
}

std::optional<Heading> care_heading(std::string_view word) {
  take(word, "是否");
  for (std::string_view suffix : {"儿童", "学生", "家庭", "子女", "户", "生"})
    if (word.size() > suffix.size() && word.ends_with(suffix)) {
      word.remove_suffix(suffix.size());
      break;
    }
  auto found = std::ranges::find(kCareWords, word, &KnownCare::words);
  return found == kCareWords.end() ? std::nullopt : std::optional(Heading{Field::kCare, 0, found->group});
}

using Recognise = std::optional<Heading> (*)(std::string_view);

Layout layout_as(SheetKind kind, Recognise recognise, const HeadingRow& above, const HeadingRow& row) {
  Layout layout{.kind = kind};
  for (const auto& cell : row) {
    auto over = std::ranges::find(above, cell.column, &HeadingCell::column);
    auto joined = over == above.end() || over->text == cell.text ? cell.text : over->text + cell.text;
    auto heading = recognise(joined);
    if (!heading) heading = recognise(cell.text), joined = cell.text;
    // Two columns may speak of one care group: 单亲 and 离异.
    bool may_repeat = heading && (heading->field == Field::kIgnored || heading->field == Field::kCare);
    bool is_taken = heading && !may_repeat &&
                    std::ranges::find(layout.columns, *heading, &Column::heading) != layout.columns.end();
    if (!heading || is_taken)
      layout.unknown_headings.push_back(cell.text);
    else
      layout.columns.push_back({cell.column, joined, *heading});
  }
  return layout;
}

bool says_student(const Layout& layout) {
  return layout.has(Field::kName) && (layout.has(Field::kClass) || layout.has(Field::kGrade) ||
                                      layout.has(Field::kEnrolmentNo) || layout.has(Field::kGuardianName));
}

bool says_staff(const Layout& layout) {
  return layout.has(Field::kName) && (layout.has(Field::kPosts) || layout.has(Field::kStaffNo) ||
                                      layout.has(Field::kTaughtClasses) || layout.has(Field::kSubjects));
}

}  // namespace

std::optional<Heading> student_heading(std::string_view text) {
  auto word = heading_word(text);
  if (auto field = field_of(kStudentWords, word)) return Heading{*field, *field == Field::kGuardianTelephone};
  if (auto guardian = guardian_heading(word)) return guardian;
  return care_heading(word);
}

std::optional<Heading> staff_heading(std::string_view text) {
  auto field = field_of(kStaffWords, heading_word(text));
  return field ? std::optional(Heading{*field}) : std::nullopt;
}

std::optional<Relation> relation_of_place(int place) {
  if (place == kFatherPlace) return Relation::kFather;
  if (place == kMotherPlace) return Relation::kMother;
  return std::nullopt;
}

const Column* Layout::find(Field field, int place) const {
  auto found = std::ranges::find_if(columns, [&](const Column& column) {
    return column.heading.field == field && column.heading.place == place;
  });
  return found == columns.end() ? nullptr : &*found;
}

bool Layout::has(Field field) const {
  return std::ranges::any_of(columns, [&](const Column& column) { return column.heading.field == field; });
}

std::vector<int> Layout::guardian_places() const {
  std::set<int> places;
  for (const auto& column : columns)
    if (column.heading.place > 0) places.insert(column.heading.place);
  return {places.begin(), places.end()};
}

HeadingRow heading_row(const sheets::Row& row) {
  HeadingRow cells;
  for (const auto& cell : row.cells)
    if (auto text = text::normal_text(cell.text); !text.empty())
      cells.push_back({cell.column, std::move(text)});
  return cells;
}

std::optional<Layout> layout_of(const HeadingRow& above, const HeadingRow& row) {
  auto students = layout_as(SheetKind::kStudents, student_heading, above, row);
  auto staff = layout_as(SheetKind::kStaff, staff_heading, above, row);
  bool may_be_students = says_student(students), may_be_staff = says_staff(staff);
  if (may_be_students && (!may_be_staff || students.columns.size() >= staff.columns.size())) return students;
  if (may_be_staff) return staff;
  return std::nullopt;
}

}  // namespace kith::people
