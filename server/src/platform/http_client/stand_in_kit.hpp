// SPDX-License-Identifier: Apache-2.0
// A server on 127.0.0.1 that answers as a test wants, also wrongly: what somebody else's server may do to us.
// `answer` runs on a thread of each connection, one at a time.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "platform/http_client/listening_kit.hpp"

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

  std::string url(const std::string& path = "/") const;

 private:
  void serve(Listening::Line& line);

  const std::function<Said(const Asked&)> answer_;
  std::mutex mutex_;
  Listening listening_;
};

}  // namespace kith::http_client
