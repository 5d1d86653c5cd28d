// SPDX-License-Identifier: Apache-2.0
// The one state that every student's family is in, by whatever way it came there, and who sees to those
// without proof. Pure. (P2a.3)
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/escalation/telling_store.hpp"
#include "delivery/state.hpp"
#include "ledger/asks.hpp"

namespace kith::notices {

// The furthest first. answered: those whose answer counts have confirmed it, or read what only asks to be
// read (ledger::ReceiptRule). told: by a person. The rest is no proof: opened but not answered, delivered to
// a telephone, sent, not sent yet, or nobody to send to.
enum class Proof { kAnswered, kTold, kOpened, kDelivered, kSent, kWaiting, kUnreachable };
KITH_DESCRIBE_ENUM(Proof, kAnswered, kTold, kOpened, kDelivered, kSent, kWaiting, kUnreachable)

inline bool is_proven(Proof proof) { return proof == Proof::kAnswered || proof == Proof::kTold; }

// What the guardians of one student have done.
struct AnswerRow {
  std::int64_t student_id = 0;
  std::optional<Instant> done_at;  // by the rule: the one guardian, or the last of all
  std::optional<std::string> done_by_name;
  std::optional<people::Relation> done_by_relation;
  std::optional<Instant> opened_at;  // by the first who did
};
KITH_DESCRIBE(AnswerRow, (student_id, done_at, done_by_name, done_by_relation, opened_at))

struct ProofLine {
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t class_id = 0;
  std::string class_name;
  Proof proof = Proof::kWaiting;
  std::optional<Instant> at;           // of the proof, or when it was opened
  std::optional<std::string> by_name;  // who answered, or who told
  std::optional<people::Relation> by_relation;
  std::optional<ToldHow> told_how;
  // Of those without proof. The guardian is the one to call first.
  std::optional<std::string> guardian_name;
  std::optional<people::Relation> guardian_relation;
  std::optional<std::string> owner_name;
  int attempts = 0;
  std::optional<TellingOutcome> last_outcome;
  std::optional<Instant> on_paper_at;
};
KITH_DESCRIBE(ProofLine, (student_id, name, class_id, class_name, proof, at, by_name, by_relation, told_how,
                          guardian_name, guardian_relation, owner_name, attempts, last_outcome, on_paper_at))

// Each may be absent.
struct Evidence {
  const AnswerRow* answer = nullptr;  // absent: nobody could be asked
  const ToldRow* telling = nullptr;
  std::optional<delivery::State> message;
};

// Name and class stand in `line` already.
ProofLine proven(ProofLine line, const Evidence& evidence);

struct ProofCount {
  Proof proof = Proof::kWaiting;
  std::int64_t students = 0;
};
KITH_DESCRIBE(ProofCount, (proof, students))
// In the order of the list above, without those that nobody is in.
std::vector<ProofCount> count_proofs(const std::vector<ProofLine>& lines);

// Of every student a notice was for that could be asked about.
std::vector<AnswerRow> answers_to(db::Session& session, std::int64_t notice_id);

}  // namespace kith::notices
