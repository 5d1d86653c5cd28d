// SPDX-License-Identifier: Apache-2.0
// Durable jobs: asked for inside the transaction that makes them necessary, done later by whichever program
// of the database is there, at least once. Whoever takes a job holds it on a lease. A program that is killed
// lets its lease run out and the job is taken again; what it says about it afterwards counts no more, since
// every taking has its own number (`attempt`). What has to happen exactly once goes into the transaction
// that also calls finish(). Thread-safe: no state of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.hpp"
#include "platform/jobs/back_off.hpp"
#include "platform/secrets/random.hpp"

namespace kith::jobs {

struct NewJob {
  std::string kind;    // "notices.send"
  std::string key;     // the same kind and key is the same job, also after it has ended
  std::string detail;  // JSON of identifiers, never personal data
  Instant due_at{};    // not before; the default is at once
};

// A job in hand.
struct Job {
  std::int64_t id = 0;
  std::string kind;
  std::string detail;
  int attempt = 0;  // 1 the first time
};
KITH_DESCRIBE(Job, (id, kind, detail, attempt))

struct Terms {
  std::chrono::milliseconds lease = std::chrono::minutes{5};
  BackOff back_off = {};
  int most_attempts = 12;  // then it has failed for good
};

class Jobs {
 public:
  // All must outlive the object.
  Jobs(const Clock& clock, secrets::Random& random, Terms terms = {})
      : clock_(clock), random_(random), terms_(terms) {}

  // False when this job was asked for before; nothing changes then.
  bool enqueue(db::Tx& tx, const NewJob& job) const;

  // The jobs of these kinds that have waited longest, at most `limit`, each on a lease. Two takers never get
  // one job at a time; on PostgreSQL they do not wait for each other either.
  std::vector<Job> take(db::Tx& tx, const std::vector<std::string>& kinds, int limit = 1) const;

  // All below return false, and change nothing, when the lease has been lost to another taker or the job has
  // ended.
  bool finish(db::Tx& tx, const Job& job) const;
  // Holds it for another whole lease.
  bool hold(db::Tx& tx, const Job& job) const;
  // Tried again after a pause that grows, or failed for good once it was tried often enough. `failure` is a
  // code.
  bool try_again(db::Tx& tx, const Job& job, std::string_view failure) const;
  bool fail(db::Tx& tx, const Job& job, std::string_view failure) const;

  // How long the next attempt has to wait after this one.
  std::chrono::milliseconds pause_after(int attempt) const;
  const Terms& terms() const { return terms_; }

  // Deletes what ended before `before`; their keys are free again. Returns how many.
  std::int64_t forget_ended(db::Tx& tx, Instant before) const;

 private:
  bool end(db::Tx& tx, const Job& job, const char* state, std::string_view failure) const;

  const Clock& clock_;
  secrets::Random& random_;
  const Terms terms_;
};

}  // namespace kith::jobs
