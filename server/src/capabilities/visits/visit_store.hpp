// SPDX-License-Identifier: Apache-2.0
// SQL of the words of visits, and of lists that join them with the ledger.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/visits/visit.hpp"
#include "people/scope.hpp"

namespace kith::visits {

struct VisitRow {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string topics;
  std::string note;
};
KITH_DESCRIBE(VisitRow, (school_id, contact_id, student_id, topics, note))

// A student within sight.
struct SeenStudent {
  std::int64_t student_id = 0;
  std::int64_t family_id = 0;
  std::optional<std::int64_t> class_id;  // absent: has left
};
KITH_DESCRIBE(SeenStudent, (student_id, family_id, class_id))

// Those of `student_ids` that are in sight, in no order.
std::vector<SeenStudent> students_seen(db::Session& session, const people::Scope& sight,
                                       const std::vector<std::int64_t>& student_ids);
bool is_guardian_of(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                    std::int64_t guardian_id);

void save_visit(db::Tx& tx, const VisitRow& visit);
void save_void_reason(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id, VoidReason reason);

// What was recorded, whoever looks.
struct VisitEntry {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  Instant held_at{};
  Date held_on{};
  std::int64_t recorded_by = 0;
};
KITH_DESCRIBE(VisitEntry, (contact_id, student_id, kind, mode, held_at, held_on, recorded_by))
std::optional<VisitEntry> find_entry(db::Session& session, std::int64_t school_id, std::int64_t contact_id);

// One contact in a student's history; words are absent when another slice recorded it.
struct HistoryRow {
  std::int64_t contact_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  ledger::BegunBy begun_by = ledger::BegunBy::kSchool;
  Instant held_at{};
  Date held_on{};
  std::int64_t recorded_by = 0;
  std::optional<std::string> recorded_by_name;
  std::optional<std::int64_t> guardian_id;
  std::optional<std::string> guardian_name;
  bool is_void = false;
  std::optional<std::string> topics;
  std::optional<std::string> note;
  std::optional<VoidReason> void_reason;
  int families = 1;
};
KITH_DESCRIBE(HistoryRow, (contact_id, kind, mode, begun_by, held_at, held_on, recorded_by, recorded_by_name,
                           guardian_id, guardian_name, is_void, topics, note, void_reason, families))
// The newest first. Empty when the student is out of sight.
std::vector<HistoryRow> history_of(db::Session& session, const people::Scope& sight, std::int64_t student_id,
                                   int limit);

// One contact about one student, as a family hears of it.
struct TalkRow {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  Date held_on{};
  std::optional<std::string> recorded_by_name;
};
KITH_DESCRIBE(TalkRow, (contact_id, student_id, kind, mode, held_on, recorded_by_name))
// The newest talks with these students of one school together, at most `limit`; none of a student out of
// sight, none voided. One statement, which reads no more of a long history than of a short one.
std::vector<TalkRow> newest_talks(db::Session& session, const people::Scope& sight,
                                  const std::vector<std::int64_t>& student_ids, int limit);

// When each student of a class was last in contact; absent: never. Voided entries and notices do not count.
struct LatestContact {
  std::int64_t student_id = 0;
  std::optional<std::int64_t> contact_id;
  std::optional<Date> held_on;
  std::optional<ledger::ContactKind> kind;
  std::optional<ledger::Mode> mode;
};
KITH_DESCRIBE(LatestContact, (student_id, contact_id, held_on, kind, mode))
std::vector<LatestContact> latest_in_class(db::Session& session, const people::Scope& sight,
                                           std::int64_t class_id);

}  // namespace kith::visits
