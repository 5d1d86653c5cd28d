// SPDX-License-Identifier: Apache-2.0
// Which column of a roster sheet holds what. Headings are known by the words schools use for them, Chinese
// and English; guardians are numbered (监护人1电话, 第二监护人姓名) or named (父亲电话).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/roster/roster.hpp"
#include "platform/sheets/workbook.hpp"

namespace kith::people {

enum class Field {
  kEnrolmentNo,
  kName,
  kSex,
  kBornOn,
  kIdentity,
  kGrade,
  kClass,
  kAddress,
  kGuardianName,
  kGuardianRelation,
  kGuardianTelephone,
  kGuardianAway,
  kCare,
  kStaffNo,
  kTelephone,
  kPosts,
  kTaughtClasses,
  kSubjects,
  kCharge,
  kIgnored  // understood and not kept: a running number, remarks
};

struct Heading {
  Field field = Field::kIgnored;
  int place = 0;  // of a guardian, from 1; father and mother have places of their own
  std::optional<CareGroup> care_group = std::nullopt;
  friend bool operator==(const Heading&, const Heading&) = default;
};

// nullopt when the words are not known in such a sheet.
std::optional<Heading> student_heading(std::string_view text);
std::optional<Heading> staff_heading(std::string_view text);

// The relation that a guardian's place stands for, where the heading said so.
std::optional<Relation> relation_of_place(int place);

struct Column {
  int number = 0;     // 1 is A
  std::string title;  // the heading as written, for refusals
  Heading heading;
};

struct Layout {
  SheetKind kind = SheetKind::kUnread;
  std::vector<Column> columns;
  std::vector<std::string> unknown_headings;

  // The column of a field (and place); nullptr when the sheet has none.
  const Column* find(Field field, int place = 0) const;
  bool has(Field field) const;
  // The places of guardians, in order of calling.
  std::vector<int> guardian_places() const;
};

struct HeadingCell {
  int column = 0;
  std::string text;  // normalised
};
using HeadingRow = std::vector<HeadingCell>;
HeadingRow heading_row(const sheets::Row& row);

// The layout that a row of headings gives, with the row above it, where guardians' headings may stand over
// those of their columns; nullopt when the row is none.
std::optional<Layout> layout_of(const HeadingRow& above, const HeadingRow& row);

}  // namespace kith::people
