// SPDX-License-Identifier: Apache-2.0
#include "people/roster/headings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "people/roster/heading_words.hpp"
#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

std::optional<Field> field_of(std::span<const KnownHeading> known, std::string_view word) {
  auto found = std::ranges::find(known, word, &KnownHeading::words);
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
