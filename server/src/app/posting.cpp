// SPDX-License-Identifier: Apache-2.0
#include "app/posting.hpp"

namespace kith::app {
namespace {

// How soon what another thread or program has left behind is seen.
constexpr std::chrono::seconds kPause{1};

}  // namespace

Posting::Posting(World& world)
    : worker_(*world.db, world.jobs, {{kith::notices::kSendJob, [&world](const jobs::Job& job) {
                                         return world.sending.fill_outbox(job);
                                       }}}) {
  if (!world.outbox.has_channels()) return;
  loops_.push_back(std::make_unique<jobs::Loop>(
      "jobs", [this] { return worker_.work_once(); }, kPause));
  for (const auto& channel : world.outbox.channels())
    loops_.push_back(std::make_unique<jobs::Loop>(
        channel->name(), [&world, &channel = *channel] { return world.outbox.send_some(channel); }, kPause));
}

}  // namespace kith::app
