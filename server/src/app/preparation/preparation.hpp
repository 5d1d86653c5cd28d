// SPDX-License-Identifier: Apache-2.0
// What a teacher should know before a visit (家访准备单, P4.10 … P4.12), gathered from what the school knows
// already: strengths first. Plain values.
#pragma once

#include "capabilities/care/student_plans.hpp"
#include "capabilities/visits/planning/plan.hpp"
#include "capabilities/visits/records/follow_ups.hpp"
#include "capabilities/visits/visit.hpp"
#include "people/words.hpp"

namespace kith::app {

// limited: custody lets this guardian not see or receive; talk of the child with the others.
struct ToGreet {
  std::string name;
  people::Relation relation = people::Relation::kOther;
  bool lives_away = false;
  bool limited = false;
};
KITH_DESCRIBE(ToGreet, (name, relation, lives_away, limited))

// Something good that was noted: in a shared record, or in an entry about progress.
struct NotedStrength {
  Date held_on{};
  std::string words;
  std::optional<std::string> by_name;
};
KITH_DESCRIBE(NotedStrength, (held_on, words, by_name))

struct RecentTalk {
  std::int64_t contact_id = 0;
  Date held_on{};
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  std::optional<std::string> by_name;
  std::vector<visits::Topic> topics;
  std::string note;
};
KITH_DESCRIBE(RecentTalk, (contact_id, held_on, kind, mode, by_name, topics, note))

// The visit that is planned, and what the family wished for it instead.
struct VisitAhead {
  std::optional<Date> planned_on;
  std::optional<int> begins_at_minute;
  visits::VisitForm form = visits::VisitForm::kHome;
  std::optional<std::string> owner_name;
  bool is_chosen = false;  // by the family
  std::optional<visits::DayPart> wish_part;
  std::optional<visits::VisitForm> wish_form;
};
KITH_DESCRIBE(VisitAhead, (planned_on, begins_at_minute, form, owner_name, is_chosen, wish_part, wish_form))

// words: absent where the school has written none and the product's own stand.
struct BroughtText {
  records::Brought brought = records::Brought::kBenefits;
  std::optional<std::string> words;
};
KITH_DESCRIBE(BroughtText, (brought, words))

// care_groups, plan: absent without the grant for care groups. promises: open follow-ups; answered: the
// family's opinions that have an answer. All are the newest few.
struct Preparation {
  Date today{};
  std::string school_name;
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  std::optional<std::string> class_name;
  std::optional<VisitAhead> ahead;
  std::vector<ToGreet> guardians;
  std::vector<NotedStrength> strengths;
  std::vector<RecentTalk> talks;
  std::vector<records::FollowUpLine> promises;
  std::vector<records::FollowUpLine> answered;
  std::optional<std::vector<people::CareGroup>> care_groups;
  std::optional<care::StudentPlan> plan;
  std::vector<BroughtText> brought;
};
KITH_DESCRIBE(Preparation, (today, school_name, student_id, name, given_name, class_name, ahead, guardians,
                            strengths, talks, promises, answered, care_groups, plan, brought))

}  // namespace kith::app
