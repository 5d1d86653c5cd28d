// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/visits.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "capabilities/visits/recording_sight.hpp"
#include "people/topics.hpp"

namespace kith::visits {
namespace {

constexpr int kLongestHistory = 200;

std::vector<std::int64_t> students_of(const NewVisit& visit) {
  std::vector<std::int64_t> student_ids{visit.student_id};
  if (visit.also_student_ids)
    for (auto id : *visit.also_student_ids)
      if (std::find(student_ids.begin(), student_ids.end(), id) == student_ids.end())
        student_ids.push_back(id);
  return student_ids;
}

// All of them in sight and of one family.
Result<std::vector<SeenStudent>> one_family(db::Session& session, const people::Scope& sight,
                                            const std::vector<std::int64_t>& student_ids) {
  auto seen = students_seen(session, sight, student_ids);
  if (seen.size() != student_ids.size()) return not_found("visits.no_such_student");
  for (const auto& student : seen)
    if (student.family_id != seen.front().family_id)
      return invalid("visits.not_a_sibling", {{"also_student_ids", "visits.not_a_sibling"}});
  return seen;
}

// The guardian spoken to is noted with each child whose guardian it is; the ledger refuses a stranger to the
// first.
std::vector<ledger::Concerned> concerned(db::Session& session, std::int64_t school_id,
                                         const NewVisit& visit) {
  std::vector<ledger::Concerned> students;
  for (auto id : students_of(visit)) {
    bool is_noted = visit.guardian_id &&
                    (id == visit.student_id || is_guardian_of(session, school_id, id, *visit.guardian_id));
    students.push_back({.student_id = id, .guardian_id = is_noted ? visit.guardian_id : std::nullopt});
  }
  return students;
}

VisitLine line_for_family(const HistoryRow& row) {
  return {.contact_id = row.contact_id,
          .kind = row.kind,
          .mode = row.mode,
          .begun_by = row.begun_by,
          .held_at = row.held_at,
          .held_on = row.held_on,
          .recorded_by_name = row.recorded_by_name};
}

VisitLine line_for_staff(const HistoryRow& row, const people::Viewer& viewer) {
  auto line = line_for_family(row);
  line.guardian_name = row.guardian_name;
  if (row.topics) line.topics = parse_topics(*row.topics);
  line.note = row.note;
  line.is_void = row.is_void;
  line.void_reason = row.void_reason;
  line.may_void = row.note && !row.is_void && may_void(viewer, row.recorded_by);
  line.families = row.families;
  return line;
}

void hang_voice_notes(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                      std::vector<VisitLine>& lines) {
  std::map<std::int64_t, std::vector<VoiceNoteLine>> of_contact;
  for (auto& note : voice_notes_about(session, school_id, student_id))
    of_contact[note.contact_id].push_back({std::move(note.address), note.seconds, note.added_at});
  for (auto& line : lines)
    if (auto found = of_contact.find(line.contact_id); found != of_contact.end())
      line.voice_notes = std::move(found->second);
}

}  // namespace

Result<VisitEntry> Visits::record(const people::Viewer& viewer, const NewVisit& visit) {
  if (auto refused = refusal(visit)) return *refused;
  auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<VisitEntry> {
    auto sight = sight_for_recording(viewer, clock_.today(), clock_.date_of(visit.held_at.value_or(now)));
    auto students = one_family(tx, sight, students_of(visit));
    if (!students) return students.error();
    auto recorded = ledger_.record(tx, {.school_id = viewer.school_id,
                                        .kind = visit.kind,
                                        .mode = visit.mode,
                                        .begun_by = visit.begun_by.value_or(ledger::BegunBy::kSchool),
                                        .held_at = visit.held_at.value_or(now),
                                        .recorded_by = viewer.person_id,
                                        .students = concerned(tx, viewer.school_id, visit),
                                        .staff_ids = {viewer.person_id},
                                        .slice = "visits",
                                        .client_key = visit.client_key});
    if (!recorded) return recorded.error();
    return keep(
        tx, *recorded,
        {viewer.school_id, recorded->contact_id, visit.student_id, topics_text(visit.topics), visit.note},
        *students);
  });
}

Result<VisitEntry> Visits::record_together(const people::Viewer& viewer, const NewTogether& together) {
  if (auto refused = refusal(together)) return *refused;
  return record_with(viewer, together.student_ids,
                     {.kind = together.kind,
                      .mode = together.mode,
                      .held_at = together.held_at.value_or(clock_.now()),
                      .client_key = together.client_key},
                     {.topics = topics_text(together.topics), .note = together.note});
}

Result<VisitEntry> Visits::hand_out(const people::Viewer& viewer, const NewHandout& handout) {
  if (auto refused = refusal(handout)) return *refused;
  return record_with(viewer, handout.student_ids,
                     {.kind = handout.kind,
                      .mode = ledger::Mode::kWritten,
                      .held_at = handout.held_at.value_or(clock_.now()),
                      .client_key = handout.client_key},
                     {.note = handout.note.value_or("")});
}

Result<VisitEntry> Visits::record_with(const people::Viewer& viewer,
                                       const std::vector<std::int64_t>& student_ids,
                                       ledger::NewContact contact, VisitRow words) {
  const std::set<std::int64_t> each_once(student_ids.begin(), student_ids.end());
  contact.school_id = viewer.school_id;
  contact.recorded_by = viewer.person_id;
  contact.staff_ids = {viewer.person_id};
  contact.slice = "visits";
  for (auto id : each_once) contact.students.push_back({.student_id = id});
  return db_.write([&](db::Tx& tx) -> Result<VisitEntry> {
    auto students = students_seen(tx, people::students_in_sight(viewer, clock_.today()),
                                  {each_once.begin(), each_once.end()});
    if (students.size() != each_once.size()) return not_found("visits.no_such_student");
    auto recorded = ledger_.record(tx, contact);
    if (!recorded) return recorded.error();
    VisitRow row{viewer.school_id, recorded->contact_id, *each_once.begin(), words.topics, words.note};
    return keep(tx, *recorded, row, students);
  });
}

Result<VisitEntry> Visits::keep(db::Tx& tx, const ledger::Recorded& recorded, const VisitRow& words,
                                const std::vector<SeenStudent>& students) {
  if (!recorded.was_there_already) {
    save_visit(tx, words);
    tell(tx, "visit.recorded", words.school_id, recorded.contact_id, students);
  }
  auto entry = find_entry(tx, words.school_id, recorded.contact_id);
  if (!entry) return conflict("ledger.client_key_taken");
  return *entry;
}

Result<VisitEntry> Visits::void_visit(const people::Viewer& viewer, std::int64_t contact_id,
                                      VoidReason reason) {
  return db_.write([&](db::Tx& tx) -> Result<VisitEntry> {
    auto entry = find_entry(tx, viewer.school_id, contact_id);
    if (!entry) return not_found("visits.no_such_visit");
    auto sight = people::students_in_sight(viewer, clock_.today());
    auto students = students_seen(tx, sight, {entry->student_id});
    if (!may_void(viewer, entry->recorded_by))
      return students.empty() ? not_found("visits.no_such_visit") : forbidden("visits.not_your_entry");

    auto key = "void " + std::to_string(contact_id) + " " + std::to_string(viewer.person_id);
    auto voided = ledger_.void_contact(tx, viewer.school_id, contact_id, viewer.person_id, key);
    if (!voided) return voided.error();
    if (!voided->was_there_already) {
      save_void_reason(tx, viewer.school_id, contact_id, reason);
      tell(tx, "visit.voided", viewer.school_id, contact_id, students);
    }
    return *entry;
  });
}

Result<std::vector<VisitLine>> Visits::history(const people::Viewer& viewer, std::int64_t student_id) {
  return db_.read([&](db::Session& session) -> Result<std::vector<VisitLine>> {
    auto today = clock_.today();
    if (!people::may_see_student(session, viewer, today, student_id))
      return not_found("visits.no_such_student");
    std::vector<VisitLine> lines;
    auto sight = people::students_in_sight(viewer, today);
    for (const auto& row : history_of(session, sight, student_id, kLongestHistory)) {
      if (viewer.has(people::kStaff))
        lines.push_back(line_for_staff(row, viewer));
      else if (!row.is_void)
        lines.push_back(line_for_family(row));
    }
    if (viewer.has(people::kStaff)) hang_voice_notes(session, viewer.school_id, student_id, lines);
    return lines;
  });
}

Result<std::vector<LatestContact>> Visits::latest(const people::Viewer& viewer, std::int64_t class_id) {
  return db_.read([&](db::Session& session) -> Result<std::vector<LatestContact>> {
    auto today = clock_.today();
    if (!people::may_see_class(session, viewer, today, class_id)) return not_found("visits.no_such_class");
    return latest_in_class(session, people::students_in_sight(viewer, today), class_id);
  });
}

void Visits::tell(db::Tx& tx, const char* event, std::int64_t school_id, std::int64_t contact_id,
                  const std::vector<SeenStudent>& students) {
  std::set<std::string> topics{people::school_topic(school_id)};
  for (const auto& student : students)
    if (student.class_id) topics.insert(people::class_topic(*student.class_id));
  tx.after_commit([this, event, contact_id, topics] {
    events_.publish({.name = event, .subject_id = contact_id, .topics = {topics.begin(), topics.end()}});
  });
}

}  // namespace kith::visits
