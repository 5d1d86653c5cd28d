// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/listening_kit.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace kith::http_client {

bool Listening::Line::read_more() {
  char bytes[16'384];
  auto count = ::recv(socket_, bytes, sizeof bytes, 0);
  if (count > 0) unread_.append(bytes, std::size_t(count));
  return count > 0;
}

std::optional<std::string> Listening::Line::read_until(std::string_view end) {
  std::size_t place = 0;
  while ((place = unread_.find(end)) == unread_.npos)
    if (!read_more()) return std::nullopt;
  auto found = unread_.substr(0, place);
  unread_.erase(0, place + end.size());
  return found;
}

std::optional<std::string> Listening::Line::read(std::size_t bytes) {
  while (unread_.size() < bytes)
    if (!read_more()) return std::nullopt;
  auto found = unread_.substr(0, bytes);
  unread_.erase(0, bytes);
  return found;
}

void Listening::Line::write(std::string_view bytes) {
  if (!bytes.empty()) ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

void Listening::Line::wait_for_end() {
  while (read_more()) {
  }
}

Listening::Listening(std::function<void(Line&)> serve)
    : serve_(std::move(serve)), listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
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

Listening::~Listening() {
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

void Listening::accept() {
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

void Listening::serve(int socket) {
  Line line(socket);
  serve_(line);
  std::lock_guard lock(mutex_);
  open_.erase(socket);
  ::close(socket);
}

}  // namespace kith::http_client
