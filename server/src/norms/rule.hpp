// SPDX-License-Identifier: Apache-2.0
// A rule: the measurable part of a policy clause, as data. It says of whom, among which, what counts, how
// often, in which period, and which share must reach it. The grammar in TOML is docs/norm-rules.md.
// Pure values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "ledger/contact.hpp"

namespace kith::norms {

// Whose figures are counted. A family is counted once in each class where it has a child.
enum class Of { kStudent, kFamily, kStaff };
KITH_DESCRIBE_ENUM(Of, kStudent, kFamily, kStaff)

// Who of them belongs to the population. kGuardiansAway: students with a guardian who lives elsewhere (P4.6).
// kTeaching: staff who teach a class now, whatever their post (P2a.4). kMet: those who meet another norm of
// the same period (P4.5).
enum class Among { kAll, kGuardiansAway, kTeaching, kMet };
KITH_DESCRIBE_ENUM(Among, kAll, kGuardiansAway, kTeaching, kMet)

// kHomeroom: a homeroom teacher of the student's class of that day took part.
enum class By { kAnyone, kHomeroom };
KITH_DESCRIBE_ENUM(By, kAnyone, kHomeroom)

enum class With { kAnyone, kGuardianAway };
KITH_DESCRIBE_ENUM(With, kAnyone, kGuardianAway)

// kFamilies: a contact counts once for every family it reached (人次).
enum class What { kContacts, kFamilies };
KITH_DESCRIBE_ENUM(What, kContacts, kFamilies)

// Where the share must hold: in the school as a whole, or in every single class of it.
enum class InEach { kSchool, kClass };
KITH_DESCRIBE_ENUM(InEach, kSchool, kClass)

// Which contacts count. Empty kinds: those in which school and one family speak with each other.
// Empty modes: every mode.
struct Count {
  std::vector<ledger::ContactKind> kinds;
  std::vector<ledger::Mode> modes;
  bool face_to_face = false;
  By by = By::kAnyone;
  With with = With::kAnyone;
  What what = What::kContacts;
};
KITH_DESCRIBE(Count, (kinds, modes, face_to_face, by, with, what))

struct Rule {
  Of of = Of::kStudent;
  Among among = Among::kAll;
  std::optional<std::string> among_met;  // the clause, when among is kMet
  Count count;
  int at_least = 1;
  calendar::PeriodKind per = calendar::PeriodKind::kTerm;
  int share_permille = 1000;  // 1 … 1000
  InEach in_each = InEach::kSchool;
};
KITH_DESCRIBE(Rule, (of, among, among_met, count, at_least, per, share_permille, in_each))

// What a rule needs to know of one contact.
struct Fact {
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  bool by_homeroom = false;
  bool with_away = false;
};

// The kinds and modes that count, with the defaults filled in.
std::vector<ledger::ContactKind> counted_kinds(const Count& count);
std::vector<ledger::Mode> counted_modes(const Count& count);

bool counts(const Count& count, const Fact& fact);

// Whether any contact that can be recorded would count.
bool can_count(const Count& count);

// A population that says something about a family's circumstances: figures of fewer than five are kept from
// those who may not see the children (the district).
bool is_sensitive(const Rule& rule);

}  // namespace kith::norms
