// SPDX-License-Identifier: Apache-2.0
// A server on 127.0.0.1 that answers as a test wants, also wrongly: what somebody else's server may do to us.
// `answer` runs on a thread of each connection, one at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace kith::http_client {

struct Asked {
  std::string head;  // request line and headers
  std::string body;
  // Its value, empty when absent. `name` as it was sent.
  std::string header(const std::string& name) const;
};

struct Said {
  std::string bytes;  // sent as they are
  bool closes = false;
  bool hangs = false;  // says nothing until the stand-in ends
};

// A whole reply.
Said reply(int status, const std::string& body = "", const std::string& headers = "");

class StandIn {
 public:
  explicit StandIn(std::function<Said(const Asked&)> answer);
  ~StandIn();
  StandIn(const StandIn&) = delete;

  std::string url(const std::string& path = "/") const;

 private:
  void accept();
  void serve(int socket);

  const std::function<Said(const Asked&)> answer_;
  int listening_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> ended_ = false;
  std::mutex mutex_;
  std::set<int> open_;
  std::vector<std::thread> threads_;
  std::thread accepting_;
};

}  // namespace kith::http_client
