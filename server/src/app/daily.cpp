// SPDX-License-Identifier: Apache-2.0
#include "app/daily.hpp"

#include "oversight/record_questions/record_questions.hpp"
#include "people/directory_store.hpp"
#include "platform/log/log.hpp"

namespace kith::app {
namespace {

constexpr std::chrono::hours kPauseAfterFailure{1};
constexpr std::chrono::hours kJobsKept{30 * 24};

std::chrono::milliseconds until_next(const Clock& clock, int minute) {
  auto today = clock.at(clock.today(), minute), now = clock.now();
  return (today > now ? today : clock.at(clock.today() + std::chrono::days{1}, minute)) - now;
}

}  // namespace

void do_daily_round(World& world) {
  world.norms.begin_day(*world.db);
  auto schools = world.db->read([](db::Session& session) { return people::school_ids(session); });
  for (auto school_id : schools)
    world.db->write([&](db::Tx& tx) { world.identities.reconcile(tx, school_id); });
  world.directories.begin_all();
  const record_questions::RecordQuestions questions(*world.db, world.clock);
  for (auto school_id : schools) questions.look_through(school_id);
  world.db->write([&](db::Tx& tx) { world.district_letters.try_again(tx); });
  world.db->write([&](db::Tx& tx) { world.jobs.forget_ended(tx, world.clock.now() - kJobsKept); });
  const auto swept = world.notice_uploads.sweep();
  auto forgotten = world.sign_in.sessions.forget_old();
  log::info("app.daily_round", {{"schools", schools.size()}, {"forgotten", forgotten}, {"swept", swept}});
}

DailyRound::DailyRound(const Clock& clock, Round round)
    : clock_(clock), round_(std::move(round)), thread_([this] { run(); }) {}

DailyRound::~DailyRound() {
  {
    std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ended_changed_.notify_all();
  thread_.join();
}

bool DailyRound::wait_for(std::chrono::milliseconds pause) {
  std::unique_lock lock(mutex_);
  return !ended_changed_.wait_for(lock, pause, [this] { return ended_; });
}

void DailyRound::run() {
  std::chrono::milliseconds pause{0};
  while (wait_for(pause)) {
    try {
      round_.run();
      pause = until_next(clock_, round_.minute);
    } catch (const std::exception& failure) {
      log::error("app.daily_round_failed", {{"round", round_.name}, {"cause", failure.what()}});
      pause = kPauseAfterFailure;
    }
  }
}

}  // namespace kith::app
