// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/owed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json/parse.hpp>

#include "calendar/calendar_store.hpp"
#include "ledger/asks.hpp"
#include "ledger/caused_duty.hpp"
#include "platform/id.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {

struct SettleDetail {
  std::int64_t notice_id = 0;
  int time = 0;
};
KITH_DESCRIBE(SettleDetail, (notice_id, time))

namespace {

// Up to so many people each answer looks whether it was the last: some hundred rows by primary key.
constexpr std::int64_t kFewPeople = 400;
// Every ten minutes for a day, then every six hours for two months. Few people are only looked at for those
// whom a person told.
constexpr int kOften = 144, kTimes = kOften + 240;
constexpr std::chrono::minutes kSoon{10};
constexpr std::chrono::hours kLater{6};

constexpr db::Sql kAudience{"notices.audience_asked",
                            "select people, unreachable from audiences where school_id = :school_id and id = "
                            ":id"};

// When each student asked about first had a guardian who opened it and whose answer counts, and when it was
// done by the notice's rule, or a person told; then the last of these, absent while one student has none.
constexpr std::string_view kTold =
    "select case when count(*) = count(e.opened_at) then max(e.opened_at) else null end, "
    "case when count(*) = count(e.done_at) then max(e.done_at) else null end from (select "
    "case when t.told_at is null or f.opened_at <= t.told_at then f.opened_at else t.told_at end as "
    "opened_at, "
    "case when t.told_at is null or f.done_at <= t.told_at then f.done_at else t.told_at end as done_at from "
    "(select k.student_id as student_id, min(case when k.counts > 0 then k.opened_at end) as opened_at, {} "
    "as "
    "done_at from asks k where k.school_id = :school_id and k.audience_id = :id and k.withdrawn_at is null "
    "group by k.student_id) f left join notice_tellings t on t.school_id = :school_id and t.notice_id = :id "
    "and t.student_id = f.student_id) e";
// Families for whom nobody may receive it in the app, told by a person.
constexpr db::Sql kToldOtherwise{
    "notices.told_otherwise",
    "select count(*), max(f.told_at) from (select s.family_id, max(t.told_at) as told_at from "
    "notice_tellings t "
    "join students s on s.school_id = t.school_id and s.id = t.student_id where t.school_id = :school_id and "
    "t.notice_id = :id and t.told_at is not null and not exists (select 1 from asks k where k.school_id = "
    "t.school_id and k.audience_id = t.notice_id and k.student_id = t.student_id) group by s.family_id) f"};

// Absent while a family is missing.
struct Told {
  std::optional<Instant> opened_at;
  std::optional<Instant> done_at;
};
KITH_DESCRIBE(Told, (opened_at, done_at))

struct ToldOtherwise {
  std::int64_t families = 0;
  std::optional<Instant> told_at;
};
KITH_DESCRIBE(ToldOtherwise, (families, told_at))

struct Asked {
  std::int64_t people = 0;
  std::int64_t unreachable = 0;
};
KITH_DESCRIBE(Asked, (people, unreachable))

Asked asked_of_audience(db::Session& session, std::int64_t notice_id) {
  return session.one<Asked>(kAudience, {{"school_id", tenant_of(notice_id)}, {"id", notice_id}});
}

std::optional<Instant> later(std::optional<Instant> one, std::optional<Instant> other) {
  return one && other ? std::optional(std::max(*one, *other)) : std::nullopt;
}

Told told(db::Session& session, std::int64_t notice_id) {
  const db::Args key{{"school_id", tenant_of(notice_id)}, {"id", notice_id}};
  auto told =
      session.one<Told>({"notices.told_at", fmt::format(fmt::runtime(kTold), ledger::proven_at("k"))}, key);
  const auto unreachable = asked_of_audience(session, notice_id).unreachable;
  if (!told.opened_at || unreachable == 0) return told;
  const auto otherwise = session.one<ToldOtherwise>(kToldOtherwise, key);
  if (otherwise.families < unreachable) return {};
  return {later(told.opened_at, otherwise.told_at), later(told.done_at, otherwise.told_at)};
}

std::vector<ledger::CausedDuty> still_owed(db::Session& session, std::int64_t notice_id) {
  std::vector<ledger::CausedDuty> open;
  for (auto kind : kDuties)
    for (auto& duty : ledger::duties_from(session, tenant_of(notice_id), kind, "notices", notice_id))
      if (!duty.fulfilled_at) open.push_back(std::move(duty));
  return open;
}

}  // namespace

std::vector<OwedDuty> Owed::owed_with(db::Session& session, const NoticeFacts& notice) const {
  std::vector<OwedDuty> owed;
  const auto calendar = calendar::load_calendar(session, notice.school_id);
  for (auto duty : duties_with(notice.kind, notice.starts_at, calendar, clock_)) {
    std::optional<OwedDuty> soonest;
    for (const auto& asked : asking_(session, notice.school_id, duty)) {
      bool is_before = asked.within.unit == ledger::DeadlineUnit::kDaysBefore;
      if (is_before && !notice.starts_at) continue;
      auto due_at =
          ledger::due_at(asked.within, is_before ? *notice.starts_at : notice.published_at, calendar, clock_);
      if (!soonest || due_at < soonest->due_at) soonest = OwedDuty{std::string(duty), asked.clause, due_at};
    }
    if (soonest) owed.push_back(std::move(*soonest));
  }
  return owed;
}

void Owed::published(db::Tx& tx, const NoticeFacts& notice) const {
  const bool is_of_a_class = notice.class_ids.size() == 1;
  bool is_waited_for = false;
  for (const auto& owed : owed_with(tx, notice)) {
    auto duty_id =
        duties_.open(tx, {.school_id = notice.school_id,
                          .kind = owed.kind,
                          .clause = owed.clause,
                          .owner_id = notice.author_id,
                          .subject_kind = is_of_a_class ? "class" : "school",
                          .subject_id = is_of_a_class ? notice.class_ids.front() : notice.school_id,
                          .cause_slice = "notices",
                          .cause_id = notice.notice_id,
                          .began_at = notice.published_at,
                          .due_at = owed.due_at});
    if (owed.kind != kAskOpinions)
      is_waited_for = true;
    else if (notice.asks_opinion)
      duties_.fulfil(tx, notice.school_id, duty_id, notice.published_at).value();
  }
  if (is_waited_for) look_later(tx, notice.notice_id, notice.people > kFewPeople ? 1 : kOften + 1);
}

void Owed::answered(db::Tx& tx, std::int64_t notice_id) const {
  if (asked_of_audience(tx, notice_id).people > kFewPeople) return;
  tx.lock(notice_id);  // of two last answers at once the second sees the first
  settle(tx, notice_id);
}

void Owed::withdrawn(db::Tx& tx, std::int64_t notice_id) const {
  for (const auto& duty : still_owed(tx, notice_id))
    duties_.cancel(tx, tenant_of(notice_id), duty.id, clock_.now(), "notice_withdrawn").value();
}

// Whether nothing is waited for any more.
bool Owed::settle(db::Tx& tx, std::int64_t notice_id) const {
  const auto has = told(tx, notice_id);
  if (!has.opened_at && !has.done_at) return false;
  bool is_over = true;
  for (const auto& duty : still_owed(tx, notice_id)) {
    if (duty.kind == kAskOpinions) continue;
    const auto at = duty.kind == kReachEveryFamily ? has.done_at : has.opened_at;
    if (at) duties_.fulfil(tx, tenant_of(notice_id), duty.id, *at).value();
    is_over &= at.has_value();
  }
  return is_over;
}

jobs::Outcome Owed::look_again(const jobs::Job& job) const {
  auto detail = json::read<SettleDetail>(boost::json::parse(job.detail)).value();
  db_.write([&](db::Tx& tx) {
    if (jobs_.hold(tx, job) && !settle(tx, detail.notice_id) && !still_owed(tx, detail.notice_id).empty())
      look_later(tx, detail.notice_id, detail.time + 1);
  });
  return jobs::finished();
}

void Owed::look_later(db::Tx& tx, std::int64_t notice_id, int time) const {
  if (time > kTimes) return;
  jobs_.enqueue(tx, {.kind = kSettleJob,
                     .key = fmt::format("settle {} {}", notice_id, time),
                     .detail = json::write_text(SettleDetail{notice_id, time}),
                     .due_at = clock_.now() + (time <= kOften ? std::chrono::milliseconds{kSoon}
                                                              : std::chrono::milliseconds{kLater})});
}

}  // namespace kith::notices
