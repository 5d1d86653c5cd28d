// SPDX-License-Identifier: Apache-2.0
#include "platform/events/hub.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace kith::events {
namespace {

std::string text_of(const Hub::Taken& taken) {
  std::string text;
  for (const auto& message : taken.messages) text += *message;
  return text;
}

TEST(PublishingAnEvent, ReachesTheStreamsOfItsTopicsOnce) {
  Hub hub;
  int wakes = 0;
  auto teacher = hub.open({"school:3", "class:7"}, 1, [&] { ++wakes; });
  auto other = hub.open({"school:4"}, 2, [] { FAIL() << "another school hears nothing"; });
  hub.publish({.name = "visit.held", .subject_id = 5, .topics = {"school:3", "class:7"}});
  hub.publish({.name = "visit.held", .subject_id = 6, .topics = {"class:7"}});
  EXPECT_EQ(wakes, 1);
  EXPECT_EQ(text_of(teacher->take()),
            "event: visit.held\ndata: {\"subject_id\":5}\n\nevent: visit.held\ndata: {\"subject_id\":6}\n\n");
  EXPECT_TRUE(teacher->take().messages.empty());
  EXPECT_TRUE(other->take().messages.empty());
}

TEST(AStream, IsOverWhenItFallsBehind) {
  Hub hub(2);
  auto stream = hub.open({"a"}, 1, [] {});
  for (int count = 0; count < 3; ++count) hub.publish({.name = "x", .subject_id = count, .topics = {"a"}});
  auto taken = stream->take();
  EXPECT_TRUE(taken.is_over);
  EXPECT_TRUE(taken.messages.empty());
  hub.publish({.name = "x", .subject_id = 9, .topics = {"a"}});
  EXPECT_TRUE(stream->take().messages.empty());
}

TEST(AStream, EndsForItsAccountOnly) {
  Hub hub;
  int wakes = 0;
  auto stream = hub.open({"a"}, 7, [&] { ++wakes; });
  auto other = hub.open({"a"}, 8, [] {});
  hub.end_streams_of(7);
  EXPECT_EQ(wakes, 1);
  EXPECT_TRUE(stream->take().is_over);
  EXPECT_FALSE(other->take().is_over);
}

TEST(AStream, IsForgottenWhenClosed) {
  Hub hub;
  auto stream = hub.open({"a"}, 1, [] { FAIL() << "closed"; });
  EXPECT_EQ(hub.open_streams(), 1u);
  stream.reset();
  EXPECT_EQ(hub.open_streams(), 0u);
  hub.publish({.name = "x", .subject_id = 1, .topics = {"a"}});
}

TEST(AStream, LosesNothingBetweenThreads) {
  Hub hub(100000);
  std::atomic<int> wakes = 0;
  auto stream = hub.open({"a", "b"}, 1, [&] { ++wakes; });
  constexpr int kEach = 2000;
  std::vector<std::thread> publishers;
  for (int number = 0; number < 4; ++number) {
    publishers.emplace_back([&] {
      for (int count = 0; count < kEach; ++count)
        hub.publish({.name = "x", .subject_id = count, .topics = {"a", "b"}});
    });
  }
  std::size_t taken = 0;
  while (taken < 4 * kEach) taken += stream->take().messages.size();
  for (auto& publisher : publishers) publisher.join();
  EXPECT_EQ(taken, std::size_t{4 * kEach});
  EXPECT_GE(wakes.load(), 1);
}

}  // namespace
}  // namespace kith::events
