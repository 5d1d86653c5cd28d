// SPDX-License-Identifier: Apache-2.0
// A gathering (集体活动): a group event between school and families, planned for a day or held on one. Pure
// values and rules.
#pragma once

#include <optional>
#include <string>

#include "ledger/contact.hpp"
#include "people/viewer.hpp"

namespace kith::gatherings {

constexpr std::size_t kLongestTitle = 120;     // characters
constexpr std::size_t kLongestNote = 2000;     // characters
constexpr std::size_t kLongestClientKey = 64;  // bytes
constexpr int kMostFamilies = 100'000;

// P2d.2: what was planned is held.
inline constexpr const char* kDutyKind = "gatherings.hold_as_planned";
inline constexpr const char* kDutyClause = "P2d.2";

// Exactly one of planned_on and held_on: planned for a day to come, or held on a day that has come.
struct NewGathering {
  ledger::ContactKind kind = ledger::ContactKind::kMeeting;
  ledger::Level level = ledger::Level::kClass;
  std::int64_t group_id = 0;         // a class id or a grade number; of the school anything
  std::optional<std::string> title;  // absent: its kind says enough
  std::optional<std::string> note;
  std::optional<Date> planned_on;
  std::optional<Date> held_on;
  bool has_plan = false;        // a written plan was filed before it
  std::optional<int> families;  // that came
  std::string client_key;       // the sender's own; the same key again is the same gathering
};
KITH_DESCRIBE(NewGathering,
              (kind, level, group_id, title, note, planned_on, held_on, has_plan, families, client_key))

// That a planned gathering took place.
struct Holding {
  Date held_on{};
  std::optional<int> families;
  bool has_plan = false;
};
KITH_DESCRIBE(Holding, (held_on, families, has_plan))

// A meeting, open day, newsletter …: every group event that has no slice of its own.
bool is_gathering(ledger::ContactKind kind);
// Families can come to it.
bool takes_attendance(ledger::ContactKind kind);
// How the ledger keeps it: a newsletter is written, all others are held together.
ledger::Mode mode_of(ledger::ContactKind kind);

// Codes: gatherings.not_a_gathering, no_group (persons alone), title_too_long, note_too_long, bad_client_key,
// one_day (none or both days), planned_in_the_past, not_yet (held on a day to come), bad_families.
std::optional<Error> refusal(const NewGathering& gathering, Date today);
std::optional<Error> refusal(const Holding& holding, Date today);

enum class State { kPlanned, kHeld, kCancelled, kVoid };
KITH_DESCRIBE_ENUM(State, kPlanned, kHeld, kCancelled, kVoid)

}  // namespace kith::gatherings
