// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/follow_ups.hpp"

#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/records/write_up.hpp"
#include "people/topics.hpp"
#include "platform/text/characters.hpp"

namespace kith::records {
namespace {

constexpr int kMostLines = 300;

// The first who is there: a school without a psychology teacher has a moral-education director, else the
// visitor keeps it.
std::int64_t owner_of(db::Session& session, const RecordRow& record, const WantedFollowUp& wanted,
                      Date today) {
  const auto school_id = tenant_of(record.student_id);
  std::optional<std::int64_t> found;
  if (wanted.owner == Owner::kNamed) found = wanted.staff_id;
  if (wanted.owner == Owner::kPsychologyTeacher) {
    found = holder_of_post(session, school_id, "psychology_teacher", today);
    if (!found) found = holder_of_post(session, school_id, "moral_director", today);
  }
  if (wanted.owner == Owner::kHomeroomTeacher)
    found = homeroom_of(session, school_id, record.student_id, today);
  return found.value_or(record.author_id);
}

bool is_answerable(const FollowUpListed& row, const people::Viewer& viewer) {
  if (row.done_at) return false;
  return row.owner_id == viewer.person_id ||
         (!is_protected(row.kind) && viewer.has(people::kForSchoolDesk.any_of));
}

Instant due_at_of(db::Session& session, const WantedFollowUp& wanted, std::int64_t school_id, Instant now,
                  const Clock& clock) {
  if (wanted.due_on) return ledger::end_of_day(*wanted.due_on, clock);
  return ledger::due_at(deadline_of(wanted.kind), now, calendar::load_calendar(session, school_id), clock);
}

// Other words leave a duty as it is: its time runs on.
bool is_same_duty(db::Session& session, const RecordRow& record, const FollowUpRow& row,
                  const WantedFollowUp& wanted, const Clock& clock) {
  if (row.owner_id != owner_of(session, record, wanted, clock.today())) return false;
  if (!wanted.due_on) return true;
  for (const auto& listed : follow_ups_listed(session, row.school_id, row.contact_id))
    if (listed.follow_up_id == row.id) return listed.due_at == ledger::end_of_day(*wanted.due_on, clock);
  return false;
}

}  // namespace

FollowUpLine line_of(const FollowUpListed& row, const people::Viewer& viewer,
                     const people::ClassNaming& naming) {
  FollowUpLine line{.follow_up_id = row.follow_up_id,
                    .contact_id = row.contact_id,
                    .student_id = row.student_id,
                    .student_name = row.student_name,
                    .class_name = std::nullopt,
                    .kind = row.kind,
                    .what = is_protected(row.kind) ? "" : row.what,
                    .signs = is_protected(row.kind) ? parse_signs(row.what) : std::vector<Sign>{},
                    .owner_id = row.owner_id,
                    .owner_name = row.owner_name,
                    .opened_at = row.opened_at,
                    .due_at = row.due_at,
                    .how = row.how,
                    .outcome = row.outcome,
                    .done_at = row.done_at,
                    .is_mine = row.owner_id == viewer.person_id,
                    .may_answer = is_answerable(row, viewer)};
  if (row.entry_grade) line.class_name = naming.name({*row.entry_grade, *row.entry_year, *row.number});
  if (is_protected(row.kind) && !row.has_grant && !line.is_mine) line.outcome.reset();
  return line;
}

std::vector<FollowUpLine> FollowUps::list(const people::Viewer& viewer, FollowUpState state,
                                          std::optional<std::int64_t> student_id) {
  return db_.read([&](db::Session& session) {
    auto today = clock_.today();
    auto naming = people::naming_of(session, viewer.school_id, today);
    std::vector<FollowUpLine> lines;
    for (const auto& row :
         follow_ups_seen(session, viewer, today,
                         {.is_done = state == FollowUpState::kDone, .student_id = student_id}, kMostLines))
      lines.push_back(line_of(row, viewer, naming));
    return lines;
  });
}

Result<FollowUpLine> FollowUps::answer(const people::Viewer& viewer, const Outcome& outcome) {
  if (outcome.outcome.find_first_not_of(" \t\r\n") == std::string::npos)
    return invalid("records.no_words", {{"outcome", "records.no_words"}});
  if (text::characters_in(outcome.outcome) > kLongestText)
    return invalid("records.too_long", {{"outcome", "records.too_long"}});
  return db_.write([&](db::Tx& tx) -> Result<FollowUpLine> {
    tx.lock(outcome.follow_up_id);
    auto today = clock_.today();
    auto seen = follow_ups_seen(tx, viewer, today, {.follow_up_id = outcome.follow_up_id}, 1);
    if (seen.empty()) return not_found("records.no_such_follow_up");
    auto* found = &seen.front();
    if (found->done_at) return conflict("records.already_answered");
    if (!is_answerable(*found, viewer)) return forbidden("records.not_yours");
    const auto rows = follow_ups_of_contact(tx, viewer.school_id, found->contact_id);
    auto row = *std::find_if(rows.begin(), rows.end(),
                             [&](const auto& each) { return each.id == outcome.follow_up_id; });
    row.how = outcome.how;
    row.outcome = outcome.outcome;
    row.done_at = clock_.now();
    row.done_by = viewer.person_id;
    save_outcome(tx, row);
    if (auto done = duties_.fulfil(tx, row.school_id, row.duty_id, *row.done_at); !done) return done.error();
    std::vector<std::string> topics{people::person_topic(row.owner_id), people::person_topic(row.opened_by)};
    if (!is_protected(row.kind))
      for (auto guardian_id : seeing_guardians_of(tx, row.school_id, row.student_id))
        topics.push_back(people::person_topic(guardian_id));
    tx.after_commit([this, topics, contact_id = row.contact_id] {
      events_.publish({.name = "follow_up.answered", .subject_id = contact_id, .topics = topics});
    });
    found->how = row.how;
    found->outcome = row.outcome;
    found->done_at = row.done_at;
    return line_of(*found, viewer, people::naming_of(tx, viewer.school_id, today));
  });
}

Result<void> FollowUps::keep_in_step(db::Tx& tx, const people::Viewer& viewer, const RecordRow& record,
                                     const RecordWords& words) {
  const auto school_id = viewer.school_id;
  auto wanted = follow_ups_of(words);
  for (const auto& each : wanted)
    if (each.staff_id && !works_here(tx, school_id, *each.staff_id))
      return invalid("records.no_such_colleague", {{"steps", "records.no_such_colleague"}});
  const auto existing = follow_ups_of_contact(tx, school_id, record.contact_id);
  for (const auto& row : existing) {
    const bool is_kept =
        row.code.starts_with("addition ") ||
        std::any_of(wanted.begin(), wanted.end(), [&](const auto& each) { return each.code == row.code; });
    if (!is_kept && !row.done_at && !row.cancelled_at) close(tx, row, "no_longer_agreed");
  }
  for (const auto& each : wanted) {
    auto row = std::find_if(existing.begin(), existing.end(),
                            [&](const auto& known) { return known.code == each.code; });
    if (row != existing.end() && row->done_at) continue;
    if (row != existing.end() && !row->cancelled_at) {
      if (is_same_duty(tx, record, *row, each, clock_)) {
        save_what(tx, school_id, row->id, each.what);
        continue;
      }
      close(tx, *row, "agreed_anew");
    }
    open(tx, record, each, viewer.person_id);
  }
  fulfil_write_up(tx, duties_, {school_id, record.author_id, record.contact_id}, clock_.now());
  return {};
}

void FollowUps::open_for_addition(db::Tx& tx, const RecordRow& record, const AdditionRow& addition) {
  open(tx, record,
       {.kind = FollowUpKind::kOpinion,
        .code = "addition " + std::to_string(addition.id),
        .what = addition.words,
        .owner = Owner::kVisitor,
        .staff_id = std::nullopt,
        .due_on = std::nullopt},
       record.author_id);
}

void FollowUps::open(db::Tx& tx, const RecordRow& record, const WantedFollowUp& wanted,
                     std::int64_t opened_by) {
  const auto school_id = tenant_of(record.student_id);
  const auto now = clock_.now();
  const auto owner_id = owner_of(tx, record, wanted, clock_.today());
  const auto id = tx.take_ids(school_id);
  const auto duty_id = duties_.open(tx, {.school_id = school_id,
                                         .kind = duty_kind(wanted.kind),
                                         .clause = clause_of(wanted.kind),
                                         .owner_id = owner_id,
                                         .subject_kind = "student",
                                         .subject_id = record.student_id,
                                         .cause_slice = "visits",
                                         .cause_id = record.contact_id,
                                         .began_at = now,
                                         .due_at = due_at_of(tx, wanted, school_id, now, clock_)});
  save_follow_up(tx, {.school_id = school_id,
                      .id = id,
                      .contact_id = record.contact_id,
                      .student_id = record.student_id,
                      .kind = wanted.kind,
                      .code = wanted.code,
                      .what = wanted.what,
                      .opened_by = opened_by,
                      .owner_id = owner_id,
                      .duty_id = duty_id,
                      .opened_at = now});
  tx.after_commit([this, owner_id, contact_id = record.contact_id] {
    events_.publish(
        {.name = "follow_up.opened", .subject_id = contact_id, .topics = {people::person_topic(owner_id)}});
  });
}

void FollowUps::close(db::Tx& tx, const FollowUpRow& row, const char* why) {
  const auto now = clock_.now();
  cancel_follow_up(tx, row.school_id, row.id, now);
  duties_.cancel(tx, row.school_id, row.duty_id, now, why).value();
}

void FollowUps::contact_changed(db::Tx& tx, const ledger::ContactChange& change) {
  if (!change.is_void) return begin_write_up(tx, duties_, change, clock_);
  cancel_write_up(tx, duties_, change, clock_.now());
  for (const auto& row : follow_ups_of_contact(tx, change.school_id, change.contact_id))
    if (!row.done_at && !row.cancelled_at) close(tx, row, "visit_voided");
}

}  // namespace kith::records
