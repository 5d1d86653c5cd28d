// SPDX-License-Identifier: Apache-2.0
// A rule: the measurable part of a policy clause, as data. It says of whom, among which, what counts, how
// often, in which period, and which share must reach it; or which duty must be done within which time. The
// grammar in TOML is docs/norm-rules.md. Pure values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "ledger/contact.hpp"
#include "ledger/deadline.hpp"
#include "people/words.hpp"

namespace kith::norms {

// Whose figures are counted.
enum class Of { kStudent, kFamily, kStaff, kClass, kGrade, kSchool };
KITH_DESCRIBE_ENUM(Of, kStudent, kFamily, kStaff, kClass, kGrade, kSchool)

// How somebody teaches a class.
enum class Teaching { kAny, kHomeroom, kSubject };
KITH_DESCRIBE_ENUM(Teaching, kAny, kHomeroom, kSubject)

// In a care group: any of them, or one of a list.
struct Care {
  bool any = false;
  std::vector<people::CareGroup> groups;
};
KITH_DESCRIBE(Care, (any, groups))

// Who of them belongs to the population; everything that is said must hold.
struct Among {
  std::optional<Care> care;
  bool guardians_away = false;
  bool graduating = false;
  bool committee = false;
  std::vector<people::Post> posts;
  std::optional<Teaching> teaching;
  std::vector<std::string> subjects;
  std::optional<std::string> duty;
  std::optional<std::string> met;  // the clause whose result this population is
};
KITH_DESCRIBE(Among, (care, guardians_away, graduating, committee, posts, teaching, subjects, duty, met))

// kHomeroom: a homeroom teacher of the student's class of that day took part.
enum class By { kAnyone, kHomeroom };
KITH_DESCRIBE_ENUM(By, kAnyone, kHomeroom)

enum class With { kAnyone, kGuardianAway };
KITH_DESCRIBE_ENUM(With, kAnyone, kGuardianAway)

// kFamilies: a contact counts once for every family that was met or spoken to (人次); one text sent to
// several families counts once, since nobody was in contact with each of them. kSharedDays: days on which
// student, family and school all wrote.
enum class What { kContacts, kFamilies, kDays, kKinds, kSharedDays };
KITH_DESCRIBE_ENUM(What, kContacts, kFamilies, kDays, kKinds, kSharedDays)

// Where the share must hold: in the school as a whole, or in every single class of it.
enum class InEach { kSchool, kClass };
KITH_DESCRIBE_ENUM(InEach, kSchool, kClass)

// Which days of the period count. kSecondSaturday: of a fortnight, the Saturday of its second week.
enum class On { kEveryDay, kSecondSaturday };
KITH_DESCRIBE_ENUM(On, kEveryDay, kSecondSaturday)

// Which contacts count. Empty kinds: the personal contacts between school and family. Other empty lists:
// every one.
struct Count {
  std::vector<ledger::ContactKind> kinds;
  std::vector<ledger::Mode> modes;
  bool face_to_face = false;
  By by = By::kAnyone;
  With with = With::kAnyone;
  std::optional<ledger::BegunBy> begun_by;
  std::vector<ledger::Level> levels;
  bool planned = false;
  What what = What::kContacts;
};
KITH_DESCRIBE(Count, (kinds, modes, face_to_face, by, with, begun_by, levels, planned, what))

// A higher figure for some.
struct More {
  Care care;
  int at_least = 1;
};
KITH_DESCRIBE(More, (care, at_least))

// Duties of these kinds, counted together, are to be done within this time.
struct Due {
  std::vector<std::string> duties;
  ledger::Deadline within;
};
KITH_DESCRIBE(Due, (duties, within))

// What belonging to a population says about a family.
struct Told {
  bool care = false;  // of a care group, or after an incident
  bool guardians_away = false;
};

struct Rule {
  std::optional<Due> due;  // present: a rule about duties, for which of … more mean nothing
  Of of = Of::kStudent;
  Among among;
  Count count;
  int at_least = 1;
  bool each_school_day = false;  // at_least is the number of the period's school days
  std::optional<More> more;
  std::vector<calendar::PeriodKind> per;  // it recurs in each
  On on = On::kEveryDay;
  int share_permille = 1000;  // 1 … 1000
  InEach in_each = InEach::kSchool;
  bool regular = false;    // the source names no figure: the school sets it
  bool excusable = false;  // subjects may be excused, with a reason
  // Of a population that is another norm's result (among.met): what that one says. Set by the catalogue.
  Told base;
};
KITH_DESCRIBE(Rule, (due, of, among, count, at_least, each_school_day, more, per, on, share_permille, in_each,
                     regular, excusable))

bool recurs_in(const Rule& rule, calendar::PeriodKind kind);

// The kinds and modes that count, with the defaults filled in.
std::vector<ledger::ContactKind> counted_kinds(const Count& count);
std::vector<ledger::Mode> counted_modes(const Count& count);

// Counts only what families write for themselves (P1.19): staff have its figures, never the entries.
bool is_of_families_alone(const Rule& rule);

// Whether any contact that can be recorded would count.
bool can_count(const Rule& rule);

// The rule's own population and the one it stands on.
Told told_by(const Rule& rule);

// A population that says something about a family's circumstances: figures of fewer than five are kept from
// those who may not see the children.
bool is_sensitive(const Rule& rule);

// Who is concerned, or owes how much, tells that a child is in a care group: names need the grant of
// people::care_in_sight.
bool tells_of_care(const Rule& rule);

// The same text for rules that differ in nothing but their figures (at_least, more, share): the stricter then
// holds for all. Empty for rules about duties, whose times are not compared.
std::string shape_of(const Rule& rule);

}  // namespace kith::norms
