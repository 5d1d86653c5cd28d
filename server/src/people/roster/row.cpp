// SPDX-License-Identifier: Apache-2.0
#include "people/roster/row.hpp"

#include <algorithm>

#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

constexpr std::size_t kLongestText = 600;  // bytes: 200 Chinese characters

}  // namespace

const sheets::Cell* RosterRow::cell_of(const Column& column) const {
  auto found = std::ranges::find(row_.cells, column.number, &sheets::Cell::column);
  return found == row_.cells.end() ? nullptr : &*found;
}

bool RosterRow::is_blank() const {
  return std::ranges::none_of(layout_.columns, [&](const Column& column) {
    if (column.heading.field == Field::kIgnored) return false;
    const auto* cell = cell_of(column);
    return cell && !text::normal_text(cell->text).empty();
  });
}

std::string RosterRow::text(Field field, int place) {
  const auto* column = layout_.find(field, place);
  return column ? text(*column) : "";
}

std::string RosterRow::text(const Column& column) {
  const auto* cell = cell_of(column);
  if (!cell) return "";
  bool is_error = cell->kind == sheets::CellKind::kError;
  auto text = text::normal_text(cell->text);
  if (!is_error && text.size() <= kLongestText) return text;
  refuse(column, is_error ? "roster.cell_error" : "roster.text_too_long");
  return "";
}

void RosterRow::refuse(Field field, std::string reason, int place) {
  const auto* column = layout_.find(field, place);
  auto title = column ? column->title : usual_title(field, place);
  // The first thing wrong with a cell is enough: an unreadable name is not also a missing one.
  bool is_known = std::ranges::find(refusals_, title, &Refusal::column) != refusals_.end();
  if (!is_known) refusals_.push_back({sheet_, row_.number, std::move(title), std::move(reason)});
}

void RosterRow::refuse(const Column& column, std::string reason) {
  refusals_.push_back({sheet_, row_.number, column.title, std::move(reason)});
}

std::string usual_title(Field field, int place) {
  auto of_guardian = [&](const char* part) { return "监护人" + std::to_string(place) + part; };
  switch (field) {
    case Field::kEnrolmentNo:
      return "学籍号";
    case Field::kName:
      return "姓名";
    case Field::kSex:
      return "性别";
    case Field::kBornOn:
      return "出生日期";
    case Field::kIdentity:
      return "身份证件号";
    case Field::kGrade:
      return "年级";
    case Field::kClass:
      return "班级";
    case Field::kAddress:
      return "家庭住址";
    case Field::kGuardianName:
      return of_guardian("姓名");
    case Field::kGuardianRelation:
      return of_guardian("关系");
    case Field::kGuardianTelephone:
      return of_guardian("电话");
    case Field::kGuardianAway:
      return of_guardian("在外地");
    case Field::kStaffNo:
      return "工号";
    case Field::kTelephone:
      return "电话";
    case Field::kPosts:
      return "岗位";
    case Field::kTaughtClasses:
      return "任教班级";
    case Field::kSubjects:
      return "任教学科";
    case Field::kCharge:
      return "负责年级或班级";
    case Field::kCare:
    case Field::kIgnored:
      break;
  }
  return "";
}

}  // namespace kith::people
