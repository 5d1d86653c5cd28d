// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/evidence.hpp"

#include <algorithm>
#include <set>

#include "norms/boards/boards.hpp"
#include "norms/boards/lines.hpp"
#include "norms/counting/fact_store.hpp"

namespace kith::norms {
namespace {

using std::chrono::days;

constexpr std::size_t kMostLines = 500;
constexpr int kEverybody = 1'000'000;

void keep_newest(std::vector<CountedContact>& contacts) {
  std::sort(contacts.begin(), contacts.end(), [](const auto& a, const auto& b) {
    return std::tuple(b.held_on, b.contact_id, a.subject_id) <
           std::tuple(a.held_on, a.contact_id, b.subject_id);
  });
  if (contacts.size() > kMostLines) contacts.resize(kMostLines);
}

FactsBySubject facts_for(db::Session& session, std::int64_t school_id, const Rule& rule, Days days,
                         std::optional<std::int64_t> subject_id) {
  auto kinds = counted_kinds(rule.count);
  if (!subject_id) return all_facts(session, school_id, {{days.from, kinds}}, days.to, Voided::kRead);
  Subject subject{rule.of, *subject_id};
  return {{subject, facts_of(session, school_id, subject, days, kinds, Voided::kRead)}};
}

CountedContact contact_line(const Fact& fact, const MissingLine& subject, const Recording& recording) {
  return {.contact_id = fact.contact_id,
          .held_on = fact.held_on,
          .kind = fact.kind,
          .mode = fact.mode,
          .subject_id = subject.subject_id,
          .student_id = subject.student_id,
          .name = subject.name,
          .class_name = subject.class_name,
          .recorded_by_name = recording.recorded_by_name,
          .recorded_at = recording.recorded_at,
          .is_voided = recording.voided_at.has_value()};
}

}  // namespace

void Boards::find_evidence(db::Session& session, const people::Viewer& viewer, const Frame& frame,
                           const Found& found, const WhichEvidence& which, Evidence& evidence) {
  const auto& rule = found.norm.rule;
  auto counted = counted_days(rule, span_of(frame.calendar(), found.period, 0));
  if (!counted) return;
  auto all = found.missing(viewer.school_id, which.class_id);
  all.met_too = true;
  all.subject_id = which.subject_id;
  all.limit = kEverybody;
  auto facts = facts_for(session, viewer.school_id, rule, *counted, which.subject_id);
  auto recorded = recordings(session, viewer.school_id, *counted);
  auto over_at = clock_.at(found.period.ends_on + days{1});
  auto frozen_at = clock_.at(found.period.ends_on + kFrozenAfter + days{1});
  Classes classes(session, viewer, frame.today());
  std::set<std::pair<std::int64_t, std::int64_t>> seen;
  std::set<std::int64_t> contacts, late, voided;
  for (const auto& row : rows_missing(session, viewer, frame.today(), rule, all))
    for (const auto& fact : facts[{rule.of, row.subject_id}]) {
      if (!counted->hold(fact.held_on) || !counts(rule.count, fact)) continue;
      if (!seen.insert({row.subject_id, fact.contact_id}).second) continue;
      const auto& recording = recorded[fact.contact_id];
      bool is_after_freeze = recording.recorded_at >= frozen_at;
      if (recording.voided_at && (is_after_freeze || *recording.voided_at < frozen_at)) continue;
      auto line = contact_line(fact, missing_line(row, rule.of, classes), recording);
      line.is_late = line.recorded_at >= over_at;
      if (is_after_freeze) {
        evidence.not_counted.push_back(std::move(line));
        continue;
      }
      contacts.insert(fact.contact_id);
      if (line.is_late) late.insert(fact.contact_id);
      if (line.is_voided) voided.insert(fact.contact_id);
      evidence.contacts.push_back(std::move(line));
    }
  evidence.counted = int(contacts.size());
  evidence.written_late = int(late.size());
  evidence.voided_since = int(voided.size());
  if (is_of_families_alone(rule)) evidence.contacts.clear(), evidence.not_counted.clear();
  keep_newest(evidence.contacts);
  keep_newest(evidence.not_counted);
}

Result<Evidence> Boards::evidence(const people::Viewer& viewer, const WhichEvidence& which) {
  return with_frame(
      db_, norms_, viewer.school_id, clock_.today(),
      [&](db::Session& session, const Frame& frame) -> Result<Evidence> {
        auto found = find_names(session, viewer, frame, {which.clause, which.class_id, which.period_no});
        if (!found) return found.error();
        Evidence evidence{.norm = line(session, viewer, frame, *found)};
        if (!found->norm.rule.due) {
          find_evidence(session, viewer, frame, *found, which, evidence);
          return evidence;
        }
        Classes classes(session, viewer, frame.today());
        for (const auto& duty : missed(session, viewer, frame, *found, true))
          if (evidence.duties.size() < kMostLines) evidence.duties.push_back(missed_line(duty, classes));
        return evidence;
      });
}

}  // namespace kith::norms
