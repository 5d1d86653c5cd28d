// SPDX-License-Identifier: Apache-2.0
#include "capabilities/incidents/incidents.hpp"

#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "ledger/contact_store.hpp"
#include "people/directory_store.hpp"
#include "people/topics.hpp"
#include "platform/text/characters.hpp"

namespace kith::incidents {
namespace {

using people::Viewer;

bool is_desk(const Viewer& viewer) { return viewer.has(people::kForSchoolDesk.any_of); }

std::optional<std::int64_t> holder_of(db::Session& session, std::int64_t school_id, people::Post post,
                                      Date today) {
  for (const auto& row : people::posts_of_staff(session, school_id, today))
    if (row.post == post) return row.staff_id;
  return std::nullopt;
}

std::int64_t owner_of(db::Session& session, const IncidentRow& incident, std::string_view duty, Date today) {
  const auto school_id = incident.school_id;
  if (duty == kEstablishResponsibility) {
    if (auto director = holder_of(session, school_id, people::Post::kMoralDirector, today)) return *director;
    return holder_of(session, school_id, people::Post::kPrincipal, today).value_or(incident.told_by);
  }
  for (const auto& day : ledger::day_facts(session, school_id, {{incident.student_id, std::nullopt}}, today))
    for (auto staff_id : day.homeroom_ids) return staff_id;
  return incident.told_by;
}

bool is_blank(const std::string& words) { return words.find_first_not_of(" \t\r\n") == std::string::npos; }

std::optional<Error> refused_words(const char* field, const std::string& words) {
  if (text::characters_in(words) <= kLongestNote) return std::nullopt;
  return invalid("incidents.note_too_long", {{field, "incidents.note_too_long"}});
}

}  // namespace

std::vector<KindChoice> Incidents::kinds(const Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    std::vector<KindChoice> choices;
    for (auto kind : enumerators<IncidentKind>()) {
      auto& choice = choices.emplace_back(KindChoice{kind, is_protected(kind), {}});
      for (auto duty : duties_after(kind))
        for (auto& asked : asked_by_(session, viewer.school_id, duty))
          choice.asked.push_back(std::move(asked));
    }
    return choices;
  });
}

Result<IncidentLine> Incidents::tell(const Viewer& viewer, const NewIncident& incident) {
  if (auto refused = refusal(incident, clock_.now())) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<IncidentLine> {
    if (!people::may_see_student(tx, viewer, clock_.today(), incident.student_id))
      return not_found("incidents.no_such_student");
    auto id = tell_in(tx, viewer, incident);
    if (!id) return id.error();
    auto told = seen(tx, viewer, *id);
    if (!told) return told.error();
    return std::move(told->line);
  });
}

Result<std::int64_t> Incidents::tell_in(db::Tx& tx, const Viewer& viewer, const NewIncident& incident) {
  tx.lock(incident.student_id);
  if (auto known = find_incident_by_client_key(tx, viewer.school_id, incident.client_key)) {
    if (known->told_by == viewer.person_id && known->student_id == incident.student_id &&
        known->kind == incident.kind)
      return known->id;
    return conflict("incidents.client_key_taken");
  }
  const auto now = clock_.now();
  const IncidentRow row{.school_id = viewer.school_id,
                        .id = tx.take_ids(viewer.school_id),
                        .student_id = incident.student_id,
                        .kind = incident.kind,
                        .happened_at = std::min(incident.happened_at.value_or(now), now),
                        .told_at = now,
                        .told_by = viewer.person_id,
                        .note = is_blank(incident.note) ? "" : incident.note,
                        .client_key = incident.client_key};
  save_incident(tx, row);
  open_duties(tx, viewer, row);
  return row.id;
}

void Incidents::open_duties(db::Tx& tx, const Viewer& viewer, const IncidentRow& incident) {
  const auto today = clock_.today();
  const auto calendar = calendar::load_calendar(tx, incident.school_id);
  const auto contacts = contacts_since(tx, incident.school_id, incident.student_id,
                                       clock_.date_of(incident.happened_at), incident.happened_at);
  std::vector<std::string> topics{people::person_topic(viewer.person_id)};
  for (auto duty : duties_after(incident.kind)) {
    std::optional<Instant> due_at;
    std::string clause;
    for (const auto& asked : asked_by_(tx, incident.school_id, duty)) {
      auto each = ledger::due_at(asked.within, incident.happened_at, calendar, clock_);
      if (due_at && *due_at <= each) continue;
      due_at = each;
      clause = asked.clause;
    }
    if (!due_at) continue;
    const auto owner_id = owner_of(tx, incident, duty, today);
    const auto duty_id = duties_.open(tx, {.school_id = incident.school_id,
                                           .kind = std::string(duty),
                                           .clause = clause,
                                           .owner_id = owner_id,
                                           .subject_kind = "student",
                                           .subject_id = incident.student_id,
                                           .cause_slice = "incidents",
                                           .cause_id = incident.id,
                                           .began_at = incident.happened_at,
                                           .due_at = *due_at});
    topics.push_back(people::person_topic(owner_id));
    auto done = std::find_if(contacts.begin(), contacts.end(),
                             [&](const auto& contact) { return fulfils(contact.kind, duty); });
    if (done != contacts.end())
      duties_.fulfil(tx, incident.school_id, duty_id, done->held_at, done->contact_id).value();
  }
  tx.after_commit([this, topics, id = incident.id] {
    events_.publish({.name = "incident.told", .subject_id = id, .topics = topics});
  });
}

std::vector<IncidentLine> Incidents::lines(db::Session& session, const Viewer& viewer,
                                           std::int64_t student_id,
                                           std::optional<std::int64_t> incident_id) const {
  const bool is_staff = viewer.has(people::kStaff);
  const bool has_grant =
      is_staff && people::has_care_grant(session, people::care_in_sight(viewer, clock_.today()), student_id);
  std::vector<IncidentLine> lines;
  const auto owed =
      is_staff ? owed_of_student(session, viewer.school_id, student_id) : std::vector<OwedRow>{};
  for (auto& row : incidents_seen(session, {.school_id = viewer.school_id,
                                           .student_id = student_id,
                                           .viewer_id = viewer.person_id,
                                           .has_grant = has_grant,
                                           .only_shared = !is_staff,
                                           .incident_id = incident_id})) {
    auto& line = lines.emplace_back(IncidentLine{.incident_id = row.incident_id,
                                                 .kind = row.kind,
                                                 .happened_at = row.happened_at,
                                                 .told_by_name = std::move(row.told_by_name),
                                                 .note = std::move(row.note)});
    if (!is_staff) continue;
    line.is_protected = is_protected(row.kind);
    line.may_change = row.told_by == viewer.person_id || is_desk(viewer);
    line.shared_at = row.shared_at;
    line.owed.emplace();
    for (const auto& each : owed)
      if (each.incident_id == row.incident_id)
        line.owed->push_back({each.duty_id, each.kind, each.clause, each.owner_name, each.due_at,
                              each.fulfilled_at, each.outcome,
                              !each.fulfilled_at && (each.owner_id == viewer.person_id || is_desk(viewer))});
  }
  return lines;
}

Result<std::vector<IncidentLine>> Incidents::of_student(const Viewer& viewer, std::int64_t student_id) {
  return db_.read([&](db::Session& session) -> Result<std::vector<IncidentLine>> {
    if (!people::may_see_student(session, viewer, clock_.today(), student_id))
      return not_found("incidents.no_such_student");
    return lines(session, viewer, student_id);
  });
}

Result<Incidents::Seen> Incidents::seen(db::Session& session, const Viewer& viewer,
                                        std::int64_t incident_id) const {
  auto row = find_incident(session, viewer.school_id, incident_id);
  if (!row || row->withdrawn_at || !people::may_see_student(session, viewer, clock_.today(), row->student_id))
    return not_found("incidents.no_such_incident");
  auto found = lines(session, viewer, row->student_id, incident_id);
  if (found.empty()) return not_found("incidents.no_such_incident");
  return Seen{std::move(*row), std::move(found.front())};
}

Result<Incidents::Seen> Incidents::changeable(db::Session& session, const Viewer& viewer,
                                              std::int64_t incident_id) const {
  auto found = seen(session, viewer, incident_id);
  if (found && !found->line.may_change) return forbidden("incidents.not_yours");
  return found;
}

Result<IncidentLine> Incidents::annotate(const Viewer& viewer, const IncidentNote& note) {
  if (auto refused = refused_words("note", note.note)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<IncidentLine> {
    auto found = changeable(tx, viewer, note.incident_id);
    if (!found) return found.error();
    found->line.note = is_blank(note.note) ? "" : note.note;
    save_note(tx, viewer.school_id, note.incident_id, found->line.note);
    return std::move(found->line);
  });
}

Result<IncidentLine> Incidents::share(const Viewer& viewer, std::int64_t incident_id) {
  return db_.write([&](db::Tx& tx) -> Result<IncidentLine> {
    auto found = changeable(tx, viewer, incident_id);
    if (!found) return found.error();
    if (!found->line.shared_at) {
      found->line.shared_at = clock_.now();
      save_sharing(tx, viewer.school_id, incident_id, *found->line.shared_at, viewer.person_id);
    }
    return std::move(found->line);
  });
}

Result<void> Incidents::withdraw(const Viewer& viewer, std::int64_t incident_id) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    auto found = changeable(tx, viewer, incident_id);
    if (!found) return found.error();
    const auto now = clock_.now();
    save_withdrawal(tx, viewer.school_id, incident_id, now, viewer.person_id);
    for (const auto& owed : *found->line.owed)
      if (!owed.fulfilled_at)
        duties_.cancel(tx, viewer.school_id, owed.duty_id, now, "incident_withdrawn").value();
    return {};
  });
}

Result<IncidentLine> Incidents::answer(const Viewer& viewer, const IncidentOutcome& outcome) {
  if (is_blank(outcome.outcome)) return invalid("incidents.no_words", {{"outcome", "incidents.no_words"}});
  if (auto refused = refused_words("outcome", outcome.outcome)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<IncidentLine> {
    tx.lock(outcome.duty_id);
    auto found = seen(tx, viewer, outcome.incident_id);
    if (!found) return found.error();
    auto owed = std::find_if(found->line.owed->begin(), found->line.owed->end(),
                             [&](const auto& each) { return each.duty_id == outcome.duty_id; });
    if (owed == found->line.owed->end()) return not_found("incidents.no_such_incident");
    if (owed->fulfilled_at) return conflict("incidents.already_done");
    if (!owed->may_answer) return forbidden("incidents.not_yours");
    const auto now = clock_.now();
    save_outcome(
        tx, {viewer.school_id, outcome.duty_id, outcome.incident_id, outcome.outcome, now, viewer.person_id});
    duties_.fulfil(tx, viewer.school_id, outcome.duty_id, now).value();
    owed->fulfilled_at = now;
    owed->outcome = outcome.outcome;
    owed->may_answer = false;
    return std::move(found->line);
  });
}

void Incidents::contact_changed(db::Tx& tx, const ledger::ContactChange& change) {
  if (change.is_void || change.students.empty()) return;
  const auto kind = change.students.front().kind;
  if (!fulfils(kind, kContactFamily) && !fulfils(kind, kSendGoodNews)) return;
  for (const auto& owed : owed_before(tx, change.school_id, change.contact_id))
    if (fulfils(owed.contact_kind, owed.kind))
      duties_.fulfil(tx, change.school_id, owed.duty_id, owed.held_at, change.contact_id).value();
}

}  // namespace kith::incidents
