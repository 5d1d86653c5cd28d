// SPDX-License-Identifier: Apache-2.0
// The threads that do jobs and empty the outbox, one a channel, for as long as the object lives.
#pragma once

#include <memory>
#include <vector>

#include "app/world.hpp"
#include "platform/jobs/loop.hpp"

namespace kith::app {

class Posting {
 public:
  explicit Posting(World& world);

 private:
  const jobs::Worker worker_;
  std::vector<std::unique_ptr<jobs::Loop>> loops_;
};

}  // namespace kith::app
