// SPDX-License-Identifier: Apache-2.0
// SQL of minutes.
#pragma once

#include "capabilities/gatherings/minutes.hpp"
#include "platform/db/db.hpp"

namespace kith::gatherings {

struct ProblemRow {
  std::int64_t school_id = 0;
  std::int64_t gathering_id = 0;
  int position = 0;
  std::string words;
};
KITH_DESCRIBE(ProblemRow, (school_id, gathering_id, position, words))

struct StepRecord {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t gathering_id = 0;
  std::string words;
  std::int64_t owner_id = 0;
  Date due_on{};
  std::int64_t duty_id = 0;
  std::optional<Instant> done_at;
  std::optional<Instant> cancelled_at;
};
KITH_DESCRIBE(StepRecord,
              (school_id, id, gathering_id, words, owner_id, due_on, duty_id, done_at, cancelled_at))

struct StepRow : StepRecord {
  std::optional<std::string> owner_name;
};
KITH_DESCRIBE_WITH(StepRow, (StepRecord), (owner_name))

struct StaffName {
  std::int64_t staff_id = 0;
  std::string name;
};
KITH_DESCRIBE(StaffName, (staff_id, name))

std::vector<std::string> problems_of(db::Session& session, std::int64_t school_id, std::int64_t gathering_id);
void save_problems(db::Tx& tx, std::int64_t school_id, std::int64_t gathering_id,
                   const std::vector<std::string>& problems);

// Those not struck out, the soonest first.
std::vector<StepRow> steps_of(db::Session& session, std::int64_t school_id, std::int64_t gathering_id);
std::optional<StepRow> find_step(db::Session& session, std::int64_t school_id, std::int64_t step_id);
void add_step(db::Tx& tx, const StepRecord& step);
void save_step(db::Tx& tx, const StepRecord& step);

// Who works at the school on `today`, by name.
std::vector<StaffName> staff_names(db::Session& session, std::int64_t school_id, Date today);

}  // namespace kith::gatherings
