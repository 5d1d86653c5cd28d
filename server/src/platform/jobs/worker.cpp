// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/worker.hpp"

#include "platform/log/log.hpp"

namespace kith::jobs {

Worker::Worker(db::Db& db, const Jobs& jobs, Handlers handlers)
    : db_(db), jobs_(jobs), handlers_(std::move(handlers)) {
  for (const auto& [kind, handler] : handlers_) kinds_.push_back(kind);
}

bool Worker::work_once() const {
  auto taken = db_.write([&](db::Tx& tx) { return jobs_.take(tx, kinds_); });
  for (const auto& job : taken) note(job, outcome_of(job));
  return !taken.empty();
}

Outcome Worker::outcome_of(const Job& job) const {
  // It has ended the program so often that it is not let near it again.
  if (job.attempt > jobs_.terms().most_attempts) return failed("jobs.ended_its_program");
  try {
    return handlers_.at(job.kind)(job);
  } catch (const std::exception& failure) {
    log::error("jobs.attempt_failed",
               {{"job", job.id}, {"kind", job.kind}, {"attempt", job.attempt}, {"cause", failure.what()}});
    return try_again("jobs.attempt_failed");
  }
}

void Worker::note(const Job& job, const Outcome& outcome) const {
  db_.write([&](db::Tx& tx) {
    switch (outcome.kind) {
      case Outcome::Kind::kFinished:
        jobs_.finish(tx, job);
        break;
      case Outcome::Kind::kTryAgain:
        jobs_.try_again(tx, job, outcome.failure);
        break;
      case Outcome::Kind::kFailed:
        jobs_.fail(tx, job, outcome.failure);
        break;
    }
  });
}

}  // namespace kith::jobs
