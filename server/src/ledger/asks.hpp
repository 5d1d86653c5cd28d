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

// What is asked: read is done by opening, confirm by saying so, answer by one of the answers offered, sign by
// a signature.
enum class Needs { kRead, kConfirm, kAnswer, kSign };
KITH_DESCRIBE_ENUM(Needs, kRead, kConfirm, kAnswer, kSign)

// Whose answer does for a child. any: one guardian. all: each of them. named: the one who is called first.
// A carer reads and does for nobody. Who does for nobody is asked to read only.
enum class ReceiptRule { kAny, kAll, kNamed };
KITH_DESCRIBE_ENUM(ReceiptRule, kAny, kAll, kNamed)

struct NewAsks {
  std::int64_t audience_id = 0;
  std::string slice;
  std::int64_t source_id = 0;
  Needs needs = Needs::kRead;
  std::optional<Instant> due_at;
  ReceiptRule rule = ReceiptRule::kAny;
  // Nobody was asked before, which is written quicker; else those who were stay as they are.
  bool are_new = false;
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
  bool counts = true;  // whether this person's answer is wanted
};
KITH_DESCRIBE(Ask, (audience_id, person_id, student_id, slice, source_id, needs, due_at, opened_at, done_at,
                    counts))

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

// A student who is not done.
struct Waiting {
  std::int64_t student_id = 0;
  std::int64_t class_id = 0;
  std::optional<Instant> opened_at;
};
KITH_DESCRIBE(Waiting, (student_id, class_id, opened_at))

// One INSERT … SELECT from the audience's members; those already written are left alone, so it may be
// repeated and done in parts. They show once the audience is frozen. Returns how many rows were written.
std::int64_t add_asks(db::Tx& tx, const NewAsks& asks, const people::Selection& members);

// A student whose asks are not as the members are now. is_asked: somebody was asked about it.
struct Behind {
  std::int64_t student_id = 0;
  bool is_asked = false;
};
KITH_DESCRIBE(Behind, (student_id, is_asked))
std::vector<Behind> behind_members(db::Session& session, const NewAsks& asks,
                                   const people::Selection& members);

// What the members are now, of asks written before: who joined is asked, whoever may no longer answer is not
// waited for, whose answer counts follows the roster. What was answered stays as it was. behind: the students
// asked about before whose asks are not as the members are.
std::int64_t follow_members(db::Tx& tx, const NewAsks& asks, const people::Selection& members,
                            const std::vector<std::int64_t>& behind);

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
// As above; what asks for an answer or a signature, and whose answer does not count, is left alone.
Result<std::int64_t> mark_done(db::Tx& tx, const AskKey& key, std::optional<std::int64_t> student_id,
                               Instant at);

// The answer or signature itself is kept by whose it is. As above.
Result<std::int64_t> mark_answered(db::Tx& tx, const AskKey& key, std::int64_t student_id, Instant at);

// What was opened or done before that instant awaits everybody again, at most so many people at a time; it
// may be repeated until nothing changes. Returns rows changed.
std::int64_t ask_again(db::Tx& tx, std::int64_t audience_id, Instant before, int most_people);

// asks.settled_at: when the student was done by the rule, on each ask about it, so that what another guardian
// has done awaits nobody. Kept by everything above; this is for whoever writes what was done by other ways.
void settle_all(db::Tx& tx, std::int64_t audience_id);

void withdraw_asks(db::Tx& tx, std::int64_t audience_id, Instant at);

// What awaits a person, the soonest first; undated last.
std::vector<Ask> open_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                              int limit);
// What a person has done, the latest first.
std::vector<Ask> done_asks_of(db::Session& session, std::int64_t school_id, std::int64_t person_id,
                              int limit);
// Everything a person was asked about one source (one row a child); empty once withdrawn.
std::vector<Ask> asks_for(db::Session& session, std::int64_t audience_id, std::int64_t person_id);

// A student is done by the rule of the asks (ReceiptRule).
Receipts receipts_of(db::Session& session, std::int64_t audience_id);
// Of several audiences of one school; those without asks are left out.
std::map<std::int64_t, Receipts> receipts_of_each(db::Session& session,
                                                  const std::vector<std::int64_t>& audience_ids);
std::vector<ClassReceipts> receipts_by_class(db::Session& session, std::int64_t audience_id);
// The students who are not done, by class; of one class when class_id is given.
std::vector<Waiting> waiting_students(db::Session& session, std::int64_t audience_id,
                                      std::optional<std::int64_t> class_id = std::nullopt);
// The same as rows (student_id, class_id, opened_at), for statements that join them.
people::Selection waiting_selection(std::int64_t audience_id,
                                    std::optional<std::int64_t> class_id = std::nullopt);

// SQL over `row`, an alias of asks, where these are grouped by student: when the student was done by the
// rule; null while it is not.
std::string proven_at(const std::string& row);
// A condition on `row`, an alias of rows (school_id, student_id): the student is done. Asks are found through
// the child, a look by primary key each. `audience`: an SQL expression.
std::string is_done_for(const std::string& row, const std::string& audience);
// SQL: the students who are done in the ask, all at once. Parameter :school_id; `audience` as above.
std::string done_students(const std::string& audience);

// Rows (person_id): who may still receive and has not done what was asked; nobody once it is withdrawn.
people::Selection awaited_people(std::int64_t audience_id);

}  // namespace kith::ledger
