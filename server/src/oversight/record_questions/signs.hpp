// SPDX-License-Identifier: Apache-2.0
// Signs that an entry may not have happened as it is written. Each is only a reason to ask its author. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/contact.hpp"

namespace kith::record_questions {

// kSameWords: one text with three or more students. kTooClose: homes of two families within ten minutes.
// kAtNight: held between 22:00 and 06:00. kWrittenTogether: fifteen entries of five or more past days written
// within three hours.
enum class Sign { kSameWords, kTooClose, kAtNight, kWrittenTogether };
KITH_DESCRIBE_ENUM(Sign, kSameWords, kTooClose, kAtNight, kWrittenTogether)

inline constexpr std::size_t kShortestText = 12;  // characters, blanks not counted
inline constexpr std::size_t kStudentsOfOneText = 3;
inline constexpr std::chrono::minutes kBetweenHomes{10};
inline constexpr int kNightBegins = 22 * 60, kNightEnds = 6 * 60;
inline constexpr std::chrono::hours kOneSitting{3};
inline constexpr std::size_t kEntriesOfOneSitting = 15, kDaysOfOneSitting = 5;

// A contact that stands, with the child it was recorded for.
struct Entry {
  std::int64_t contact_id = 0;
  std::int64_t author_id = 0;
  std::int64_t student_id = 0;
  std::int64_t family_id = 0;
  ledger::Mode mode = ledger::Mode::kHome;
  Instant held_at{};
  Date held_on{};
  Instant recorded_at{};
  std::string note;
};
KITH_DESCRIBE(Entry,
              (contact_id, author_id, student_id, family_id, mode, held_at, held_on, recorded_at, note))

// contact_ids in rising order. One question a text, a day, a night, a sitting.
struct Doubt {
  std::int64_t author_id = 0;
  Sign sign = Sign::kSameWords;
  std::vector<std::int64_t> contact_ids;
};

std::vector<Doubt> doubts_about(const std::vector<Entry>& entries, const Clock& clock);

// Whether both are about the same: one author, one sign, an entry in common.
bool is_same(const Doubt& one, const Doubt& other);

}  // namespace kith::record_questions
