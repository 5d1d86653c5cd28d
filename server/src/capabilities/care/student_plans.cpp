// SPDX-License-Identifier: Apache-2.0
#include "capabilities/care/student_plans.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/calendar.hpp"
#include "ledger/deadline.hpp"
#include "people/directory_store.hpp"

namespace kith::care {

StudentPlan plan_of(const PlanListed& row) {
  return {.plan_id = row.contact_id,
          .school_year = row.school_year,
          .words = read_words(row.words),
          .owner_id = row.owner_id,
          .owner_name = row.owner_name,
          .review_on = row.review_on,
          .version = row.version,
          .made_at = row.made_at,
          .updated_at = row.updated_at,
          .updated_by_name = row.updated_by_name};
}

std::optional<Error> StudentPlans::barred(db::Session& session, const people::Viewer& viewer,
                                          std::int64_t student_id) const {
  const auto today = clock_.today();
  if (people::may_see_student(session, viewer, today, student_id) &&
      people::has_care_grant(session, people::care_in_sight(viewer, today), student_id))
    return std::nullopt;
  return not_found("care.no_such_student");
}

PlansOfStudent StudentPlans::page_of(db::Session& session, const people::Viewer& viewer,
                                     std::int64_t student_id) const {
  const auto today = clock_.today();
  PlansOfStudent page{student_id, calendar::school_year_of(today), {}, {}};
  for (const auto& row : plans_of(session, viewer.school_id, student_id)) page.plans.push_back(plan_of(row));
  page.owners = owners_for(session, viewer.school_id, student_id, today);
  return page;
}

Result<PlansOfStudent> StudentPlans::read(const people::Viewer& viewer, std::int64_t student_id) const {
  return db_.read([&](db::Session& session) -> Result<PlansOfStudent> {
    if (auto refused = barred(session, viewer, student_id)) return *refused;
    return page_of(session, viewer, student_id);
  });
}

Result<PlansOfStudent> StudentPlans::save(const people::Viewer& viewer, const PlanSaving& saving) const {
  PlanContent content{
      {saving.goals, saving.measures, saving.progress.value_or("")}, saving.owner_id, saving.review_on};
  if (auto refused = refusal(content, clock_.today())) return *refused;
  content.words = tidy(content.words);
  return db_.write([&](db::Tx& tx) -> Result<PlansOfStudent> {
    tx.lock(saving.student_id);
    if (auto refused = barred(tx, viewer, saving.student_id)) return *refused;
    auto page = page_of(tx, viewer, saving.student_id);
    if (std::none_of(page.owners.begin(), page.owners.end(),
                     [&](const auto& owner) { return owner.staff_id == saving.owner_id; }))
      return invalid("care.no_such_owner", {{"owner_id", "care.no_such_owner"}});
    auto rows = plans_of(tx, viewer.school_id, saving.student_id);
    const bool has_one = !rows.empty() && rows.front().school_year == page.school_year;
    if (saving.version != (has_one ? rows.front().version : 0)) return conflict("care.changed_meanwhile");
    if (has_one)
      change(tx, viewer, rows.front(), content);
    else if (auto made = make(tx, viewer, saving.student_id, content); !made)
      return made.error();
    return page_of(tx, viewer, saving.student_id);
  });
}

Result<void> StudentPlans::make(db::Tx& tx, const people::Viewer& viewer, std::int64_t student_id,
                                const PlanContent& content) const {
  const auto now = clock_.now();
  const auto school_year = calendar::school_year_of(clock_.today());
  auto recorded = ledger_.record(tx, {.school_id = viewer.school_id,
                                      .kind = kRecordedKind,
                                      .mode = ledger::Mode::kWritten,
                                      .held_at = now,
                                      .recorded_by = viewer.person_id,
                                      .students = {{student_id, {}}},
                                      .staff_ids = {viewer.person_id},
                                      .slice = "care",
                                      .client_key = fmt::format("plan {} {}", student_id, school_year)});
  if (!recorded) return recorded.error();
  save_plan(tx, {.school_id = viewer.school_id,
                 .contact_id = recorded->contact_id,
                 .student_id = student_id,
                 .school_year = school_year,
                 .words = words_text(content.words),
                 .owner_id = content.owner_id,
                 .review_on = content.review_on,
                 .duty_id = open_review(tx, recorded->contact_id, student_id, content),
                 .version = 1,
                 .made_at = now,
                 .updated_at = now,
                 .updated_by = viewer.person_id});
  return {};
}

// Changed without a later day to look again, the review stays due; with the owner it changes hands.
void StudentPlans::change(db::Tx& tx, const people::Viewer& viewer, PlanRow plan,
                          const PlanContent& content) const {
  const auto now = clock_.now();
  if (content.review_on > plan.review_on) {
    duties_.fulfil(tx, plan.school_id, plan.duty_id, now).value();
    plan.duty_id = open_review(tx, plan.contact_id, plan.student_id, content);
  } else if (content.review_on != plan.review_on || content.owner_id != plan.owner_id) {
    duties_.cancel(tx, plan.school_id, plan.duty_id, now, "planned_anew").value();
    plan.duty_id = open_review(tx, plan.contact_id, plan.student_id, content);
  }
  plan.words = words_text(content.words);
  plan.owner_id = content.owner_id;
  plan.review_on = content.review_on;
  ++plan.version;
  plan.updated_at = now;
  plan.updated_by = viewer.person_id;
  change_plan(tx, plan);
}

std::int64_t StudentPlans::open_review(db::Tx& tx, std::int64_t contact_id, std::int64_t student_id,
                                       const PlanContent& content) const {
  return duties_.open(tx, {.school_id = tenant_of(student_id),
                           .kind = kReviewDuty,
                           .clause = std::nullopt,
                           .owner_id = content.owner_id,
                           .subject_kind = "student",
                           .subject_id = student_id,
                           .cause_slice = "care",
                           .cause_id = contact_id,
                           .began_at = clock_.now(),
                           .due_at = ledger::end_of_day(content.review_on, clock_)});
}

}  // namespace kith::care
