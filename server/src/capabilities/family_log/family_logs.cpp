// SPDX-License-Identifier: Apache-2.0
#include "capabilities/family_log/family_logs.hpp"

#include <algorithm>

#include "calendar/calendar.hpp"
#include "people/school.hpp"

namespace kith::family_log {
namespace {

constexpr int kLongestLog = 30;

}  // namespace

std::vector<ChildLog> FamilyLogs::read(db::Session& session, const people::Viewer& viewer) const {
  const auto today = clock_.today();
  const auto monday = calendar::monday_of(today);
  std::vector<ChildLog> logs;
  for (auto& child : children_logged(session, people::students_in_sight(viewer, today), viewer.school_id)) {
    auto& log =
        logs.emplace_back(ChildLog{child.student_id, child.name, people::given_name(child.name), 0, {}});
    for (auto& row : log_of(session, viewer.school_id, child.student_id, kLongestLog)) {
      log.this_week += row.held_on >= monday;
      log.entries.push_back({row.contact_id, form_of(row.mode), row.held_on, std::move(row.guardian_name),
                             row.recorded_by == viewer.person_id});
    }
  }
  return logs;
}

std::vector<ChildLog> FamilyLogs::logs(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) { return read(session, viewer); });
}

Result<ChildLog> FamilyLogs::log_of_child(db::Session& session, const people::Viewer& viewer,
                                          std::int64_t student_id) const {
  for (auto& log : read(session, viewer))
    if (log.student_id == student_id) return std::move(log);
  return not_found("family_log.no_such_student");
}

Result<ChildLog> FamilyLogs::note(const people::Viewer& viewer, const NewLogEntry& entry) {
  if (auto refused = refusal(entry)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<ChildLog> {
    if (auto log = log_of_child(tx, viewer, entry.student_id); !log) return log.error();
    auto recorded = ledger_.record(tx, {.school_id = viewer.school_id,
                                        .kind = kRecordedKind,
                                        .mode = mode_of(entry.form),
                                        .begun_by = ledger::BegunBy::kFamily,
                                        .held_at = clock_.now(),
                                        .recorded_by = viewer.person_id,
                                        .students = {{entry.student_id, viewer.person_id}},
                                        .slice = "family_log",
                                        .client_key = entry.client_key});
    if (!recorded) return recorded.error();
    return log_of_child(tx, viewer, entry.student_id);
  });
}

Result<ChildLog> FamilyLogs::take_back(const people::Viewer& viewer, std::int64_t contact_id) {
  return db_.write([&](db::Tx& tx) -> Result<ChildLog> {
    auto author = author_of(tx, viewer.school_id, contact_id);
    if (!author) return not_found("family_log.no_such_entry");
    if (auto log = log_of_child(tx, viewer, author->student_id); !log)
      return not_found("family_log.no_such_entry");
    if (author->recorded_by != viewer.person_id) return forbidden("family_log.not_yours");
    auto voided = ledger_.void_contact(tx, viewer.school_id, contact_id, viewer.person_id,
                                       "void " + std::to_string(contact_id));
    if (!voided) return voided.error();
    return log_of_child(tx, viewer, author->student_id);
  });
}

}  // namespace kith::family_log
