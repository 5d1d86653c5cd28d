// SPDX-License-Identifier: Apache-2.0
// What a school's roster workbook says, row by row: students with their guardians, and staff. Reading is
// pure: it knows the school's stage and year and nothing of the database. A row with a mistake is refused
// with every bad cell named; the other rows stand.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "people/school.hpp"
#include "people/words.hpp"
#include "platform/clock.hpp"
#include "platform/error.hpp"

namespace kith::people {

struct ClassRef {
  int grade = 0;
  int number = 0;
  friend auto operator<=>(const ClassRef&, const ClassRef&) = default;
};
KITH_DESCRIBE(ClassRef, (grade, number))

struct GuardianEntry {
  std::string name;
  Relation relation = Relation::kOther;
  std::string telephone;           // normal form (platform/secrets/telephone.hpp); empty when none is given
  std::optional<bool> lives_away;  // absent: the sheet does not say
};

struct RosterStudent {
  int sheet = 0;  // index into Roster::sheets
  int row = 0;
  std::string enrolment_no;  // empty when the sheet has none
  std::string identity_no;   // empty likewise
  std::string name;
  Sex sex = Sex::kMale;
  std::optional<Date> born_on;
  ClassRef class_ref;
  std::vector<GuardianEntry> guardians;  // in order of calling; at least one
  std::string address;
  std::vector<CareGroup> care_groups;  // those marked; what a blank means is said by SheetFacts
};

struct PostEntry {
  Post post = Post::kOther;
  std::optional<int> grade;  // of a grade head
  friend auto operator<=>(const PostEntry&, const PostEntry&) = default;
};

struct TeachingEntry {
  ClassRef class_ref;
  TeachingRole role = TeachingRole::kSubject;
  std::string subject;  // empty for homeroom, or when the sheet names none
  friend auto operator<=>(const TeachingEntry&, const TeachingEntry&) = default;
};

struct RosterStaff {
  int sheet = 0;
  int row = 0;
  std::string staff_no;  // empty when the sheet has none
  std::string name;
  std::optional<Sex> sex;
  std::string telephone;
  std::vector<PostEntry> posts;
  std::vector<TeachingEntry> teachings;
};

// One bad cell. `column` is the heading as the sheet writes it; `reason` a stable code, "roster.…".
struct Refusal {
  std::string sheet;
  int row = 0;
  std::string column;
  std::string reason;
  friend auto operator<=>(const Refusal&, const Refusal&) = default;
};
KITH_DESCRIBE(Refusal, (sheet, row, column, reason))

enum class SheetKind { kStudents, kStaff, kUnread };
KITH_DESCRIBE_ENUM(SheetKind, kStudents, kStaff, kUnread)

// A sheet can only speak about what it has a column for: an import leaves the rest as it is.
struct SheetFacts {
  std::string name;
  SheetKind kind = SheetKind::kUnread;  // kUnread: hidden, or without a row of known headings
  int guardian_places = 0;              // guardians a row has room for
  std::vector<CareGroup> care_groups;   // those with a column
  bool has_posts = false;
  bool has_taught_classes = false;
  std::vector<std::string> unknown_headings;  // columns that are not read
};
KITH_DESCRIBE(SheetFacts,
              (name, kind, guardian_places, care_groups, has_posts, has_taught_classes, unknown_headings))

struct RosterCount {
  int students = 0;
  int classes = 0;
  int guardians = 0;  // different telephones, and those without one
  int staff = 0;
  int refused_rows = 0;
};
KITH_DESCRIBE(RosterCount, (students, classes, guardians, staff, refused_rows))

// Whom a refused row seems to speak of: such people are not taken for departed.
struct RefusedPerson {
  SheetKind kind = SheetKind::kStudents;
  std::string number;  // enrolment or staff number; may be empty
  std::string name;    // may be empty
};

struct Roster {
  std::vector<SheetFacts> sheets;
  std::vector<RosterStudent> students;
  std::vector<RosterStaff> staff;
  std::vector<Refusal> refused;  // in the order of the file
  std::vector<RefusedPerson> refused_people;

  RosterCount count() const;
};

struct RosterContext {
  Stage stage = Stage::kPrimary;
  int school_year = 0;
  Date today{};
  std::set<ClassRef> known_classes = {};  // that exist already; the file's own are added
};

// Reads a workbook or CSV. Errors: those of platform/sheets/workbook.hpp, and roster.no_headings when no
// sheet has a row of headings that is understood. `on_rows` hears the rows read so far, now and then.
Result<Roster> read_roster(std::string_view bytes, const RosterContext& context,
                           const std::function<void(int rows)>& on_rows = {});

}  // namespace kith::people
