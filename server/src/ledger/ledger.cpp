// SPDX-License-Identifier: Apache-2.0
#include "ledger/ledger.hpp"

#include <algorithm>

#include "ledger/contact_store.hpp"
#include "ledger/derivation.hpp"

namespace kith::ledger {
namespace {

// A telephone's clock may run ahead a little.
constexpr std::chrono::minutes kClockTolerance{5};

// What an entry that already holds a client_key answers: a repeated send gets the first answer; a key that
// belongs to something else is refused.
Result<Recorded> answer_again(const ContactRow& known, std::int64_t by,
                              std::optional<std::int64_t> voids_id) {
  if (known.recorded_by != by || known.voids_id != voids_id) return conflict("ledger.client_key_taken");
  return Recorded{known.id, true};
}

std::optional<Error> refusal(const NewContact& contact, Instant now) {
  auto bad_field = [](const char* field, const char* code) { return invalid(code, {{field, code}}); };
  if (contact.held_at > now + kClockTolerance) return bad_field("held_at", "ledger.in_the_future");
  if (!fits(contact.kind, contact.mode)) return bad_field("mode", "ledger.mode_does_not_fit");
  bool is_for_persons = contact.level == Level::kPerson;
  if (is_group(contact.kind) == is_for_persons) return bad_field("level", "ledger.level_does_not_fit");
  if (is_for_persons && contact.students.empty()) return invalid("ledger.nobody_concerned");
  return std::nullopt;
}

void give_id(ContactChange& change, std::int64_t contact_id) {
  change.contact_id = contact_id;
  for (auto& row : change.students) row.contact_id = contact_id;
  for (auto& row : change.staff) row.contact_id = contact_id;
  for (auto& row : change.groups) row.contact_id = contact_id;
}

ContactRow row_of(const NewContact& contact, std::int64_t id, Instant held_at, Date held_on, Instant now) {
  return {.school_id = contact.school_id,
          .id = id,
          .kind = contact.kind,
          .mode = contact.mode,
          .begun_by = contact.begun_by,
          .held_at = held_at,
          .held_on = held_on,
          .recorded_at = now,
          .recorded_by = contact.recorded_by,
          .slice = contact.slice,
          .source_id = contact.source_id ? contact.source_id : id,
          .client_key = contact.client_key};
}

}  // namespace

// Nearly every key is new: whether it is known is looked up only when the entry cannot be made.
Result<Recorded> Ledger::record(db::Tx& tx, const NewContact& contact) {
  auto entry = enter(tx, contact);
  if (entry && *entry) return Recorded{**entry, false};
  if (auto known = find_by_client_key(tx, contact.school_id, contact.client_key))
    return answer_again(*known, contact.recorded_by, std::nullopt);
  return entry.error();
}

// The entry's identifier; nothing when its key is known.
Result<std::optional<std::int64_t>> Ledger::enter(db::Tx& tx, const NewContact& contact) {
  auto now = clock_.now();
  if (auto refused = refusal(contact, now)) return *refused;
  auto held_at = std::min(contact.held_at, now);
  auto held_on = clock_.date_of(held_at);
  auto derived = derive_later(tx, contact, held_on);
  auto id = tx.take_ids(contact.school_id);
  auto change = derived();
  if (!change) return change.error();
  if (!save_contact(tx, row_of(contact, id, held_at, held_on, now))) return std::optional<std::int64_t>();
  give_id(*change, id);
  save_derived(tx, *change);
  tell(tx, *change);
  return std::optional(id);
}

Result<Recorded> Ledger::void_contact(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id,
                                      std::int64_t by, const std::string& client_key) {
  if (auto known = find_by_client_key(tx, school_id, client_key)) return answer_again(*known, by, contact_id);
  auto voided = find_contact(tx, school_id, contact_id);
  if (!voided || voided->voids_id) return not_found("ledger.no_such_contact");
  if (is_voided(tx, school_id, contact_id)) return conflict("ledger.already_void");

  auto entry = *voided;
  entry.id = tx.take_ids(school_id);
  entry.recorded_at = clock_.now();
  entry.recorded_by = by;
  entry.client_key = client_key;
  entry.voids_id = contact_id;
  if (!save_contact(tx, entry)) return conflict("ledger.already_void");
  mark_derived_void(tx, school_id, contact_id);
  auto change = load_derived(tx, school_id, contact_id);
  change.held_on = voided->held_on;
  change.is_void = true;
  tell(tx, change);
  return Recorded{entry.id, false};
}

std::vector<ContactEntry> Ledger::history_of_student(db::Session& session, std::int64_t school_id,
                                                     std::int64_t student_id, int limit) {
  return student_history(session, school_id, student_id, limit);
}

void Ledger::tell(db::Tx& tx, const ContactChange& change) {
  for (auto* listener : listeners_) listener->contact_changed(tx, change);
}

}  // namespace kith::ledger
