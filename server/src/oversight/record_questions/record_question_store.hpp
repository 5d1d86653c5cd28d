// SPDX-License-Identifier: Apache-2.0
// SQL of questions about records.
#pragma once

#include <optional>

#include "oversight/record_questions/signs.hpp"
#include "people/viewer.hpp"
#include "platform/db/db.hpp"

namespace kith::record_questions {

// A question as it is kept. contact_ids: separated by spaces.
struct QuestionRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t author_id = 0;
  Sign sign = Sign::kSameWords;
  std::string contact_ids;
  Instant asked_at{};
  std::optional<Instant> answered_at;
  std::optional<std::string> answer;
  std::optional<Instant> shown_to_leader_at;
  std::optional<Instant> settled_at;

  Doubt doubt() const;
};
KITH_DESCRIBE(QuestionRow, (school_id, id, author_id, sign, contact_ids, asked_at, answered_at, answer,
                            shown_to_leader_at, settled_at))
std::string ids_text(const std::vector<std::int64_t>& ids);

// One entry that is asked about.
struct QuestionedEntry {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string student_name;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  Instant held_at{};
  Instant recorded_at{};
  bool is_void = false;
};
KITH_DESCRIBE(QuestionedEntry,
              (contact_id, student_id, student_name, kind, mode, held_at, recorded_at, is_void))

// Standing contacts with their notes, recorded since `since`.
std::vector<Entry> entries_since(db::Session& session, std::int64_t school_id, Instant since);
// All of the school, settled ones too.
std::vector<QuestionRow> questions_in(db::Session& session, std::int64_t school_id);
// Not settled, the newest first.
std::vector<QuestionRow> questions_to(db::Session& session, std::int64_t school_id, std::int64_t author_id);
// Those that leaders see: not settled, had no answer in time; not one's own.
std::vector<QuestionRow> questions_shown_to_leader(db::Session& session, std::int64_t school_id,
                                                   std::int64_t leader_id);
std::vector<QuestionedEntry> questioned_entries(db::Session& session, std::int64_t school_id,
                                                const std::vector<std::int64_t>& contact_ids);
std::optional<std::string> staff_name(db::Session& session, std::int64_t school_id, std::int64_t staff_id);

void save_question(db::Tx& tx, const QuestionRow& question);
// False when there is no such question of this author.
bool save_answer(db::Tx& tx, std::int64_t school_id, std::int64_t id, std::int64_t author_id,
                 const std::string& answer, Instant now);
void show_to_leader(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant now);
void settle(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant now);

}  // namespace kith::record_questions
