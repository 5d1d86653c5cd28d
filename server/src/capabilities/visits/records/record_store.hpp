// SPDX-License-Identifier: Apache-2.0
// SQL of full records: their words, who acknowledged them, what was added.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/visits/records/record.hpp"
#include "ledger/contact.hpp"
#include "people/directory_store.hpp"
#include "people/scope.hpp"

namespace kith::records {

// Staff who see the student, and who owns a protected follow-up of the record.
people::Scope records_in_sight(const people::Viewer& viewer, Date today);

struct RecordKey {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
};
KITH_DESCRIBE(RecordKey, (school_id, contact_id))

// A recorded talk that is not void, with its full words where there are any. is_writer: `me` held it.
struct RecordRow {
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string student_name;
  std::int64_t family_id = 0;
  std::optional<std::int64_t> class_id;
  std::optional<int> entry_grade, entry_year, number;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  Instant held_at{};
  Date held_on{};
  std::int64_t author_id = 0;
  std::optional<std::string> author_name;
  bool is_writer = false;
  std::optional<std::string> words;
  std::optional<int> version;
  std::optional<Instant> updated_at;
  std::optional<std::string> shared_words;
  std::optional<int> shared_version;
  std::optional<Instant> shared_at;
  std::optional<Instant> acknowledged_at;
};
KITH_DESCRIBE(RecordRow, (contact_id, student_id, student_name, family_id, class_id, entry_grade, entry_year,
                          number, kind, mode, held_at, held_on, author_id, author_name, is_writer, words,
                          version, updated_at, shared_words, shared_version, shared_at, acknowledged_at))

// nullopt when it is out of `sight`, void, or no talk with one family.
std::optional<RecordRow> find_record(db::Session& session, const people::Scope& sight, const RecordKey& key,
                                     std::int64_t me);
// Shared records of students in sight, the newest first; of one student when student_id is given.
std::vector<RecordRow> shared_records(db::Session& session, const people::Scope& sight, std::int64_t me,
                                      std::optional<std::int64_t> student_id, int limit);

struct SavedWords {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string words;
  int version = 0;
  Instant updated_at{};
  std::int64_t updated_by = 0;
};
KITH_DESCRIBE(SavedWords, (school_id, contact_id, student_id, words, version, updated_at, updated_by))
void save_words(db::Tx& tx, const SavedWords& saved);
// What is saved becomes what is shared.
void share_words(db::Tx& tx, const RecordKey& key, Instant at);

// Whether this guardian had not done so before.
bool save_acknowledgement(db::Tx& tx, const RecordKey& key, std::int64_t guardian_id, Instant at);
bool save_has_rated(db::Tx& tx, const RecordKey& key, std::int64_t guardian_id);

struct ReceiptRow {
  std::int64_t contact_id = 0;
  std::int64_t guardian_id = 0;
  std::string guardian_name;
  std::optional<Instant> acknowledged_at;
  bool has_rated = false;
};
KITH_DESCRIBE(ReceiptRow, (contact_id, guardian_id, guardian_name, acknowledged_at, has_rated))
std::vector<ReceiptRow> receipts_of(db::Session& session, const RecordKey& key);

enum class AddedBy { kStaff, kGuardian };
KITH_DESCRIBE_ENUM(AddedBy, kStaff, kGuardian)
struct AdditionRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t contact_id = 0;
  AddedBy by_kind = AddedBy::kStaff;
  std::int64_t by_id = 0;
  std::string words;
  Instant added_at{};
};
KITH_DESCRIBE(AdditionRow, (school_id, id, contact_id, by_kind, by_id, words, added_at))
void save_addition(db::Tx& tx, const AdditionRow& addition);

struct RecordAddition {
  AddedBy by_kind = AddedBy::kStaff;
  std::string by_name;
  std::string words;
  Instant added_at{};
};
KITH_DESCRIBE(RecordAddition, (by_kind, by_name, words, added_at))
std::vector<RecordAddition> additions_of(db::Session& session, const RecordKey& key);

// Names of the other children of a class who are not of this family.
std::vector<std::string> classmates_of(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                                       std::int64_t family_id);
std::vector<std::int64_t> guardian_ids_of(db::Session& session, std::int64_t school_id,
                                          std::int64_t student_id);
// Guardians whom custody lets see the child.
std::vector<std::int64_t> seeing_guardians_of(db::Session& session, std::int64_t school_id,
                                              std::int64_t student_id);

// Who may be given a step: staff who teach the class, and those whose post concerns every child.
struct Colleague {
  std::int64_t staff_id = 0;
  std::string name;
};
KITH_DESCRIBE(Colleague, (staff_id, name))
std::vector<Colleague> colleagues_for(db::Session& session, std::int64_t school_id,
                                      std::optional<std::int64_t> class_id, Date today);

}  // namespace kith::records
