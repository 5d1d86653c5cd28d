// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/publishing.hpp"

#include <atomic>
#include <future>

#include "calendar/calendar.hpp"
#include "people/topics.hpp"

namespace kith::notices {
namespace {

// A notice to more students is written in parts of so many, a transaction each: one holds the writer of
// SQLite for some tens of milliseconds.
constexpr std::int64_t kStudentsInAPart = 2'500;

bool is_within_reach(db::Session& session, const people::Viewer& viewer, const people::AudienceSpec& audience,
                     Date today) {
  if (reaches_everybody(viewer)) return true;
  auto reach = people::classes_in_sight(as_author(viewer), today);
  auto students = people::students_of(audience, viewer.school_id, calendar::school_year_of(today));
  return students_beyond(session, students, reach) == 0;
}

people::AudienceCount count_of(db::Session& session, const people::Viewer& viewer,
                               const people::AudienceSpec& audience, Date today) {
  return people::count_audience(session, audience, viewer.school_id, calendar::school_year_of(today));
}

struct ClassRange {
  std::int64_t first = 0, last = 0;  // identifiers
};

std::vector<ClassRange> parts_of(const std::vector<ClassSize>& classes) {
  std::vector<ClassRange> parts;
  std::int64_t students = kStudentsInAPart;
  for (const auto& school_class : classes) {
    if (students >= kStudentsInAPart) {
      parts.push_back({school_class.class_id, school_class.class_id});
      students = 0;
    }
    parts.back().last = school_class.class_id;
    students += school_class.students;
  }
  return parts;
}

people::Selection members_in(const people::Selection& members, const ClassRange& classes) {
  people::Selection part{
      "select * from (" + members.sql + ") p where p.class_id between :first_class and :last_class",
      members.args};
  part.args.emplace_back("first_class", classes.first);
  part.args.emplace_back("last_class", classes.last);
  return part;
}

// Does `fn` for each number below `count`, on so many threads. The first failure is thrown when all have
// ended.
void share_out(std::size_t count, int hands, const std::function<void(std::size_t)>& fn) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::future<void>> others;
  auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) fn(i);
  };
  for (int i = 1; i < hands; ++i) others.push_back(std::async(std::launch::async, work));
  work();
  for (auto& other : others) other.get();
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
  return db_.read([&](db::Session& session) -> Result<people::AudienceCount> {
    auto today = clock_.today();
    if (!is_within_reach(session, viewer, audience, today)) return forbidden("notices.out_of_reach");
    return count_of(session, viewer, audience, today);
  });
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
  auto counted = std::async(std::launch::async, [&] {
    return db_.read(
        [&](db::Session& session) { return count_of(session, viewer, notice.audience, act.today); });
  });
  write_in_parts(act, *plan, begun->notice_id);
  plan->count = counted.get();
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
  if (!is_within_reach(session, act.viewer, act.notice.audience, act.today))
    return forbidden("notices.out_of_reach");
  plan.classes = classes_of(session, act.students);
  if (plan.classes.empty())
    return invalid("notices.audience_is_nobody", {{"audience", "notices.audience_is_nobody"}});
  if (!plan.is_in_parts()) plan.count = count_of(session, act.viewer, act.notice.audience, act.today);
  return plan;
}

bool Publishing::Plan::is_in_parts() const { return parts_of(classes).size() > 1; }

// Without published_at in the answer the members are still to be written.
Result<Publication> Publishing::begin(db::Tx& tx, const Act& act, const Plan& plan) {
  if (plan.known) return *plan.known;
  Publication publication{
      .notice_id = tx.take_ids(act.viewer.school_id), .author_id = act.viewer.person_id, .published_at = {}};
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
  people::save_audience(tx, publication.notice_id, act.notice.audience);
  if (plan.is_in_parts()) return publication;
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

// PostgreSQL writes on several connections at once; SQLite has one writer.
void Publishing::write_in_parts(const Act& act, const Plan& plan, std::int64_t notice_id) {
  auto parts = parts_of(plan.classes);
  share_out(parts.size(), db_.engine() == db::Engine::kPostgres ? 2 : 1, [&](std::size_t i) {
    auto members = members_in(act.members, parts[i]);
    db_.write([&](db::Tx& tx) { write_members(tx, act, notice_id, members); });
  });
}

Publication Publishing::finish(db::Tx& tx, const Act& act, const Plan& plan, Publication publication) {
  std::vector<std::int64_t> class_ids;
  for (const auto& school_class : plan.classes) class_ids.push_back(school_class.class_id);
  auto contact = ledger_.record(
      tx, {.school_id = act.viewer.school_id,
           .kind = kRecordedKind,
           .mode = ledger::Mode::kGroup,
           .held_at = act.now,
           .recorded_by = act.viewer.person_id,
           .staff_ids = {act.viewer.person_id},
           .level = act.notice.audience.whole_school ? ledger::Level::kSchool : ledger::Level::kClass,
           .class_ids = class_ids,
           .slice = "notices",
           .source_id = publication.notice_id,
           .client_key = "notice " + std::to_string(publication.notice_id)});
  people::freeze_audience(tx, publication.notice_id, plan.count, act.now);
  publication.published_at = act.now;
  publication.families = plan.count.families;
  publication.people = plan.count.people;
  publication.unreachable = plan.count.unreachable;
  if (!set_published(tx, publication.notice_id, contact.value().contact_id, act.now))
    return find_by_client_key(tx, act.viewer.school_id, act.notice.client_key).value();
  if (sending_) sending_->published(tx, publication.notice_id);
  auto topics = audience_topics(act.viewer.school_id, class_ids);
  tx.after_commit([this, id = publication.notice_id, topics] {
    events_.publish({"notice.published", id, topics});
  });
  return publication;
}

}  // namespace kith::notices
