// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/jobs.hpp"

#include <fmt/format.h>

namespace kith::jobs {
namespace {

constexpr db::Sql kEnqueue{
    "jobs.enqueue",
    "insert into jobs (id, kind, job_key, detail, state, due_at, attempts, created_at) values (:id, :kind, "
    ":job_key, :detail, 'waiting', :due_at, 0, :now) on conflict do nothing"};
// The rows are chosen before any is changed: PostgreSQL might otherwise choose, and lock, more than asked.
constexpr std::string_view kTake =
    "with chosen as materialized (select id from jobs where state = 'waiting' and due_at <= :now and kind in "
    "({}) order by due_at, id limit :limit{}) "
    "update jobs set attempts = attempts + 1, due_at = :until from chosen where jobs.id = chosen.id "
    "returning jobs.id, jobs.kind, jobs.detail, jobs.attempts";
constexpr db::Sql kMove{"jobs.move",
                        "update jobs set due_at = :due_at, failure = coalesce(:failure, failure) "
                        "where id = :id and attempts = :attempt and state = 'waiting'"};
constexpr db::Sql kEnd{"jobs.end",
                       "update jobs set state = :state, ended_at = :now, failure = :failure "
                       "where id = :id and attempts = :attempt and state = 'waiting'"};
constexpr db::Sql kForget{"jobs.forget_ended",
                          "delete from jobs where ended_at is not null and ended_at < :before"};

}  // namespace

bool Jobs::enqueue(db::Tx& tx, const NewJob& job) const {
  auto now = clock_.now();
  return tx.exec(kEnqueue, {{"id", tx.take_ids(0)},
                            {"kind", job.kind},
                            {"job_key", job.key},
                            {"detail", job.detail},
                            {"due_at", std::max(job.due_at, now)},
                            {"now", now}}) > 0;
}

std::vector<Job> Jobs::take(db::Tx& tx, const std::vector<std::string>& kinds, int limit) const {
  if (kinds.empty()) return {};
  auto now = clock_.now();
  db::Args args{{"now", now}, {"until", now + terms_.lease}, {"limit", limit}};
  std::vector<std::string> names;
  for (const auto& kind : kinds) {
    auto name = fmt::format("kind_{}", names.size());
    args.emplace_back(name, kind);
    names.push_back(":" + name);
  }
  auto skip = tx.engine() == db::Engine::kPostgres ? " for update skip locked" : "";
  auto sql = fmt::format(fmt::runtime(kTake), fmt::join(names, ", "), skip);
  return tx.all<Job>({"jobs.take", sql}, args);
}

bool Jobs::finish(db::Tx& tx, const Job& job) const { return end(tx, job, "finished", {}); }

bool Jobs::hold(db::Tx& tx, const Job& job) const {
  return tx.exec(kMove, {{"id", job.id},
                         {"attempt", job.attempt},
                         {"due_at", clock_.now() + terms_.lease},
                         {"failure", nullptr}}) > 0;
}

bool Jobs::try_again(db::Tx& tx, const Job& job, std::string_view failure) const {
  if (job.attempt >= terms_.most_attempts) return fail(tx, job, failure);
  return tx.exec(kMove, {{"id", job.id},
                         {"attempt", job.attempt},
                         {"due_at", clock_.now() + pause_after(job.attempt)},
                         {"failure", failure}}) > 0;
}

bool Jobs::fail(db::Tx& tx, const Job& job, std::string_view failure) const {
  return end(tx, job, "failed", failure);
}

std::chrono::milliseconds Jobs::pause_after(int attempt) const {
  constexpr std::uint32_t kSteps = 1'000'000;
  return jobs::pause_after(terms_.back_off, attempt, random_.below(kSteps) / double(kSteps));
}

std::int64_t Jobs::forget_ended(db::Tx& tx, Instant before) const {
  return tx.exec(kForget, {{"before", before}});
}

bool Jobs::end(db::Tx& tx, const Job& job, const char* state, std::string_view failure) const {
  auto said = failure.empty() ? std::nullopt : std::optional<std::string>(failure);
  return tx.exec(kEnd, {{"id", job.id},
                        {"attempt", job.attempt},
                        {"state", state},
                        {"now", clock_.now()},
                        {"failure", said}}) > 0;
}

}  // namespace kith::jobs
