// SPDX-License-Identifier: Apache-2.0
// SQL of contacts and their derived rows.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/ledger.hpp"

namespace kith::ledger {

struct ContactRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  ContactKind kind = ContactKind::kVisit;
  Mode mode = Mode::kHome;
  BegunBy begun_by = BegunBy::kSchool;
  Instant held_at{};
  Date held_on{};
  Instant recorded_at{};
  std::int64_t recorded_by = 0;
  std::string slice;
  std::int64_t source_id = 0;
  std::string client_key;
  std::optional<std::int64_t> voids_id;
};
KITH_DESCRIBE(ContactRow, (school_id, id, kind, mode, begun_by, held_at, held_on, recorded_at, recorded_by,
                           slice, source_id, client_key, voids_id))

std::optional<ContactRow> find_contact(db::Session& session, std::int64_t school_id, std::int64_t id);
std::optional<ContactRow> find_by_client_key(db::Session& session, std::int64_t school_id,
                                             const std::string& client_key);
bool is_voided(db::Session& session, std::int64_t school_id, std::int64_t id);

// Each of these students on `day`, in the order of their identifiers; those not enrolled on that day are
// absent. Requires: no student twice.
struct DayFacts {
  std::int64_t student_id = 0;
  std::int64_t class_id = 0;
  std::int64_t family_id = 0;
  std::vector<std::int64_t> homeroom_ids;  // who leads the class
  std::optional<bool> guardian_is_away;    // of the guardian concerned; absent when it is somebody else's
};
std::vector<DayFacts> day_facts(db::Session& session, std::int64_t school_id,
                                const std::vector<Concerned>& students, Date day);
// Asks for them and tells them when it is called (see db::Session::later).
std::function<std::vector<DayFacts>()> day_facts_later(db::Session& session, std::int64_t school_id,
                                                       const std::vector<Concerned>& students, Date day);
// All classes of the school with their grade in the school year of `day`.
struct ClassOfDay {
  std::int64_t class_id = 0;
  int grade = 0;
  bool is_open = false;
};
KITH_DESCRIBE(ClassOfDay, (class_id, grade, is_open))
std::vector<ClassOfDay> classes_on(db::Session& session, std::int64_t school_id, Date day);
// nullopt when this is no guardian of the student.

// False when another entry, maybe of a transaction that has just ended, holds the client_key or voids the
// same contact; nothing is written then.
bool save_contact(db::Tx& tx, const ContactRow& contact);
void save_derived(db::Tx& tx, const ContactChange& derived);
ContactChange load_derived(db::Session& session, std::int64_t school_id, std::int64_t contact_id);
void mark_derived_void(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id);

std::vector<ContactEntry> student_history(db::Session& session, std::int64_t school_id,
                                          std::int64_t student_id, int limit);

}  // namespace kith::ledger
