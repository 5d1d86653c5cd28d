// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/stand_in_kit.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace kith::http_client {
namespace {

constexpr std::string_view kEndOfHead = "\r\n\r\n";

bool read_more(int socket, std::string& unread) {
  char bytes[16'384];
  auto count = ::recv(socket, bytes, sizeof bytes, 0);
  if (count > 0) unread.append(bytes, std::size_t(count));
  return count > 0;
}

// The next request of the connection; false at its end.
bool read_request(int socket, std::string& unread, Asked& asked) {
  std::size_t end = 0;
  while ((end = unread.find(kEndOfHead)) == unread.npos)
    if (!read_more(socket, unread)) return false;
  asked.head = unread.substr(0, end + 2);
  unread.erase(0, end + kEndOfHead.size());
  auto length = asked.header("Content-Length");
  auto size = length.empty() ? 0 : std::stoul(length);
  while (unread.size() < size)
    if (!read_more(socket, unread)) return false;
  asked.body = unread.substr(0, size);
  unread.erase(0, size);
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
    : answer_(std::move(answer)), listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listening_, 64) != 0 ||
      ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("the stand-in cannot listen");
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept(); });
}

StandIn::~StandIn() {
  ended_ = true;
  ::shutdown(listening_, SHUT_RDWR);
  accepting_.join();
  {
    std::lock_guard lock(mutex_);
    for (int socket : open_) ::shutdown(socket, SHUT_RDWR);
  }
  for (auto& thread : threads_) thread.join();
  ::close(listening_);
}

std::string StandIn::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

void StandIn::accept() {
  while (!ended_) {
    int socket = ::accept(listening_, nullptr, nullptr);
    if (socket < 0) return;
    {
      std::lock_guard lock(mutex_);
      open_.insert(socket);
    }
    threads_.emplace_back([this, socket] { serve(socket); });
  }
}

void StandIn::serve(int socket) {
  std::string unread;
  Asked asked;
  while (!ended_ && read_request(socket, unread, asked)) {
    Said said;
    {
      std::lock_guard lock(mutex_);
      said = answer_(asked);
    }
    if (!said.bytes.empty()) ::send(socket, said.bytes.data(), said.bytes.size(), MSG_NOSIGNAL);
    if (said.hangs)
      while (read_more(socket, unread)) {
      }
    if (said.closes) break;
  }
  std::lock_guard lock(mutex_);
  open_.erase(socket);
  ::close(socket);
}

}  // namespace kith::http_client
