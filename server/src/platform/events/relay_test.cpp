// SPDX-License-Identifier: Apache-2.0
#include "platform/events/relay.hpp"

#include <gtest/gtest.h>

#include <condition_variable>

#include "platform/db/db_kit.hpp"
#include "platform/db/postgres_connection.hpp"

namespace kith::events {
namespace {

constexpr const char* kTerminateOthers =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> "
    "pg_backend_pid()";

// One program of several on one database, with one open stream.
class Program {
 public:
  Program(const std::string& url, std::int64_t account_id)
      : relay_(hub, url), stream_(hub.open({"class:7"}, account_id, [this] {
          std::lock_guard lock(mutex_);
          has_news_ = true;
          woken_.notify_one();
        })) {}

  // What its stream hears next; "" after a time that only a failure takes.
  std::string heard() {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, std::chrono::seconds{20}, [&] { return has_news_; });
    has_news_ = false;
    lock.unlock();
    auto taken = stream_->take();
    if (taken.is_over) return "over";
    std::string text;
    for (const auto& message : taken.messages) text += *message;
    return text;
  }
  void tell(std::int64_t subject_id) {
    hub.publish({.name = "visit.held", .subject_id = subject_id, .topics = {"class:7"}});
  }
  // Both programs hear from each other from here on: listening begins on a thread of its own.
  void meet(Program& other) {
    while (true) {
      tell(0);
      heard();
      std::unique_lock lock(other.mutex_);
      if (!other.woken_.wait_for(lock, std::chrono::milliseconds{50}, [&] { return other.has_news_; }))
        continue;
      lock.unlock();
      other.heard();
      return;
    }
  }

  Hub hub;

 private:
  Relay relay_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool has_news_ = false;
  std::unique_ptr<Hub::Stream> stream_;
};

std::string told(std::int64_t subject_id) {
  return stream_text({.name = "visit.held", .subject_id = subject_id, .topics = {}});
}

class RelayingEvents : public ::testing::Test {
 protected:
  RelayingEvents() {
    here.meet(there);
    there.meet(here);
  }
  db::ScratchDatabase database{db::Engine::kPostgres};
  Program here{database.url(), 1};
  Program there{database.url(), 2};
};

TEST_F(RelayingEvents, BringsThemToTheStreamsOfEveryProgramOnce) {
  here.tell(5);
  EXPECT_EQ(here.heard(), told(5));
  EXPECT_EQ(there.heard(), told(5));
  there.tell(6);
  EXPECT_EQ(there.heard(), told(6));
  EXPECT_EQ(here.heard(), told(6)) << "and not its own event again";
}

TEST_F(RelayingEvents, DeliversNothingToTopicsThatAreNotNamed) {
  here.hub.publish({.name = "visit.held", .subject_id = 8, .topics = {"class:8"}});
  here.tell(9);
  EXPECT_EQ(there.heard(), told(9));
}

TEST_F(RelayingEvents, CarriesMoreTopicsThanOneMessageHolds) {
  Event event{.name = "visit.held", .subject_id = 3, .topics = {}};
  for (int class_id = 1000; class_id < 3000; ++class_id)
    event.topics.push_back("class:" + std::to_string(class_id));
  event.topics.push_back("class:7");
  here.hub.publish(event);
  EXPECT_EQ(there.heard(), told(3));
}

TEST_F(RelayingEvents, EndsTheStreamsOfAnAccountEverywhere) {
  here.hub.end_streams_of(2);
  EXPECT_EQ(there.heard(), "over");
  there.tell(4);
  EXPECT_EQ(here.heard(), told(4)) << "another account goes on";
}

TEST_F(RelayingEvents, EndsAllStreamsWhenItMayHaveMissedSome) {
  db::PostgresConnection(database.url()).script("test", kTerminateOthers);
  EXPECT_EQ(here.heard(), "over");
  EXPECT_EQ(there.heard(), "over");
}

}  // namespace
}  // namespace kith::events
