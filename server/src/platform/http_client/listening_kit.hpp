// SPDX-License-Identifier: Apache-2.0
// A listening socket on 127.0.0.1 for the stand-ins of tests. Each connection is served on a thread of its
// own; all end with the object.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace kith::http_client {

class Listening {
 public:
  // One connection.
  class Line {
   public:
    explicit Line(int socket) : socket_(socket) {}
    // What stands before `end`; nullopt when the connection ends first.
    std::optional<std::string> read_until(std::string_view end);
    std::optional<std::string> read(std::size_t bytes);
    void write(std::string_view bytes);
    void wait_for_end();

   private:
    bool read_more();
    const int socket_;
    std::string unread_;
  };

  explicit Listening(std::function<void(Line&)> serve);
  ~Listening();
  Listening(const Listening&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  void accept();
  void serve(int socket);

  const std::function<void(Line&)> serve_;
  int listening_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> ended_ = false;
  std::mutex mutex_;
  std::set<int> open_;
  std::vector<std::thread> threads_;
  std::thread accepting_;
};

}  // namespace kith::http_client
