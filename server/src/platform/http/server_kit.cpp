// SPDX-License-Identifier: Apache-2.0
#include "platform/http/server_kit.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace kith::http {
namespace {

// Longer than any time-out a test sets; reached only when the server hangs.
constexpr int kPatienceMs = 20'000;
constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::string_view kLength = "Content-Length: ";

}  // namespace

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    ::close(socket_);
    throw std::runtime_error("cannot connect");
  }
}

RawClient::~RawClient() { ::close(socket_); }

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::finish_sending() { ::shutdown(socket_, SHUT_WR); }

bool RawClient::read_more() {
  pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
  if (::poll(&waiting, 1, kPatienceMs) <= 0) throw std::runtime_error("the server does not answer");
  char bytes[65536];
  auto size = ::recv(socket_, bytes, sizeof bytes, 0);
  if (size <= 0) return false;
  unread_.append(bytes, static_cast<std::size_t>(size));
  return true;
}

std::string RawClient::until(std::string_view mark) {
  std::size_t found;
  while ((found = unread_.find(mark)) == std::string::npos) {
    if (!read_more()) return std::exchange(unread_, {});
  }
  auto taken = unread_.substr(0, found + mark.size());
  unread_.erase(0, taken.size());
  return taken;
}

std::string RawClient::response() {
  auto head = until(kHeadEnd);
  auto length_at = head.find(kLength);
  if (length_at == std::string::npos) return head;
  auto length = std::strtoul(head.c_str() + length_at + kLength.size(), nullptr, 10);
  while (unread_.size() < length && read_more()) {
  }
  auto body = unread_.substr(0, length);
  unread_.erase(0, body.size());
  return head + body;
}

std::string RawClient::until_closed() {
  while (read_more()) {
  }
  return std::exchange(unread_, {});
}

int status_in(std::string_view response) {
  constexpr std::string_view kStart = "HTTP/1.1 ";
  return response.starts_with(kStart) ? std::atoi(std::string(response.substr(kStart.size(), 3)).c_str()) : 0;
}

}  // namespace kith::http
