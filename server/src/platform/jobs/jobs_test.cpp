// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <future>
#include <map>

#include "platform/db/db_kit.hpp"
#include "platform/jobs/worker.hpp"

namespace kith::jobs {

struct JobRow {
  std::string state;
  int attempts = 0;
  std::optional<std::string> failure;
};
KITH_DESCRIBE(JobRow, (state, attempts, failure))

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

class JobStore : public db::BothEngines {
 protected:
  void enqueue(const std::string& key, Instant due_at = {}) {
    db().write([&](db::Tx& tx) { jobs_.enqueue(tx, {"test.count", key, "{}", due_at}); });
  }
  std::vector<Job> take(int limit = 1) {
    return db().write([&](db::Tx& tx) { return jobs_.take(tx, {"test.count"}, limit); });
  }
  JobRow row(const std::string& key) {
    return db().read([&](db::Session& session) {
      return session.one<JobRow>(
          {"test.job", "select state, attempts, failure from jobs where job_key = :job_key"},
          {{"job_key", key}});
    });
  }
  Worker worker(Handler handler) { return {db(), jobs_, {{"test.count", std::move(handler)}}}; }
  void pass(milliseconds time) { clock_.set(clock_.now() + time); }

  FixedClock clock_{SystemClock{}.at(make_date(2026, 11, 22), 9 * 60)};
  secrets::SeededRandom random_{7};
  Jobs jobs_{clock_,
             random_,
             {.lease = minutes{5}, .back_off = {milliseconds{1'000}, minutes{1}}, .most_attempts = 3}};
};
KITH_BOTH_ENGINES(JobStore);

TEST_P(JobStore, KnowsTheSameJobByKindAndKey) {
  db().write([&](db::Tx& tx) {
    EXPECT_TRUE(jobs_.enqueue(tx, {"test.count", "one", "{}"}));
    EXPECT_FALSE(jobs_.enqueue(tx, {"test.count", "one", "{}"}));
    EXPECT_TRUE(jobs_.enqueue(tx, {"test.other", "one", "{}"}));
  });
  EXPECT_EQ(take(10).size(), 1u) << "of its own kind";
}

TEST_P(JobStore, IsNotAskedForByAWriteThatFails) {
  EXPECT_THROW(db().write([&](db::Tx& tx) {
    jobs_.enqueue(tx, {"test.count", "one", "{}"});
    throw std::runtime_error("the notice was refused");
  }),
               std::runtime_error);
  EXPECT_TRUE(take().empty());
}

TEST_P(JobStore, WaitsUntilItIsDue) {
  enqueue("later", clock_.now() + minutes{10});
  EXPECT_TRUE(take().empty());
  pass(minutes{10});
  EXPECT_EQ(take().size(), 1u);
}

TEST_P(JobStore, GivesTheOneThatHasWaitedLongest) {
  enqueue("second", clock_.now() + minutes{2});
  enqueue("first", clock_.now() + minutes{1});
  pass(minutes{3});
  ASSERT_EQ(take().size(), 1u);
  EXPECT_EQ(row("first").attempts, 1);
  EXPECT_EQ(row("second").attempts, 0);
}

TEST_P(JobStore, IsTakenAgainOnlyWhenItsLeaseHasRunOut) {
  enqueue("one");
  auto first = take();
  ASSERT_EQ(first.size(), 1u);
  pass(minutes{5} - milliseconds{1});
  EXPECT_TRUE(take().empty());
  pass(milliseconds{1});
  auto second = take();
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].attempt, 2);

  db().write([&](db::Tx& tx) {
    EXPECT_FALSE(jobs_.finish(tx, first[0])) << "who lost the lease has nothing to say";
    EXPECT_FALSE(jobs_.hold(tx, first[0]));
    EXPECT_FALSE(jobs_.fail(tx, first[0], "test.late"));
    EXPECT_TRUE(jobs_.finish(tx, second[0]));
    EXPECT_FALSE(jobs_.finish(tx, second[0])) << "it has ended";
  });
  EXPECT_EQ(row("one").state, "finished");
}

TEST_P(JobStore, IsHeldForAnotherLease) {
  enqueue("one");
  auto job = take().at(0);
  pass(minutes{4});
  EXPECT_TRUE(db().write([&](db::Tx& tx) { return jobs_.hold(tx, job); }));
  pass(minutes{4});
  EXPECT_TRUE(take().empty());
  pass(minutes{1});
  EXPECT_EQ(take().size(), 1u);
}

TEST_P(JobStore, IsNeverInTwoHandsAtOnce) {
  constexpr int kJobs = 60;
  for (int i = 0; i < kJobs; ++i) enqueue(std::to_string(i));
  std::map<std::int64_t, int> done;
  std::mutex mutex;
  auto counting = worker([&](const Job& job) {
    std::lock_guard lock(mutex);
    ++done[job.id];
    return finished();
  });
  std::vector<std::future<void>> hands;
  for (int i = 0; i < 4; ++i)
    hands.push_back(std::async(std::launch::async, [&] {
      while (counting.work_once()) {
      }
    }));
  for (auto& hand : hands) hand.get();
  while (counting.work_once()) {
  }
  EXPECT_EQ(done.size(), std::size_t(kJobs));
  for (const auto& [id, times] : done) EXPECT_EQ(times, 1) << id;
}

TEST_P(JobStore, IsTriedAgainAfterAPauseAndThenGivenUp) {
  enqueue("one");
  auto failing = worker([](const Job&) { return try_again("test.no_answer"); });
  EXPECT_TRUE(failing.work_once());
  EXPECT_FALSE(failing.work_once()) << "not before its pause";
  pass(milliseconds{1'000});
  EXPECT_TRUE(failing.work_once());
  pass(milliseconds{2'000});
  EXPECT_TRUE(failing.work_once());
  auto given_up = row("one");
  EXPECT_EQ(given_up.state, "failed");
  EXPECT_EQ(given_up.failure, "test.no_answer");
  pass(minutes{60});
  EXPECT_FALSE(failing.work_once());
}

TEST_P(JobStore, SurvivesAHandlerThatThrows) {
  enqueue("one");
  bool is_first = true;
  auto stumbling = worker([&](const Job&) {
    if (std::exchange(is_first, false)) throw std::runtime_error("unexpected");
    return finished();
  });
  EXPECT_TRUE(stumbling.work_once());
  EXPECT_EQ(row("one").state, "waiting");
  pass(minutes{1});
  EXPECT_TRUE(stumbling.work_once());
  EXPECT_EQ(row("one").state, "finished");
}

TEST_P(JobStore, DoesNotLetAJobEndTheProgramForEver) {
  enqueue("one");
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(take().size(), 1u) << "taken by a program that dies";
    pass(minutes{5});
  }
  auto careful = worker([](const Job&) -> Outcome { throw std::logic_error("must not run"); });
  EXPECT_TRUE(careful.work_once());
  EXPECT_EQ(row("one").state, "failed");
  EXPECT_EQ(row("one").failure, "jobs.ended_its_program");
}

TEST_P(JobStore, ForgetsWhatEndedLongAgo) {
  enqueue("old");
  enqueue("waiting", clock_.now() + minutes{600});
  worker([](const Job&) { return finished(); }).work_once();
  pass(minutes{60});
  EXPECT_EQ(db().write([&](db::Tx& tx) { return jobs_.forget_ended(tx, clock_.now()); }), 1);
  pass(minutes{600});
  EXPECT_EQ(take().size(), 1u);
}

TEST(ALoop, WorksAtOnceWhileThereIsWorkAndWhenItIsWoken) {
  std::atomic<int> left = 3;
  std::mutex mutex;
  std::condition_variable changed;
  Loop loop(
      "test",
      [&] {
        if (left == 0) return false;
        --left;
        std::lock_guard lock(mutex);
        changed.notify_all();
        return true;
      },
      std::chrono::hours{1});
  std::unique_lock lock(mutex);
  ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds{30}, [&] { return left == 0; }));
  left = 2;
  lock.unlock();
  loop.wake();
  lock.lock();
  EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds{30}, [&] { return left == 0; }));
}

}  // namespace
}  // namespace kith::jobs
