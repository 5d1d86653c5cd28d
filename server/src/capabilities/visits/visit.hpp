// SPDX-License-Identifier: Apache-2.0
// A recorded contact with one family (家访与日常联系), in any form of P4.2: at home, the family came to
// school, by telephone, video, message or letter. Pure values and rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/contact.hpp"
#include "people/viewer.hpp"

namespace kith::visits {

// What was talked about (P4.9, P4.10), as codes, so that it can be read without the note.
enum class Topic { kStudy, kHomework, kHealth, kPeers, kMood, kSafety, kFamily, kPraise };
KITH_DESCRIBE_ENUM(Topic, kStudy, kHomework, kHealth, kPeers, kMood, kSafety, kFamily, kPraise)

// Why an entry is wrong.
enum class VoidReason { kWrongStudent, kWrongTime, kWrongMode, kTwice, kNotHeld };
KITH_DESCRIBE_ENUM(VoidReason, kWrongStudent, kWrongTime, kWrongMode, kTwice, kNotHeld)

constexpr std::size_t kLongestNote = 2000;     // characters
constexpr std::size_t kLongestClientKey = 64;  // bytes

struct NewVisit {
  std::int64_t student_id = 0;
  std::optional<std::int64_t> guardian_id;  // the one spoken to, when it was a certain one
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  std::optional<ledger::BegunBy> begun_by;  // absent: the school
  std::optional<Instant> held_at;           // absent: now
  std::vector<Topic> topics;
  std::string note;        // for staff only, at most kLongestNote
  std::string client_key;  // the sender's own; the same key again is the same visit
  std::optional<std::vector<std::int64_t>> also_student_ids;  // siblings, talked about on the same occasion
};
KITH_DESCRIBE(NewVisit, (student_id, guardian_id, kind, mode, begun_by, held_at, topics, note, client_key,
                         also_student_ids))

// Why `visit` cannot be recorded as it is, without a look at anybody's row. Codes: visits.note_too_long,
// visits.bad_client_key, visits.not_one_family (a notice is no talk with one family),
// ledger.mode_does_not_fit.
std::optional<Error> refusal(const NewVisit& visit);

constexpr std::size_t kMostTogether = 60;  // students of one talk

// One talk with several families on one occasion: they came to school together, joined one video call or got
// one message. A visit at home or by telephone is with one family. The note is read in every child's history.
struct NewTogether {
  std::vector<std::int64_t> student_ids;
  ledger::ContactKind kind = ledger::ContactKind::kReception;
  ledger::Mode mode = ledger::Mode::kSchool;
  std::optional<Instant> held_at;  // absent: now
  std::vector<Topic> topics;
  std::string note;        // as of NewVisit
  std::string client_key;  // as of NewVisit
};
KITH_DESCRIBE(NewTogether, (student_ids, kind, mode, held_at, topics, note, client_key))

// As above. Codes: visits.not_together (a form that is with one family alone), visits.nobody_chosen,
// visits.too_many_together, visits.note_too_long, visits.bad_client_key, ledger.mode_does_not_fit.
std::optional<Error> refusal(const NewTogether& together);

constexpr std::size_t kMostStudents = 500;  // handed something at once

// Something on paper for several families at once: a contact card, good news, a portfolio, a transcript, a
// letter.
struct NewHandout {
  ledger::ContactKind kind = ledger::ContactKind::kCard;
  std::vector<std::int64_t> student_ids;
  std::optional<Instant> held_at;  // absent: now
  std::optional<std::string> note;
  std::string client_key;
};
KITH_DESCRIBE(NewHandout, (kind, student_ids, held_at, note, client_key))

// What a class can be given at once.
bool is_handout(ledger::ContactKind kind);

// As above. Codes: visits.no_handout (another kind), visits.nobody_chosen, visits.too_many_students,
// visits.note_too_long, visits.bad_client_key.
std::optional<Error> refusal(const NewHandout& handout);

// The topics as they are stored: codes separated by spaces, each once, in the order of the list.
std::string topics_text(const std::vector<Topic>& topics);
std::vector<Topic> parse_topics(const std::string& text);

// Own entries, and those of the school for its desk.
bool may_void(const people::Viewer& viewer, std::int64_t recorded_by);

}  // namespace kith::visits
