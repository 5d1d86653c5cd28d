// SPDX-License-Identifier: Apache-2.0
// Short messages between the programs that share one PostgreSQL database (LISTEN and NOTIFY), on a connection
// and a thread of its own. A message reaches every other program that listens at the time, and not the
// sender. What is sent while the connection is lost waits, up to kMostWaiting messages; whoever loses the
// connection may have missed some of the others', which `on_gap` is told when it stands again.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace kith::db {

constexpr std::size_t kLongestMessage = 7900;  // bytes; PostgreSQL takes fewer than 8000
constexpr std::size_t kMostWaiting = 10'000;   // messages; the oldest are given up first

class PostgresChannel {
 public:
  struct Listener {
    std::function<void(std::string_view message)> on_message;
    std::function<void()> on_gap;
  };

  // `name`: the channel, a plain SQL name. The listener is called on the channel's thread and must not throw.
  PostgresChannel(std::string url, std::string name, Listener listener);
  // Sends what waits, if the database can be reached.
  ~PostgresChannel();
  PostgresChannel(const PostgresChannel&) = delete;

  // At most kLongestMessage, UTF-8. Thread-safe, never waits for the database.
  void send(std::string message);

 private:
  class Line;

  void work();
  // Until the connection is lost or the channel closed.
  void serve(Line& line);
  bool wait(Line& line);
  bool send_waiting(Line& line);
  bool is_closed();

  const std::string url_;
  const std::string name_;
  const Listener listener_;
  const int woken_;  // an eventfd
  std::mutex mutex_;
  std::deque<std::string> waiting_;
  bool is_closed_ = false;
  std::thread thread_;
};

}  // namespace kith::db
