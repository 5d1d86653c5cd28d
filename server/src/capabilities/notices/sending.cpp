// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/sending.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>

#include "platform/json/json.hpp"

namespace kith::notices {

struct SendDetail {
  std::int64_t notice_id = 0;
  std::string source_key;
};
KITH_DESCRIBE(SendDetail, (notice_id, source_key))

struct ToSend {
  std::int64_t school_id = 0;
  std::string title;
  std::string body;
  std::optional<Instant> due_at;
};
KITH_DESCRIBE(ToSend, (school_id, title, body, due_at))

struct StudentReach {
  std::int64_t student_id = 0;
  int reach = 0;
  int is_open = 0;
};
KITH_DESCRIBE(StudentReach, (student_id, reach, is_open))

namespace {

// People put into the outbox in one transaction.
constexpr int kPart = 2'000;
constexpr std::chrono::hours kNewsFor{7 * 24};

constexpr db::Sql kToSend{
    "notices.to_send",
    "select school_id, title, body, due_at from notices where school_id = :school_id and "
    "id = :id and published_at is not null and withdrawn_at is null"};
constexpr std::string_view kEndOfPart =
    "select max(p.person_id) from (select w.person_id as person_id from ({}) w where w.person_id > :after "
    "order by w.person_id limit :limit) p";
constexpr std::string_view kPartOf =
    "select w.person_id as person_id from ({}) w where w.person_id > :after and w.person_id <= :upto";
constexpr std::string_view kByStudent =
    "select k.student_id, max(r.reach), max(r.is_open) from asks k join ({}) r on r.person_id = k.person_id "
    "where k.school_id = :school_id and k.audience_id = :notice_id and k.withdrawn_at is null "
    "group by k.student_id";

db::Args with(db::Args args, std::initializer_list<db::Arg> more) {
  args.insert(args.end(), more);
  return args;
}

}  // namespace

void Sending::published(db::Tx& tx, std::int64_t notice_id) const {
  enqueue(tx, fmt::format("notice {}", notice_id), notice_id);
}

void Sending::reminded(db::Tx& tx, std::int64_t notice_id, Instant at) const {
  enqueue(tx, fmt::format("reminder {} {}", notice_id, at.time_since_epoch().count()), notice_id);
}

void Sending::enqueue(db::Tx& tx, const std::string& key, std::int64_t notice_id) const {
  if (!outbox_.has_channels()) return;
  jobs_.enqueue(tx, {.kind = kSendJob, .key = key, .detail = json::write_text(SendDetail{notice_id, key})});
}

jobs::Outcome Sending::fill_outbox(const jobs::Job& job) const {
  auto detail = json::read<SendDetail>(boost::json::parse(job.detail)).value();
  auto notice = db_.read([&](db::Session& session) {
    return session.maybe<ToSend>(kToSend,
                                 {{"school_id", tenant_of(detail.notice_id)}, {"id", detail.notice_id}});
  });
  if (!notice) return jobs::finished();
  auto now = clock_.now();
  auto message_id = db_.write([&](db::Tx& tx) {
    return delivery::save_message(tx, {.school_id = notice->school_id,
                                       .slice = "notices",
                                       .source_id = detail.notice_id,
                                       .source_key = detail.source_key,
                                       .subject = notice->title,
                                       .body = notice->body,
                                       .link_path = fmt::format("/inbox/{}", detail.notice_id),
                                       .created_at = now,
                                       .expires_at = std::max(notice->due_at.value_or(now), now + kNewsFor)});
  });
  for (std::int64_t after = 0; fill_part(job, message_id, detail.notice_id, after);) {
  }
  return jobs::finished();
}

// Moves `after` to the last person written to; false when nobody was left or the job is in other hands.
bool Sending::fill_part(const jobs::Job& job, std::int64_t message_id, std::int64_t notice_id,
                        std::int64_t& after) const {
  auto awaited = ledger::awaited_people(notice_id);
  auto part_end = fmt::format(fmt::runtime(kEndOfPart), awaited.sql);
  auto upto = db_.read([&](db::Session& session) {
    return session.one<std::optional<std::int64_t>>({"notices.end_of_part", part_end},
                                                    with(awaited.args, {{"after", after}, {"limit", kPart}}));
  });
  if (!upto) return false;
  bool is_ours = db_.write([&](db::Tx& tx) {
    if (!jobs_.hold(tx, job)) return false;
    outbox_.address(tx, message_id,
                    {fmt::format(fmt::runtime(kPartOf), awaited.sql),
                     with(awaited.args, {{"after", after}, {"upto", *upto}})});
    return true;
  });
  after = *upto;
  return is_ours;
}

std::set<std::int64_t> still_awaited(db::Session& session, std::int64_t notice_id,
                                     const std::vector<std::int64_t>& person_ids) {
  auto awaited = ledger::awaited_people(notice_id);
  auto sql = fmt::format("select w.person_id from ({}) w where w.person_id in ({})", awaited.sql,
                         fmt::join(person_ids, ", "));
  auto found = session.all<std::int64_t>({"notices.still_awaited", sql}, awaited.args);
  return {found.begin(), found.end()};
}

std::map<std::int64_t, delivery::State> messages_by_student(db::Session& session, std::int64_t notice_id) {
  auto reach = delivery::reach_by_person(tenant_of(notice_id), "notices", notice_id);
  auto sql = fmt::format(fmt::runtime(kByStudent), reach.sql);
  std::map<std::int64_t, delivery::State> found;
  for (const auto& row : session.all<StudentReach>(
           {"notices.messages_by_student", sql},
           with(reach.args, {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}})))
    found[row.student_id] = delivery::state_of_reach(row.reach, row.is_open != 0);
  return found;
}

}  // namespace kith::notices
