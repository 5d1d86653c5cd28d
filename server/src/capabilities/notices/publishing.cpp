// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/publishing.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <map>

#include "calendar/calendar.hpp"
#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/pending/pending_store.hpp"
#include "capabilities/notices/publicity/publicity_store.hpp"
#include "people/directory_store.hpp"
#include "people/topics.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {
namespace {

// A notice to more students is written in parts of so many, a transaction each: one holds the writer of
// SQLite for some tens of milliseconds.
constexpr std::int64_t kStudentsInAPart = 2'500;
constexpr int kMostUnreached = 50;
constexpr std::string_view kDistrictKey = "district ";

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
  return {publication.notice_id,   publication.published_at, publication.families, publication.people,
          publication.unreachable, publication.planned_at,   publication.approval};
}

std::optional<std::string> choices_of(const NewNotice& notice) {
  if (!notice.choices || notice.choices->empty()) return std::nullopt;
  return json::write_text(*notice.choices);
}

NoticeFacts facts_of(const people::Viewer& viewer, const NewNotice& notice, const Publication& publication,
                     std::vector<std::int64_t> class_ids) {
  return {.school_id = viewer.school_id,
          .notice_id = publication.notice_id,
          .author_id = viewer.person_id,
          .kind = notice.kind_or_letter(),
          .starts_at = notice.starts_at,
          .asks_opinion = notice.asks_opinion.value_or(false),
          .published_at = publication.published_at.value(),
          .people = publication.people,
          .class_ids = std::move(class_ids)};
}

}  // namespace

bool Publishing::is_within_reach(db::Session& session, const people::Viewer& viewer,
                                 const people::AudienceSpec& audience, Date today) const {
  if (reaches_everybody(viewer)) return true;
  auto reach = people::classes_in_sight(as_author(viewer), today);
  auto students = people::students_of(audience, viewer.school_id, calendar::school_year_of(today));
  return students_beyond(session, students, reach) == 0;
}

Result<people::AudienceSpec> Publishing::resolved(db::Session& session, const people::Viewer& viewer,
                                                  people::AudienceSpec audience) const {
  const auto today = clock_.today();
  auto add = [&](const std::vector<std::int64_t>& students) {
    audience.student_ids.insert(audience.student_ids.end(), students.begin(), students.end());
  };
  if (audience.has_committees() && committees_)
    add(committees_(session, viewer.school_id, *audience.committees, today));
  if (!is_within_reach(session, viewer, audience, today)) return forbidden("notices.out_of_reach");
  if (audience.has_care()) {
    if (!may_name_care_groups(viewer)) return forbidden("notices.no_care_grant");
    add(people::students_in_care(session, viewer, *audience.care_groups, today));
  }
  if (audience.has_groups()) {
    std::ranges::sort(audience.student_ids);
    audience.student_ids.erase(std::ranges::unique(audience.student_ids).begin(), audience.student_ids.end());
  }
  return audience;
}

people::AudienceCount Publishing::count_of(db::Session& session, const people::Viewer& viewer,
                                           const people::AudienceSpec& audience, Date today) const {
  return people::count_audience(session, audience, viewer.school_id, calendar::school_year_of(today));
}

std::string district_key(std::int64_t district_letter_id) {
  return std::string(kDistrictKey) + std::to_string(district_letter_id);
}

std::vector<std::string> audience_topics(std::int64_t school_id, const std::vector<std::int64_t>& class_ids) {
  std::vector<std::string> topics{people::school_topic(school_id)};
  for (auto class_id : class_ids) {
    topics.push_back(people::class_topic(class_id));
    topics.push_back(people::families_topic(class_id));
  }
  return topics;
}

Result<Preview> Publishing::preview(const people::Viewer& viewer, const PreviewOf& asked) {
  if (auto refused = audience_refusal(asked.audience)) return *refused;
  return db_.read([&](db::Session& session) -> Result<Preview> {
    auto audience = resolved(session, viewer, asked.audience);
    if (!audience) return audience.error();
    auto notice = asked;
    notice.audience = *std::move(audience);
    auto count = count_of(session, viewer, notice.audience, clock_.today());
    Preview preview{.students = count.students,
                    .families = count.families,
                    .people = count.people,
                    .unreachable = count.unreachable,
                    .owed = {}};
    if (owed_) add_owed(session, viewer, notice, preview);
    add_reach(session, viewer, notice, preview);
    return preview;
  });
}

void Publishing::add_reach(db::Session& session, const people::Viewer& viewer, const PreviewOf& notice,
                           Preview& preview) const {
  const auto today = clock_.today();
  const auto students =
      people::students_of(notice.audience, viewer.school_id, calendar::school_year_of(today));
  const std::chrono::weekday day{today};
  preview.this_week = load_since(session, students, today - std::chrono::days{day.iso_encoding() - 1});
  preview.needs_approval =
      awaits_approval(session, viewer, notice.audience, notice.is_public.value_or(false));
  preview.read_only = read_only_in(session, students);
  if (preview.unreachable == 0 && preview.read_only == 0) return;
  const auto naming = people::naming_of(session, viewer.school_id, today);
  const auto charge = people::classes_in_charge(viewer, today);
  std::map<std::int64_t, std::string> names;
  for (const auto& row : people::classes_in(session, charge, today))
    names[row.class_id] = naming.name(row.key());
  for (auto& row : unreached_in(session, students, charge, kMostUnreached))
    preview.unreached.push_back({row.student_id, std::move(row.name), names[row.class_id], row.why});
}

void Publishing::add_owed(db::Session& session, const people::Viewer& viewer, const PreviewOf& notice,
                          Preview& preview) const {
  const auto out_at = notice.publish_at.value_or(clock_.now());
  for (auto& owed : owed_->owed_with(session, {.school_id = viewer.school_id,
                                              .kind = notice.kind.value_or(NoticeKind::kLetter),
                                              .starts_at = notice.starts_at,
                                              .published_at = out_at}))
    preview.owed.push_back({std::move(owed.kind), std::move(owed.clause), owed.due_at, owed.due_at < out_at});
}

Result<Published> Publishing::publish(const people::Viewer& viewer, const NewNotice& given) {
  if (auto refused = refusal(given, clock_)) return *refused;
  if (given.client_key.starts_with(kDistrictKey))
    return invalid("notices.bad_client_key", {{"client_key", "notices.bad_client_key"}});
  const auto known = db_.read(
      [&](db::Session& session) { return find_by_client_key(session, viewer.school_id, given.client_key); });
  if (known && known->author_id != viewer.person_id) return conflict("ledger.client_key_taken");
  if (known && (known->published_at || known->is_pending())) return published(*known);
  auto audience = db_.read([&](db::Session& session) { return resolved(session, viewer, given.audience); });
  if (!audience) return audience.error();
  auto notice = given;
  notice.audience = *std::move(audience);
  auto act = act_of(viewer, notice);
  auto plan = db_.read([&](db::Session& session) { return plan_of(session, act); });
  if (!plan) return plan.error();
  if (plan->known && (plan->known->published_at || plan->known->is_pending())) return published(*plan->known);

  const bool is_public = notice.is_public.value_or(false);
  const bool is_awaited = db_.read(
      [&](db::Session& session) { return awaits_approval(session, viewer, notice.audience, is_public); });
  if (jobs_ && (is_awaited || notice.publish_at)) {
    auto kept = db_.write([&](db::Tx& tx) {
      return keep(tx, act, is_awaited ? std::optional(Approval::kAwaited) : std::nullopt);
    });
    if (!kept) return kept.error();
    return published(*kept);
  }
  return go_out_now(act, *plan);
}

Result<Published> Publishing::publish_for_district(const people::Viewer& desk, const NewNotice& notice,
                                                   std::int64_t district_letter_id) {
  auto act = act_of(desk, notice);
  act.district_letter_id = district_letter_id;
  auto plan = db_.read([&](db::Session& session) { return plan_of(session, act); });
  if (!plan) return plan.error();
  if (plan->known && plan->known->published_at) return published(*plan->known);
  return go_out_now(act, *plan);
}

Result<Published> Publishing::go_out_now(const Act& act, Plan& plan) {
  auto begun = db_.write([&](db::Tx& tx) { return begin(tx, act, plan); });
  if (!begun) return begun.error();
  if (begun->published_at) return published(*begun);
  return go_out(act, plan, *begun);
}

// Members in parts, then everything that shows it.
Published Publishing::go_out(const Act& act, Plan& plan, const Publication& begun) {
  auto counted = std::async(std::launch::async, [&] {
    return db_.read(
        [&](db::Session& session) { return count_of(session, act.viewer, act.notice.audience, act.today); });
  });
  write_in_parts(act, plan, begun.notice_id);
  plan.count = counted.get();
  return published(db_.write([&](db::Tx& tx) { return finish(tx, act, plan, begun); }));
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
  plan.classes = classes_of(session, act.students);
  if (act.notice.is_public.value_or(false) &&
      names_a_family(session, act.viewer.school_id, {act.notice.title, act.notice.body}))
    return invalid("notices.public_names", {{"is_public", "notices.public_names"}});
  if (plan.classes.empty())
    return invalid("notices.audience_is_nobody", {{"audience", "notices.audience_is_nobody"}});
  if (!plan.is_in_parts()) plan.count = count_of(session, act.viewer, act.notice.audience, act.today);
  return plan;
}

bool Publishing::Plan::is_in_parts() const { return parts_of(classes).size() > 1; }

Draft Publishing::draft_of(const Act& act, std::int64_t notice_id) const {
  return {.school_id = act.viewer.school_id,
          .id = notice_id,
          .author_id = act.viewer.person_id,
          .title = act.notice.title,
          .body = act.notice.body,
          .needs = act.notice.needs,
          .reach = act.notice.reach.value_or(Reach::kEverybody),
          .created_at = act.now,
          .due_at = act.notice.due_at,
          .client_key = act.notice.client_key,
          .kind = act.notice.kind_or_letter(),
          .starts_at = act.notice.starts_at,
          .late_reason = act.notice.late_reason,
          .asks_opinion = act.notice.asks_opinion.value_or(false),
          .choices = choices_of(act.notice),
          .fee_basis = act.notice.fee_basis,
          .is_public = act.notice.is_public.value_or(false),
          .receipt_rule = act.notice.receipt_rule.value_or(ledger::ReceiptRule::kAny),
          .tells_newcomers = act.notice.tells_newcomers.value_or(true),
          .district_letter_id = act.district_letter_id};
}

// Without published_at in the answer the members are still to be written.
Result<Publication> Publishing::begin(db::Tx& tx, const Act& act, const Plan& plan) {
  if (plan.known) return *plan.known;
  Publication publication{
      .notice_id = tx.take_ids(act.viewer.school_id), .author_id = act.viewer.person_id, .published_at = {}};
  const bool is_first = save_draft(tx, draft_of(act, publication.notice_id));
  if (!is_first) {
    auto known = find_by_client_key(tx, act.viewer.school_id, act.notice.client_key).value();
    if (known.author_id != act.viewer.person_id) return conflict("ledger.client_key_taken");
    return known;
  }
  if (auto enclosed = enclose_attachments(tx, act, publication.notice_id); !enclosed) return enclosed.error();
  people::save_audience(tx, publication.notice_id, act.notice.audience);
  if (plan.is_in_parts()) return publication;
  write_members(tx, act, publication.notice_id, act.members, true);
  return finish(tx, act, plan, publication);
}

Result<void> Publishing::enclose_attachments(db::Tx& tx, const Act& act, std::int64_t notice_id) const {
  if (!act.notice.attachments) return {};
  return enclose(
      tx, {.notice_id = notice_id, .author_id = act.viewer.person_id, .addresses = *act.notice.attachments});
}

ledger::NewAsks Publishing::asks_of(const Act& act, std::int64_t notice_id) const {
  return {.audience_id = notice_id,
          .slice = "notices",
          .source_id = notice_id,
          .needs = act.notice.needs,
          .due_at = act.notice.due_at,
          .rule = act.notice.receipt_rule.value_or(ledger::ReceiptRule::kAny)};
}

std::int64_t Publishing::write_members(db::Tx& tx, const Act& act, std::int64_t notice_id,
                                       const people::Selection& members, bool are_new) {
  auto asks = asks_of(act, notice_id);
  asks.are_new = are_new;
  return ledger::add_asks(tx, asks, members);
}

// PostgreSQL writes on several connections at once; SQLite has one writer.
void Publishing::write_in_parts(const Act& act, const Plan& plan, std::int64_t notice_id) {
  auto parts = parts_of(plan.classes);
  share_out(parts.size(), db_.engine() == db::Engine::kPostgres ? 2 : 1, [&](std::size_t i) {
    auto members = members_in(act.members, parts[i]);
    auto write = [&](bool are_new) {
      db_.write([&](db::Tx& tx) { write_members(tx, act, notice_id, members, are_new); });
    };
    try {
      write(!plan.known);
    } catch (const db::DbError& error) {
      if (!error.is_unique_violation()) throw;
      write(false);  // the same letter, sent a second time meanwhile, was here first
    }
  });
}

std::int64_t Publishing::record_contact(db::Tx& tx, const Act& act, std::int64_t notice_id,
                                        const std::vector<std::int64_t>& class_ids, Instant held_at,
                                        const std::string& client_key) {
  auto contact = ledger_.record(
      tx, {.school_id = act.viewer.school_id,
           .kind = kRecordedKind,
           .mode = ledger::Mode::kGroup,
           .held_at = held_at,
           .recorded_by = act.viewer.person_id,
           .staff_ids = {act.viewer.person_id},
           .level = act.notice.audience.whole_school ? ledger::Level::kSchool : ledger::Level::kClass,
           .class_ids = class_ids,
           .slice = "notices",
           .source_id = notice_id,
           .client_key = client_key});
  return contact.value().contact_id;
}

Publication Publishing::finish(db::Tx& tx, const Act& act, const Plan& plan, Publication publication) {
  std::vector<std::int64_t> class_ids;
  for (const auto& school_class : plan.classes) class_ids.push_back(school_class.class_id);
  const auto contact_id = record_contact(tx, act, publication.notice_id, class_ids, act.now,
                                         "notice " + std::to_string(publication.notice_id));
  people::freeze_audience(tx, publication.notice_id, plan.count, act.now);
  publication.published_at = act.now;
  publication.families = plan.count.families;
  publication.people = plan.count.people;
  publication.unreachable = plan.count.unreachable;
  if (!set_published(tx, publication.notice_id, contact_id, act.now))
    return find_by_client_key(tx, act.viewer.school_id, act.notice.client_key).value();
  if (sending_) sending_->published(tx, publication.notice_id);
  if (owed_) owed_->published(tx, facts_of(act.viewer, act.notice, publication, class_ids));
  auto topics = audience_topics(act.viewer.school_id, class_ids);
  tx.after_commit([this, id = publication.notice_id, topics] {
    events_.publish({"notice.published", id, topics});
  });
  return publication;
}

}  // namespace kith::notices
