// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/sending.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <span>

#include "capabilities/notices/escalation/telling_store.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {

struct SendDetail {
  std::int64_t notice_id = 0;
  std::string source_key;
};
KITH_DESCRIBE(SendDetail, (notice_id, source_key))

struct StepDetail {
  std::int64_t notice_id = 0;
  int step_no = 0;
};
KITH_DESCRIBE(StepDetail, (notice_id, step_no))

struct ToSend {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  std::string title;
  std::string body;
  Reach reach = Reach::kEverybody;
  Instant published_at{};
  std::optional<Instant> due_at;
  ledger::Needs needs = ledger::Needs::kRead;
  NoticeKind kind = NoticeKind::kLetter;
};
KITH_DESCRIBE(ToSend, (school_id, notice_id, title, body, reach, published_at, due_at, needs, kind))

struct StudentReach {
  std::int64_t student_id = 0;
  int reach = 0;
  int is_open = 0;
  int is_by_choice = 0;
};
KITH_DESCRIBE(StudentReach, (student_id, reach, is_open, is_by_choice))

namespace {

// People put into the outbox in one transaction.
constexpr std::size_t kPart = 2'000;
constexpr std::chrono::hours kNewsFor{7 * 24};

constexpr db::Sql kToSend{
    "notices.to_send",
    "select school_id, id, title, body, reach, published_at, due_at, needs, kind from notices where "
    "school_id = :school_id and id = :id and published_at is not null and "
    "withdrawn_at is null"};
constexpr std::string_view kByStudent =
    "select k.student_id, max(r.reach), max(r.is_open), max(r.is_by_choice) from asks k join ({}) r on "
    "r.person_id = k.person_id "
    "where k.school_id = :school_id and k.audience_id = :notice_id and k.withdrawn_at is null "
    "group by k.student_id";

std::optional<ToSend> find_to_send(db::Session& session, std::int64_t notice_id) {
  return session.maybe<ToSend>(kToSend, {{"school_id", tenant_of(notice_id)}, {"id", notice_id}});
}

// Safety, and what must be signed, is never put off.
std::string topic_of(const ToSend& notice) {
  const bool may_wait = notice.reach != Reach::kUrgent && notice.needs != ledger::Needs::kSign;
  return may_wait && is_chosen_about(notice.kind) ? topic_of(notice.kind) : "";
}

template <class Detail>
Detail detail_of(const jobs::Job& job) {
  return json::read<Detail>(boost::json::parse(job.detail)).value();
}

// Nobody is asked to call families at night.
void leave_nights_alone(db::Session& session, const Clock& clock, std::int64_t school_id,
                        const Ladder& ladder, std::vector<Instant>& due_at) {
  auto quiet = delivery::find_quiet_hours(session, school_id).value_or(delivery::QuietHours{});
  for (std::size_t i = 0; i < ladder.size(); ++i)
    if (ladder[i].kind == StepKind::kCallList || ladder[i].kind == StepKind::kPaper)
      due_at[i] = delivery::quiet_until(quiet, clock, due_at[i]).value_or(due_at[i]);
}

}  // namespace

std::vector<Way> Sending::ways() const {
  std::vector<Way> ways;
  for (const auto& channel : outbox_.channels()) ways.push_back({channel->name(), channel->costs_money()});
  return ways;
}

bool Sending::costs_money(const std::string& channel) const {
  return std::ranges::any_of(outbox_.channels(), [&](const auto& known) {
    return known->name() == channel && known->costs_money();
  });
}

Ladder Sending::ladder_for(db::Session& session, const ToSend& notice) const {
  if (notice.reach == Reach::kPlain) return plain_ladder(ways());
  if (notice.reach == Reach::kUrgent) return urgent_ladder(ways());
  auto own = find_ladder(session, notice.school_id);
  return own ? fitted(*own, ways()) : usual_ladder(ways());
}

void Sending::published(db::Tx& tx, std::int64_t notice_id) const {
  auto notice = find_to_send(tx, notice_id);
  if (!notice) return;
  auto ladder = ladder_for(tx, *notice);
  auto due_at = times_of(ladder, notice->published_at, notice->due_at);
  if (notice->reach != Reach::kUrgent) leave_nights_alone(tx, clock_, notice->school_id, ladder, due_at);
  save_steps(tx, notice_id, ladder, due_at);
  for (std::size_t i = 0; i < ladder.size(); ++i)
    jobs_.enqueue(tx, {.kind = kStepJob,
                       .key = fmt::format("{} {}", notice_id, i + 1),
                       .detail = json::write_text(StepDetail{notice_id, int(i) + 1}),
                       .due_at = due_at[i]});
}

void Sending::reminded(db::Tx& tx, std::int64_t notice_id, Instant at) const {
  if (!outbox_.has_channels()) return;
  auto key = fmt::format("reminder {} {}", notice_id, at.time_since_epoch().count());
  jobs_.enqueue(tx, {.kind = kSendJob, .key = key, .detail = json::write_text(SendDetail{notice_id, key})});
}

void Sending::joined(db::Tx& tx, std::int64_t notice_id, Instant at) const {
  if (!outbox_.has_channels()) return;
  auto key = fmt::format("join {} {}", notice_id, at.time_since_epoch().count());
  jobs_.enqueue(tx, {.kind = kJoinJob, .key = key, .detail = json::write_text(SendDetail{notice_id, key})});
}

jobs::Handlers Sending::handlers() const {
  return {{kSendJob, [this](const jobs::Job& job) { return send_reminder(job); }},
          {kJoinJob, [this](const jobs::Job& job) { return catch_up(job); }},
          {kStepJob, [this](const jobs::Job& job) { return take_step(job); }},
          {kLowerJob, [this](const jobs::Job& job) { return lower(job); }}};
}

std::optional<ToSend> Sending::find(std::int64_t notice_id) const {
  return db_.read([&](db::Session& session) { return find_to_send(session, notice_id); });
}

jobs::Outcome Sending::send_reminder(const jobs::Job& job) const {
  auto detail = detail_of<SendDetail>(job);
  auto notice = find(detail.notice_id);
  if (!notice) return jobs::finished();
  auto message_id = message_about(*notice, detail.source_key);
  for (const auto& way : ways()) {
    auto which = way.costs_money ? Guardians::kFirst : Guardians::kAll;
    auto persons =
        db_.read([&](db::Session& session) { return missing_guardians(session, detail.notice_id, which); });
    write_to(job, message_id, persons, way.channel);
  }
  return jobs::finished();
}

// Whoever was written to through a channel is left alone.
jobs::Outcome Sending::catch_up(const jobs::Job& job) const {
  auto notice_id = detail_of<SendDetail>(job).notice_id;
  auto notice = find(notice_id);
  if (!notice) return jobs::finished();
  auto steps = db_.read([&](db::Session& session) { return steps_of(session, notice_id); });
  for (const auto& step : steps)
    if (step.done_at && step.kind == StepKind::kChannel) carry_out(job, *notice, step);
  return jobs::finished();
}

jobs::Outcome Sending::take_step(const jobs::Job& job) const {
  auto detail = detail_of<StepDetail>(job);
  auto notice = find(detail.notice_id);
  if (!notice) return jobs::finished();
  auto steps = db_.read([&](db::Session& session) { return steps_of(session, detail.notice_id); });
  auto step = std::ranges::find(steps, detail.step_no, &StepRow::step_no);
  if (step == steps.end() || step->done_at) return jobs::finished();
  auto reached = carry_out(job, *notice, *step);
  db_.write([&](db::Tx& tx) {
    if (!jobs_.hold(tx, job)) return;
    set_step_done(tx, detail.notice_id, detail.step_no, reached, clock_.now());
    if (step->kind != StepKind::kChannel || notice->reach == Reach::kUrgent) return;
    jobs_.enqueue(tx, {.kind = kLowerJob,
                       .key = fmt::format("{} {}", detail.notice_id, detail.step_no),
                       .detail = job.detail,
                       .due_at = clock_.now() + kBeforeLowering});
  });
  return jobs::finished();
}

// How many people were written to, or names put on the list.
std::int64_t Sending::carry_out(const jobs::Job& job, const ToSend& notice, const StepRow& step) const {
  auto now = clock_.now();
  if (step.kind == StepKind::kCallList)
    return db_.write([&](db::Tx& tx) { return open_tellings(tx, clock_, notice.notice_id); });
  if (step.kind == StepKind::kPaper)
    return db_.write([&](db::Tx& tx) {
      open_tellings(tx, clock_, notice.notice_id);
      return put_on_paper(tx, notice.notice_id, now);
    });
  bool is_first_only = notice.reach != Reach::kUrgent && costs_money(step.channel);
  auto persons = db_.read([&](db::Session& session) {
    return missing_guardians(session, notice.notice_id, is_first_only ? Guardians::kFirst : Guardians::kAll);
  });
  auto message_id = message_about(notice, fmt::format("notice {}", notice.notice_id));
  return write_to(job, message_id, persons, step.channel);
}

jobs::Outcome Sending::lower(const jobs::Job& job) const {
  auto detail = detail_of<StepDetail>(job);
  auto notice = find(detail.notice_id);
  if (!notice) return jobs::finished();
  auto steps = db_.read([&](db::Session& session) { return steps_of(session, detail.notice_id); });
  auto next = std::ranges::find_if(steps, [&](const StepRow& step) {
    return step.step_no > detail.step_no && step.kind == StepKind::kChannel && !step.done_at;
  });
  if (next == steps.end()) return jobs::finished();
  auto which = costs_money(next->channel) ? Guardians::kFirst : Guardians::kAll;
  auto persons =
      db_.read([&](db::Session& session) { return failed_guardians(session, detail.notice_id, which); });
  write_to(job, message_about(*notice, fmt::format("notice {}", notice->notice_id)), persons, next->channel);
  return jobs::finished();
}

std::int64_t Sending::message_about(const ToSend& notice, const std::string& source_key) const {
  auto now = clock_.now();
  return db_.write([&](db::Tx& tx) {
    return delivery::save_message(tx, {.school_id = notice.school_id,
                                       .slice = "notices",
                                       .source_id = notice.notice_id,
                                       .source_key = source_key,
                                       .subject = notice.title,
                                       .body = notice.body,
                                       .link_path = fmt::format("/inbox/{}", notice.notice_id),
                                       .is_urgent = notice.reach == Reach::kUrgent,
                                       .created_at = now,
                                       .expires_at = std::max(notice.due_at.value_or(now), now + kNewsFor),
                                       .topic = topic_of(notice),
                                       .answer_by_at = notice.due_at});
  });
}

std::int64_t Sending::write_to(const jobs::Job& job, std::int64_t message_id,
                               const std::vector<std::int64_t>& person_ids,
                               const std::string& channel) const {
  std::int64_t written = 0;
  for (std::size_t begin = 0; begin < person_ids.size(); begin += kPart) {
    auto part = std::span(person_ids).subspan(begin, std::min(kPart, person_ids.size() - begin));
    // Numbers of our own only.
    people::Selection persons{
        fmt::format("select v.column1 as person_id from (values ({})) v", fmt::join(part, "), (")), {}};
    bool is_ours = db_.write([&](db::Tx& tx) {
      if (!jobs_.hold(tx, job)) return false;
      for (const auto& known : outbox_.channels())
        if (channel.empty() || known->name() == channel)
          written += outbox_.address(tx, message_id, persons, *known);
      return true;
    });
    if (!is_ours) break;
  }
  return written;
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
  auto args = reach.args;
  args.emplace_back("school_id", tenant_of(notice_id));
  args.emplace_back("notice_id", notice_id);
  std::map<std::int64_t, delivery::State> found;
  for (const auto& row : session.all<StudentReach>({"notices.messages_by_student", sql}, args))
    found[row.student_id] = row.is_by_choice != 0 && row.reach == 0 && row.is_open == 0
                                ? delivery::State::kBlocked
                                : delivery::state_of_reach(row.reach, row.is_open != 0);
  return found;
}

}  // namespace kith::notices
