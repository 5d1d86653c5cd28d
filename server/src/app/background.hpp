// SPDX-License-Identifier: Apache-2.0
// The threads behind the requests, for as long as the object lives: they do the jobs of all slices and empty
// the outbox, one a channel. Two do jobs, so that a long one holds up no urgent one; directories, which are
// longer still, are read by one of their own.
#pragma once

#include <memory>
#include <vector>

#include "app/world.hpp"
#include "platform/jobs/loop.hpp"

namespace kith::app {

class Background {
 public:
  explicit Background(World& world);

 private:
  const jobs::Worker worker_;
  const jobs::Worker directory_worker_;
  std::vector<std::unique_ptr<jobs::Loop>> loops_;
};

}  // namespace kith::app
