// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/publishing.hpp"

#include "calendar/calendar.hpp"
#include "people/topics.hpp"

namespace kith::notices {
namespace {

// Up to this many guardians a notice is written in one transaction; beyond, in parts of so many students.
// A part holds the writer of SQLite for some tens of milliseconds.
constexpr std::int64_t kMostAtOnce = 5'000;
constexpr std::int64_t kStudentsInAPart = 2'500;

Result<people::AudienceCount> count_within_reach(db::Session& session, const people::Viewer& viewer,
                                                 const people::AudienceSpec& audience, Date today) {
  int school_year = calendar::school_year_of(today);
  if (!reaches_everybody(viewer)) {
    auto reach = people::classes_in_sight(as_author(viewer), today);
    auto students = people::students_of(audience, viewer.school_id, school_year);
    if (students_beyond(session, students, reach) > 0) return forbidden("notices.out_of_reach");
  }
  return people::count_audience(session, audience, viewer.school_id, school_year);
}

// The members whose class lies from `first` to `last`.
people::Selection part_of(const people::Selection& members, std::int64_t first, std::int64_t last) {
  people::Selection part{
      "select * from (" + members.sql + ") p where p.class_id between :first_class and :last_class",
      members.args};
  part.args.emplace_back("first_class", first);
  part.args.emplace_back("last_class", last);
  return part;
}

Published published(const Publication& publication) {
  return {publication.notice_id, publication.published_at.value(), publication.families, publication.people,
          publication.unreachable};
}

}  // namespace

std::vector<std::string> audience_topics(std::int64_t school_id, const std::vector<std::int64_t>& class_ids) {
  std::vector<std::string> topics{people::school_topic(school_id)};
  for (auto class_id : class_ids) {
    topics.push_back(people::class_topic(class_id));
    topics.push_back(people::families_topic(class_id));
  }
  return topics;
}

Result<people::AudienceCount> Publishing::preview(const people::Viewer& viewer,
                                                  const people::AudienceSpec& audience) {
  if (auto refused = audience_refusal(audience)) return *refused;
  return db_.read(
      [&](db::Session& session) { return count_within_reach(session, viewer, audience, clock_.today()); });
}

Result<Published> Publishing::publish(const people::Viewer& viewer, const NewNotice& notice) {
  auto act = act_of(viewer, notice);
  if (auto refused = refusal(notice, act.now)) return *refused;
  auto plan = db_.read([&](db::Session& session) { return plan_of(session, act); });
  if (!plan) return plan.error();
  if (plan->known && plan->known->published_at) return published(*plan->known);

  auto begun = db_.write([&](db::Tx& tx) { return begin(tx, act, *plan); });
  if (!begun) return begun.error();
  if (begun->published_at) return published(*begun);
  write_in_parts(act, *plan, begun->notice_id);
  return published(db_.write([&](db::Tx& tx) { return finish(tx, act, *plan, *begun); }));
}

Publishing::Act Publishing::act_of(const people::Viewer& viewer, const NewNotice& notice) const {
  auto today = clock_.today();
  int school_year = calendar::school_year_of(today);
  return {viewer,
          notice,
          clock_.now(),
          today,
          people::students_of(notice.audience, viewer.school_id, school_year),
          people::members_of(notice.audience, viewer.school_id, school_year)};
}

Result<Publishing::Plan> Publishing::plan_of(db::Session& session, const Act& act) const {
  Plan plan{.known = find_by_client_key(session, act.viewer.school_id, act.notice.client_key),
            .count = {},
            .classes = {}};
  if (plan.known && plan.known->author_id != act.viewer.person_id) return conflict("ledger.client_key_taken");
  if (plan.known && plan.known->published_at) return plan;
  auto count = count_within_reach(session, act.viewer, act.notice.audience, act.today);
  if (!count) return count.error();
  if (count->families == 0)
    return invalid("notices.audience_is_nobody", {{"audience", "notices.audience_is_nobody"}});
  plan.count = *count;
  plan.classes = classes_of(session, act.students);
  return plan;
}

// Without published_at in the answer the members are still to be written.
Result<Publication> Publishing::begin(db::Tx& tx, const Act& act, const Plan& plan) {
  if (plan.known) return *plan.known;
  Publication publication{.notice_id = tx.take_ids(act.viewer.school_id),
                          .author_id = act.viewer.person_id,
                          .families = plan.count.families,
                          .people = plan.count.people,
                          .unreachable = plan.count.unreachable};
  bool is_first = save_draft(tx, {.school_id = act.viewer.school_id,
                                  .id = publication.notice_id,
                                  .author_id = act.viewer.person_id,
                                  .title = act.notice.title,
                                  .body = act.notice.body,
                                  .needs = act.notice.needs,
                                  .created_at = act.now,
                                  .due_at = act.notice.due_at,
                                  .client_key = act.notice.client_key});
  if (!is_first) {
    auto known = find_by_client_key(tx, act.viewer.school_id, act.notice.client_key).value();
    if (known.author_id != act.viewer.person_id) return conflict("ledger.client_key_taken");
    return known;
  }
  people::save_audience(tx, publication.notice_id, act.notice.audience, plan.count);
  if (plan.count.people > kMostAtOnce) return publication;
  write_members(tx, act, publication.notice_id, act.members);
  return finish(tx, act, plan, publication);
}

void Publishing::write_members(db::Tx& tx, const Act& act, std::int64_t notice_id,
                               const people::Selection& members) {
  ledger::add_asks(tx,
                   {.audience_id = notice_id,
                    .slice = "notices",
                    .source_id = notice_id,
                    .needs = act.notice.needs,
                    .due_at = act.notice.due_at},
                   members);
}

void Publishing::write_in_parts(const Act& act, const Plan& plan, std::int64_t notice_id) {
  std::int64_t first = 0, students = 0;
  for (const auto& school_class : plan.classes) {
    if (students == 0) first = school_class.class_id;
    students += school_class.students;
    if (students < kStudentsInAPart && &school_class != &plan.classes.back()) continue;
    auto part = part_of(act.members, first, school_class.class_id);
    db_.write([&](db::Tx& tx) { write_members(tx, act, notice_id, part); });
    students = 0;
  }
}

Publication Publishing::finish(db::Tx& tx, const Act& act, const Plan& plan, Publication publication) {
  std::vector<std::int64_t> class_ids;
  for (const auto& school_class : plan.classes) class_ids.push_back(school_class.class_id);
  auto contact = ledger_.record(
      tx, {.school_id = act.viewer.school_id,
           .kind = ledger::ContactKind::kNotice,
           .mode = ledger::Mode::kGroup,
           .held_at = act.now,
           .recorded_by = act.viewer.person_id,
           .staff_ids = {act.viewer.person_id},
           .level = act.notice.audience.whole_school ? ledger::Level::kSchool : ledger::Level::kClass,
           .class_ids = class_ids,
           .slice = "notices",
           .source_id = publication.notice_id,
           .client_key = "notice " + std::to_string(publication.notice_id)});
  people::freeze_audience(tx, publication.notice_id, act.now);
  publication.published_at = act.now;
  if (!set_published(tx, publication.notice_id, contact.value().contact_id, act.now))
    return find_by_client_key(tx, act.viewer.school_id, act.notice.client_key).value();
  auto topics = audience_topics(act.viewer.school_id, class_ids);
  tx.after_commit([this, id = publication.notice_id, topics] {
    events_.publish({"notice.published", id, topics});
  });
  return publication;
}

}  // namespace kith::notices
