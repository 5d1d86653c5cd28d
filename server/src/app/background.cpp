// SPDX-License-Identifier: Apache-2.0
#include "app/background.hpp"

#include "app/channels.hpp"
#include "delivery/dingtalk/progress.hpp"

namespace kith::app {
namespace {

// How soon what another thread or program has left behind is seen.
constexpr std::chrono::seconds kPause{1};
constexpr std::chrono::seconds kPauseOfDirectories{2};
// Whoever has read a notice is known so soon.
constexpr std::chrono::minutes kPauseOfProgress{5};
// A hundred tasks at least.
constexpr int kMostNames = 10'000;

void ask_for_progress(World& world, delivery::dingtalk::Progress& progress) {
  auto since = world.clock.now() - delivery::dingtalk::kRemembered;
  auto names = world.db->read([&](db::Session& session) {
    return delivery::names_to_ask_about(session, delivery::dingtalk::kName, since, kMostNames);
  });
  world.outbox.receive(delivery::dingtalk::kName, progress.ask(names));
}

jobs::Handlers handlers_of(World& world) {
  auto handlers = world.sending.handlers();
  handlers.insert({{kith::notices::kSettleJob,
                    [&world](const jobs::Job& job) { return world.owed_with_notices.look_again(job); }},
                   {kith::notices::kPublishJob,
                    [&world](const jobs::Job& job) { return world.publishing.publish_planned(job); }},
                   {kith::notices::kFollowJob,
                    [&world](const jobs::Job& job) { return world.publishing.follow_roster(job); }},
                   {kith::notices::kDistrictJob,
                    [&world](const jobs::Job& job) { return world.district_letters.carry_out(job); }},
                   {kith::notices::kDistrictCountJob,
                    [&world](const jobs::Job& job) { return world.district_letters.count(job); }},
                   {kith::notices::kAskAgainJob,
                    [&world](const jobs::Job& job) { return world.asking_again.ask_again(job); }}});
  return handlers;
}

}  // namespace

Background::Background(World& world)
    : worker_(*world.db, world.jobs, handlers_of(world)),
      directory_worker_(*world.db, world.jobs, world.directories.handlers()) {
  auto again = [this](std::string name, std::chrono::milliseconds pause, std::function<bool()> round) {
    loops_.push_back(std::make_unique<jobs::Loop>(std::move(name), std::move(round), pause));
  };
  for (const auto* name : {"jobs.first", "jobs.second"})
    again(name, kPause, [this] { return worker_.work_once(); });
  again("directories", kPauseOfDirectories, [this] { return directory_worker_.work_once(); });
  if (!world.settings.dingtalk_app_key.empty())
    again("dingtalk.progress", kPauseOfProgress,
          [&world, progress = std::make_shared<delivery::dingtalk::Progress>(
                       world.clock, dingtalk_settings(world.settings))] {
            ask_for_progress(world, *progress);
            return false;
          });
  for (const auto& channel : world.outbox.channels())
    again(channel->name(), kPause, [&world, &channel = *channel] { return world.outbox.send_some(channel); });
}

}  // namespace kith::app
