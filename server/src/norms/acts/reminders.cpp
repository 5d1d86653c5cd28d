// SPDX-License-Identifier: Apache-2.0
#include "norms/acts/reminders.hpp"

namespace kith::norms {
namespace {

using people::Viewer;

bool sees_all(const Viewer& viewer) { return viewer.has(people::kForSchoolDesk.any_of); }

std::vector<Reminder> waiting_for(db::Session& session, const Viewer& viewer, Date today,
                                  const std::string& clause, int period_no) {
  std::optional<people::Scope> classes;
  if (!sees_all(viewer)) classes = people::classes_in_charge(viewer, today);
  return waiting_reminders(session, viewer.school_id, clause, period_no, classes);
}

std::optional<Error> refusal(db::Session& session, const Viewer& viewer, Date today,
                             const NewReminder& asked) {
  if (asked.class_id && !is_in_charge(session, viewer, today, *asked.class_id))
    return not_found("people.no_such_class");
  if (sees_all(viewer)) {
    if (works_here(session, viewer.school_id, asked.owner_id, today)) return std::nullopt;
  } else if (asked.class_id &&
             teaches_class(session, viewer.school_id, *asked.class_id, asked.owner_id, today)) {
    return std::nullopt;
  }
  return not_found("norms.no_such_owner");
}

}  // namespace

Result<int> Reminders::running_period(const Viewer& viewer, const std::string& clause) const {
  const auto* norm = norms_.catalogue().find(clause);
  if (!norm) return not_found("norms.no_such_norm");
  return with_frame(db_, norms_, viewer.school_id, clock_.today(),
                    [&](db::Session& session, const Frame& frame) -> Result<int> {
                      if (const auto* period = frame.current(norm->rule))
                        for (const auto& score : school_scores(session, viewer.school_id, {*period}))
                          if (score.norm_id == clause) return period->period_no;
                      return not_found("norms.no_such_norm");
                    });
}

Result<std::vector<Reminder>> Reminders::remind(const Viewer& viewer, const NewReminder& asked) const {
  auto period_no = running_period(viewer, asked.clause);
  if (!period_no) return period_no.error();
  return db_.write([&](db::Tx& tx) -> Result<std::vector<Reminder>> {
    if (auto refused = refusal(tx, viewer, clock_.today(), asked)) return *refused;
    save_reminder(tx, {.school_id = viewer.school_id,
                       .owner_id = asked.owner_id,
                       .clause = asked.clause,
                       .period_no = *period_no,
                       .class_id = asked.class_id,
                       .asked_by = viewer.person_id,
                       .asked_at = clock_.now()});
    return waiting_for(tx, viewer, clock_.today(), asked.clause, *period_no);
  });
}

Result<std::vector<Reminder>> Reminders::waiting(const Viewer& viewer, const std::string& clause) const {
  auto period_no = running_period(viewer, clause);
  if (!period_no) return period_no.error();
  return db_.read([&](db::Session& session) -> Result<std::vector<Reminder>> {
    return waiting_for(session, viewer, clock_.today(), clause, *period_no);
  });
}

}  // namespace kith::norms
