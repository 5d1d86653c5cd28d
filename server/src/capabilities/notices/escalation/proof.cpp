// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/proof.hpp"

#include <fmt/format.h>

#include "platform/id.hpp"

namespace kith::notices {
namespace {

// By student; the name is that of the guardian whose answer made it done.
constexpr std::string_view kAnswers =
    "select a.student_id, a.done_at, g.name, r.relation, a.opened_at from (select k.student_id as "
    "student_id, d.done_at as done_at, min(k.opened_at) as opened_at, min(case when k.counts > 0 and "
    "k.done_at "
    "= d.done_at then k.person_id end) as person_id from asks k join (select o.student_id as student_id, {} "
    "as "
    "done_at from asks o where o.school_id = :school_id and o.audience_id = :notice_id and o.withdrawn_at is "
    "null group by o.student_id) d on d.student_id = k.student_id where k.school_id = :school_id and "
    "k.audience_id = :notice_id and k.withdrawn_at is null group by k.student_id, d.done_at) a "
    "left join guardians g on g.school_id = :school_id and g.id = a.person_id "
    "left join guardianships r on r.school_id = :school_id and r.student_id = a.student_id and r.guardian_id "
    "= a.person_id order by a.student_id";

Proof proof_of(const Evidence& evidence) {
  if (evidence.answer && evidence.answer->done_at) return Proof::kAnswered;
  if (evidence.telling && evidence.telling->told_at) return Proof::kTold;
  if (!evidence.answer) return Proof::kUnreachable;
  if (evidence.answer->opened_at) return Proof::kOpened;
  switch (evidence.message ? delivery::reach_of(*evidence.message) : 0) {
    case 0:
      return Proof::kWaiting;
    case 1:
      return Proof::kSent;
    default:
      return Proof::kDelivered;
  }
}

}  // namespace

ProofLine proven(ProofLine line, const Evidence& evidence) {
  line.proof = proof_of(evidence);
  if (line.proof == Proof::kAnswered) {
    line.at = evidence.answer->done_at;
    line.by_name = evidence.answer->done_by_name;
    line.by_relation = evidence.answer->done_by_relation;
  }
  if (line.proof == Proof::kOpened) line.at = evidence.answer->opened_at;
  if (line.proof == Proof::kTold) {
    line.at = evidence.telling->told_at;
    line.by_name = evidence.telling->told_by_name;
    line.told_how = evidence.telling->told_how;
  }
  if (is_proven(line.proof)) {
    line.guardian_name.reset();
    line.guardian_relation.reset();
  }
  if (is_proven(line.proof) || !evidence.telling) return line;
  line.owner_name = evidence.telling->owner_name;
  line.attempts = evidence.telling->attempts;
  line.last_outcome = evidence.telling->last_outcome;
  line.on_paper_at = evidence.telling->on_paper_at;
  return line;
}

std::vector<ProofCount> count_proofs(const std::vector<ProofLine>& lines) {
  std::map<Proof, std::int64_t> counted;
  for (const auto& line : lines) ++counted[line.proof];
  std::vector<ProofCount> counts;
  for (auto [proof, students] : counted) counts.push_back({proof, students});
  return counts;
}

std::vector<AnswerRow> answers_to(db::Session& session, std::int64_t notice_id) {
  auto sql = fmt::format(fmt::runtime(kAnswers), ledger::proven_at("o"));
  return session.all<AnswerRow>({"notices.answers_to", sql},
                                {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}});
}

}  // namespace kith::notices
