// SPDX-License-Identifier: Apache-2.0
// Notices under way follow the roster: who joins their audience, its care groups too, is told; whose answer
// counts is as it is now.
#include <fmt/format.h>

#include <algorithm>

#include <boost/json/parse.hpp>

#include "capabilities/notices/newcomers/newcomer_store.hpp"
#include "capabilities/notices/pending/pending_store.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/identity_store.hpp"
#include "platform/id.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {

struct FollowDetail {
  std::int64_t school_id = 0;
};
KITH_DESCRIBE(FollowDetail, (school_id))

namespace {

// What asks for no day of answering is news for so long.
constexpr std::chrono::days kFollowed{30};

// The members about these students only.
people::Selection members_about(const people::Selection& members, const std::vector<std::int64_t>& students) {
  return {fmt::format("select p.* from ({}) p where p.student_id in ({})", members.sql,
                      fmt::join(students, ", ")),
          members.args};
}

bool takes_newcomers(const PendingNotice& written) { return written.notice.tells_newcomers.value_or(true); }

people::Viewer author_of(const PendingNotice& written, std::int64_t notice_id) {
  return {.school_id = tenant_of(notice_id), .person_id = written.author_id, .roles = people::kStaff};
}

// With those who are in its care groups now, as far as its author may still see them. Who was in one stays.
people::AudienceSpec with_care_of_today(db::Session& session, people::Viewer author,
                                        people::AudienceSpec audience, Date today) {
  if (!audience.has_care()) return audience;
  author.roles = people::roles_of_staff(session, author.school_id, author.person_id, today);
  const auto students = people::students_in_care(session, author, *audience.care_groups, today);
  audience.student_ids.insert(audience.student_ids.end(), students.begin(), students.end());
  std::ranges::sort(audience.student_ids);
  audience.student_ids.erase(std::ranges::unique(audience.student_ids).begin(), audience.student_ids.end());
  return audience;
}

PendingNotice as_of_today(db::Session& session, std::int64_t notice_id, Date today) {
  auto written = find_pending(session, tenant_of(notice_id), notice_id).value();
  if (takes_newcomers(written))
    written.notice.audience =
        with_care_of_today(session, author_of(written, notice_id), std::move(written.notice.audience), today);
  return written;
}

}  // namespace

void Publishing::roster_changed(db::Tx& tx, std::int64_t school_id) const {
  if (!jobs_) return;
  jobs_->enqueue(tx, {.kind = kFollowJob,
                      .key = fmt::format("follow {} {}", school_id, clock_.now().time_since_epoch().count()),
                      .detail = json::write_text(FollowDetail{school_id})});
}

jobs::Outcome Publishing::follow_roster(const jobs::Job& job) {
  const auto school_id = json::read<FollowDetail>(boost::json::parse(job.detail)).value().school_id;
  const auto now = clock_.now();
  const auto running = db_.read(
      [&](db::Session& session) { return running_notices(session, school_id, now, now - kFollowed); });
  for (auto notice_id : running)
    if (!follow(job, notice_id)) break;
  return jobs::finished();
}

// False when the job is no longer ours. What there is to change is looked up before anything is written; whom
// the notice is for is read again then, since its author may have added somebody.
bool Publishing::follow(const jobs::Job& job, std::int64_t notice_id) {
  const auto today = clock_.today();
  const auto seen = db_.read([&](db::Session& session) { return as_of_today(session, notice_id, today); });
  const auto author = author_of(seen, notice_id);
  const auto look = act_of(author, seen.notice);
  const auto behind = db_.read([&](db::Session& session) {
    return ledger::behind_members(session, asks_of(look, notice_id), look.members);
  });
  std::vector<std::int64_t> changed, joined;
  for (const auto& each : behind) {
    if (each.is_asked || takes_newcomers(seen)) changed.push_back(each.student_id);
    if (!each.is_asked && takes_newcomers(seen)) joined.push_back(each.student_id);
  }
  if (changed.empty()) return true;
  return db_.write([&](db::Tx& tx) {
    if (!jobs_->hold(tx, job)) return false;
    tx.lock(notice_id);
    const auto written = as_of_today(tx, notice_id, today);
    const auto act = act_of(author, written.notice);
    ledger::follow_members(tx, asks_of(act, notice_id), members_about(act.members, changed), changed);
    if (!joined.empty()) note_joined(tx, act, notice_id, joined);
    if (owed_) owed_->answered(tx, notice_id);
    return true;
  });
}

void Publishing::note_joined(db::Tx& tx, const Act& act, std::int64_t notice_id,
                             const std::vector<std::int64_t>& student_ids) {
  save_additions(tx, notice_id, student_ids, act.now);
  people::extend_audience(tx, notice_id, act.notice.audience,
                          count_of(tx, act.viewer, act.notice.audience, act.today));
  const auto row = find_by_client_key(tx, act.viewer.school_id, act.notice.client_key).value();
  move_contact(tx, act, notice_id, row.published_at.value());
  if (student_ids.empty()) return;
  if (sending_) sending_->joined(tx, notice_id, act.now);
  std::vector<std::int64_t> class_ids;
  for (const auto& each : classes_of(tx, act.students)) class_ids.push_back(each.class_id);
  auto topics = audience_topics(act.viewer.school_id, class_ids);
  tx.after_commit([this, notice_id, topics] { events_.publish({"notice.published", notice_id, topics}); });
}

}  // namespace kith::notices
