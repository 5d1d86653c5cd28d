// SPDX-License-Identifier: Apache-2.0
// Takes jobs and does them, each by the handler of its kind. A handler returns whether the job is finished;
// it may finish it itself, inside its last transaction. What a handler throws is logged, and the job is tried
// again. Thread-safe.
#pragma once

#include <functional>
#include <map>

#include "platform/jobs/jobs.hpp"
#include "platform/jobs/loop.hpp"

namespace kith::jobs {

struct Outcome {
  enum class Kind { kFinished, kTryAgain, kFailed };
  Kind kind = Kind::kFinished;
  std::string failure = {};  // a code
};
inline Outcome finished() { return {}; }
inline Outcome try_again(std::string failure) { return {Outcome::Kind::kTryAgain, std::move(failure)}; }
inline Outcome failed(std::string failure) { return {Outcome::Kind::kFailed, std::move(failure)}; }

using Handler = std::function<Outcome(const Job&)>;
using Handlers = std::map<std::string, Handler>;  // by kind

class Worker {
 public:
  Worker(db::Db& db, const Jobs& jobs, Handlers handlers);

  // Does one job that is due; false when there is none.
  bool work_once() const;

 private:
  Outcome outcome_of(const Job& job) const;
  void note(const Job& job, const Outcome& outcome) const;

  db::Db& db_;
  const Jobs& jobs_;
  const Handlers handlers_;
  std::vector<std::string> kinds_;
};

}  // namespace kith::jobs
