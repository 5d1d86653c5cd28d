// SPDX-License-Identifier: Apache-2.0
// An ask: this awaits you. Member of an audience, ask and receipt are one row: a guardian about one student.
// Home pages, badges, reminders and who-has-not lists are written once over this table.
//
// An audience serves one source, so its identifier, which names the school too, leads to all asks of a
// source. What persons do and see is checked against custody as it is now, not as it was when they were
// asked; receipts count everybody who was asked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "people/audience.hpp"
#include "platform/db/db.hpp"

namespace kith::ledger {

// What is asked: read is done by opening, confirm by saying so.
enum class Needs { kRead, kConfirm };
KITH_DESCRIBE_ENUM(Needs, kRead, kConfirm)

struct NewAsks {
  std::int64_t audience_id = 0;
  std::string slice;
  std::int64_t source_id = 0;
  Needs needs = Needs::kRead;
  std::optional<Instant> due_at;
};

struct Ask {
  std::int64_t audience_id = 0;
  std::int64_t person_id = 0;
  std::int64_t student_id = 0;
  std::string slice;
  std::int64_t source_id = 0;
  Needs needs = Needs::kRead;
  std::optional<Instant> due_at;
  std::optional<Instant> opened_at;
  std::optional<Instant> done_at;
};
KITH_DESCRIBE(Ask, (audience_id, person_id, student_id, slice, source_id, needs, due_at, opened_at, done_at))

// Counts of families by the furthest state any of their guardians reached; done, opened and waiting add up
// to `families`. A family is done when each of its children that was asked about is done.
struct Receipts {
  std::int64_t families = 0;
  std::int64_t done = 0;
  std::int64_t opened = 0;
  std::int64_t waiting = 0;
};
KITH_DESCRIBE(Receipts, (families, done, opened, waiting))

struct ClassReceipts {
  std::int64_t class_id = 0;
  std::int64_t students = 0;
  std::int64_t done = 0;
};
KITH_DESCRIBE(ClassReceipts, (class_id, students, done))

// A student for whom nobody has done what was asked.
struct Waiting {
  std::int64_t student_id = 0;
  std::int64_t class_id = 0;
  std::optional<Instant> opened_at;
};
KITH_DESCRIBE(Waiting, (student_id, class_id, opened_at))

// One INSERT … SELECT from the audience's members; those already written are left alone, so it may be
// repeated and done in parts. They show once the audience is frozen. Returns how many rows were written.
std::int64_t add_asks(db::Tx& tx, const NewAsks& asks, const people::Selection& members);

// What one person was asked by one source.
struct AskKey {
  std::string slice;
  std::int64_t audience_id = 0;
  std::int64_t person_id = 0;
};

// A guardian opened it: read asks are done by that. Marks every child the guardian was asked about.
// One statement by primary key. Returns rows changed; doing it twice changes nothing and is no error.
// Error: ledger.not_asked.
Result<std::int64_t> mark_opened(db::Tx& tx, const AskKey& key, Instant at);

// A guardian confirmed for one student, or for all of own children asked about when student_id is absent.
// As above.
Result<std::int64_t> mark_done(db::Tx& tx, const AskKey& key, std::optional<std::int64_t> student_id,
                               Instant at);

void withdraw_asks(db::Tx& tx, std::int64_t audience_id, Instant at);

// What awaits a person, the soonest first; undated last.
std::vector<Ask> open_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                              int limit);
// What a person has done, the latest first.
std::vector<Ask> done_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                              int limit);
// Everything a person was asked about one source (one row a child); empty once withdrawn.
std::vector<Ask> asks_for(db::Session& session, std::int64_t audience_id, std::int64_t person_id);

// One guardian of a student suffices: a student is done when any guardian has done it.
Receipts receipts_of(db::Session& session, std::int64_t audience_id);
// Of several audiences of one school; those without asks are left out.
std::map<std::int64_t, Receipts> receipts_of_each(db::Session& session,
                                                  const std::vector<std::int64_t>& audience_ids);
std::vector<ClassReceipts> receipts_by_class(db::Session& session, std::int64_t audience_id);
// The students nobody has answered for, by class; of one class when class_id is given.
std::vector<Waiting> waiting_students(db::Session& session, std::int64_t audience_id,
                                      std::optional<std::int64_t> class_id = std::nullopt);
// The same as rows (student_id, class_id, opened_at), for statements that join them.
people::Selection waiting_selection(std::int64_t audience_id,
                                    std::optional<std::int64_t> class_id = std::nullopt);

// Rows (person_id): who may still receive and has not done what was asked; nobody once it is withdrawn.
people::Selection awaited_people(std::int64_t audience_id);

}  // namespace kith::ledger
