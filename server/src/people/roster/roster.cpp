// SPDX-License-Identifier: Apache-2.0
#include "people/roster/roster.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "people/roster/cells.hpp"
#include "people/roster/staff.hpp"
#include "people/roster/students.hpp"
#include "platform/sheets/workbook.hpp"
#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

// Title rows above the headings: more than this and the sheet is something else.
constexpr int kHeadingsWithin = 30;
constexpr int kRowsBetweenReports = 500;

class Reader {
 public:
  explicit Reader(const RosterContext& context) : context_(context), students_(context), staff_(context) {}

  void begin_sheet(const sheets::Sheet& sheet) {
    end_sheet();
    is_hidden_ = sheet.is_hidden;
    roster_.sheets.push_back({.name = sheet.name});
  }

  void read(const sheets::Row& row) {
    if (is_hidden_) return;
    bool may_be_headings = !layout_ || row.number == headings_at_ + 1 || repeats_headings(row);
    if (may_be_headings && read_headings(row)) return;
    if (layout_) read_entry(row);
  }

  Result<Roster> finish() {
    end_sheet();
    bool is_understood = std::ranges::any_of(
        roster_.sheets, [](const SheetFacts& sheet) { return sheet.kind != SheetKind::kUnread; });
    if (!is_understood) return invalid("roster.no_headings");
    auto classes = context_.known_classes;
    for (const auto& student : roster_.students) classes.insert(student.class_ref);
    staff_.settle(classes, roster_);
    sort_refusals();
    return std::move(roster_);
  }

 private:
  int sheet_index() const { return int(roster_.sheets.size()) - 1; }

  bool read_headings(const sheets::Row& row) {
    if (!layout_ && row.number > kHeadingsWithin) return false;
    auto cells = heading_row(row);
    auto layout = layout_of(above_, cells);
    above_ = std::move(cells);
    if (!layout) return false;
    layout_ = std::move(layout);
    headings_at_ = row.number;
    return true;
  }

  // Printed rosters repeat the headings on every page.
  bool repeats_headings(const sheets::Row& row) const {
    const auto* name = layout_->find(Field::kName);
    return std::ranges::any_of(row.cells, [&](const sheets::Cell& cell) {
      return cell.column == name->number && name->title == cell.text;
    });
  }

  void read_entry(const sheets::Row& row) {
    const auto& sheet = roster_.sheets.back().name;
    RosterRow entry(sheet, *layout_, row);
    if (entry.is_blank()) return;
    if (layout_->kind == SheetKind::kStaff) {
      staff_.read(sheet_index(), entry);
    } else if (auto student = students_.read(entry)) {
      student->sheet = sheet_index();
      roster_.students.push_back(std::move(*student));
    }
    if (entry.is_refused()) keep_refused(entry);
  }

  void keep_refused(RosterRow& entry) {
    const auto& refusals = entry.refusals();
    roster_.refused.insert(roster_.refused.end(), refusals.begin(), refusals.end());
    bool is_staff = layout_->kind == SheetKind::kStaff;
    auto number = number_text(entry.text(is_staff ? Field::kStaffNo : Field::kEnrolmentNo));
    roster_.refused_people.push_back(
        {layout_->kind, std::move(number), text::normal_name(entry.text(Field::kName))});
  }

  void end_sheet() {
    if (layout_) {
      auto& facts = roster_.sheets.back();
      facts.kind = layout_->kind;
      facts.guardian_places = int(layout_->guardian_places().size());
      for (const auto& column : layout_->columns)
        if (column.heading.care_group) facts.care_groups.push_back(*column.heading.care_group);
      facts.has_posts = layout_->has(Field::kPosts);
      facts.has_taught_classes = layout_->has(Field::kTaughtClasses);
      facts.unknown_headings = layout_->unknown_headings;
    }
    layout_.reset();
    above_.clear();
    headings_at_ = 0;
  }

  void sort_refusals() {
    std::map<std::string, int> order;
    for (const auto& sheet : roster_.sheets) order.emplace(sheet.name, int(order.size()));
    std::ranges::stable_sort(roster_.refused, {}, [&](const Refusal& refusal) {
      return std::pair(order[refusal.sheet], refusal.row);
    });
  }

  RosterContext context_;
  Roster roster_;
  StudentRows students_;
  StaffRows staff_;
  bool is_hidden_ = false;
  std::optional<Layout> layout_;
  HeadingRow above_;
  int headings_at_ = 0;
};

}  // namespace

RosterCount Roster::count() const {
  RosterCount count{.students = int(students.size()), .staff = int(staff.size())};
  std::set<ClassRef> classes;
  std::unordered_set<std::string_view> telephones;
  for (const auto& student : students) {
    classes.insert(student.class_ref);
    for (const auto& guardian : student.guardians) {
      if (guardian.telephone.empty())
        ++count.guardians;
      else
        telephones.insert(guardian.telephone);
    }
  }
  count.classes = int(classes.size());
  count.guardians += int(telephones.size());
  std::set<std::pair<std::string_view, int>> rows;
  for (const auto& refusal : refused) rows.emplace(refusal.sheet, refusal.row);
  count.refused_rows = int(rows.size());
  return count;
}

Result<Roster> read_roster(std::string_view bytes, const RosterContext& context,
                           const std::function<void(int rows)>& on_rows) {
  Reader reader(context);
  int rows = 0;
  sheets::Sink sink;
  sink.on_sheet = [&](const sheets::Sheet& sheet) { reader.begin_sheet(sheet); };
  sink.on_row = [&](const sheets::Row& row) {
    reader.read(row);
    if (++rows % kRowsBetweenReports == 0 && on_rows) on_rows(rows);
  };
  if (auto read = sheets::read_workbook(bytes, sink); !read) return read.error();
  return reader.finish();
}

}  // namespace kith::people
