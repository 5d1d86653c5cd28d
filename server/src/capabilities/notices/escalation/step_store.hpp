// SPDX-License-Identifier: Apache-2.0
// SQL of the steps of a notice, of a school's ladder, and of whom a step is for.
#pragma once

#include <optional>
#include <vector>

#include "capabilities/notices/escalation/ladder.hpp"
#include "people/audience.hpp"

namespace kith::notices {

struct StepRow {
  int step_no = 0;
  StepKind kind = StepKind::kChannel;
  std::string channel;
  Instant due_at{};
  std::optional<Instant> done_at;
  std::int64_t reached = 0;
};
KITH_DESCRIBE(StepRow, (step_no, kind, channel, due_at, done_at, reached))

// Written once, when the notice is published.
void save_steps(db::Tx& tx, std::int64_t notice_id, const Ladder& ladder, const std::vector<Instant>& due_at);
std::vector<StepRow> steps_of(db::Session& session, std::int64_t notice_id);
void set_step_done(db::Tx& tx, std::int64_t notice_id, int step_no, std::int64_t reached, Instant at);

// Nothing: the school has not set one of its own.
std::optional<Ladder> find_ladder(db::Session& session, std::int64_t school_id);
void save_ladder(db::Tx& tx, std::int64_t school_id, const Ladder& ladder, std::int64_t set_by, Instant at);

// Students whose family has neither answered nor been told: rows (student_id, class_id, opened_at).
people::Selection missing_students(std::int64_t notice_id,
                                   std::optional<std::int64_t> class_id = std::nullopt);

enum class Guardians { kAll, kFirst };  // kFirst: of each student the one who is called first
// Guardians of missing students who may receive, in order.
std::vector<std::int64_t> missing_guardians(db::Session& session, std::int64_t notice_id, Guardians which);
// Those of them who cannot be reached through any channel the message has taken so far. Who wants it in the
// app only can be.
std::vector<std::int64_t> failed_guardians(db::Session& session, std::int64_t notice_id, Guardians which);

}  // namespace kith::notices
