// SPDX-License-Identifier: Apache-2.0
// SQL of gatherings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/gatherings/gathering.hpp"
#include "people/scope.hpp"

namespace kith::gatherings {

// As it is stored.
struct GatheringRecord {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kMeeting;
  ledger::Level level = ledger::Level::kClass;
  std::int64_t group_id = 0;
  std::string title;
  std::string note;
  std::optional<Date> planned_on;
  std::optional<Date> held_on;
  bool has_plan = false;
  std::optional<int> families;
  std::int64_t created_by = 0;
  Instant created_at{};
  std::optional<std::int64_t> duty_id;
  std::optional<std::int64_t> contact_id;
  std::optional<Instant> cancelled_at;
  std::optional<Instant> voided_at;
  std::string client_key;

  State state() const;
};
KITH_DESCRIBE(GatheringRecord,
              (school_id, id, kind, level, group_id, title, note, planned_on, held_on, has_plan, families,
               created_by, created_at, duty_id, contact_id, cancelled_at, voided_at, client_key))

// With the names that a list shows. The three numbers are those of a class.
struct GatheringRow : GatheringRecord {
  std::optional<std::string> created_by_name;
  std::optional<int> entry_grade;
  std::optional<int> entry_year;
  std::optional<int> number;
};
KITH_DESCRIBE_WITH(GatheringRow, (GatheringRecord), (created_by_name, entry_grade, entry_year, number))

// False when the client_key is taken, maybe by a transaction that has just ended; nothing is written then.
bool save_gathering(db::Tx& tx, const GatheringRecord& gathering);
std::optional<GatheringRecord> find_by_client_key(db::Session& session, std::int64_t school_id,
                                                  const std::string& client_key);

// Of the school, of the grades and of the classes that hold a class within `sight`, the latest day first.
std::vector<GatheringRow> gatherings_seen(db::Session& session, std::int64_t school_id, int school_year,
                                          const people::Scope& sight, int limit);
std::optional<GatheringRow> gathering_seen(db::Session& session, std::int64_t school_id, int school_year,
                                           const people::Scope& sight, std::int64_t gathering_id);

void set_held(db::Tx& tx, const GatheringRecord& gathering);
void set_cancelled(db::Tx& tx, const GatheringRecord& gathering);

}  // namespace kith::gatherings
