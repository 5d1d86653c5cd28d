// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/stand_in_kit.hpp"

namespace kith::http_client {
namespace {

// The next request of the connection; false at its end.
bool read_request(Listening::Line& line, Asked& asked) {
  auto head = line.read_until("\r\n\r\n");
  if (!head) return false;
  asked.head = *head + "\r\n";
  auto length = asked.header("Content-Length");
  auto body = line.read(length.empty() ? 0 : std::stoul(length));
  if (!body) return false;
  asked.body = *body;
  return true;
}

}  // namespace

std::string Asked::header(const std::string& name) const {
  auto found = head.find("\r\n" + name + ": ");
  if (found == head.npos) return {};
  auto begin = found + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

Said reply(int status, const std::string& body, const std::string& headers) {
  return {.bytes = "HTTP/1.1 " + std::to_string(status) + " Said\r\n" + headers +
                   "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body};
}

StandIn::StandIn(std::function<Said(const Asked&)> answer)
    : answer_(std::move(answer)), listening_([this](Listening::Line& line) { serve(line); }) {}

std::string StandIn::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(listening_.port()) + path;
}

void StandIn::serve(Listening::Line& line) {
  Asked asked;
  while (read_request(line, asked)) {
    Said said;
    {
      std::lock_guard lock(mutex_);
      said = answer_(asked);
    }
    line.write(said.bytes);
    if (said.hangs) line.wait_for_end();
    if (said.closes) return;
  }
}

}  // namespace kith::http_client
