// SPDX-License-Identifier: Apache-2.0
#include "bench/client.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace kith::bench {
namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";

}  // namespace

std::string Reply::header(std::string_view name) const {
  auto at = head.find(fmt::format("\r\n{}: ", name));
  if (at == std::string::npos) return {};
  at += name.size() + 4;
  return head.substr(at, head.find("\r\n", at) - at);
}

Client::Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(std::uint16_t(port));
  int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("cannot connect");
  }
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

void Client::write(const std::string& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    auto now = ::send(socket_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (now <= 0) throw std::runtime_error("the server closed the connection");
    sent += std::size_t(now);
  }
}

// `rest` gets what came after the head.
std::string Client::read_head(std::string& rest) {
  char buffer[16 * 1024];
  for (;;) {
    if (auto end = rest.find(kHeadEnd); end != std::string::npos) {
      auto head = rest.substr(0, end + 2);
      rest.erase(0, end + kHeadEnd.size());
      return head;
    }
    auto read = ::recv(socket_, buffer, sizeof buffer, 0);
    if (read <= 0) throw std::runtime_error("the server closed the connection");
    rest.append(buffer, std::size_t(read));
  }
}

Reply Client::send(const std::string& verb, const std::string& path, const std::string& json) {
  auto content = json.empty()
                     ? ""
                     : fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", json.size());
  write(fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}{}\r\n{}", verb, path, kept_, content, json));
  Reply reply;
  reply.head = read_head(reply.body);
  reply.status = std::stoi(reply.head.substr(9, 3));
  auto length = reply.header("Content-Length");
  std::size_t size = length.empty() ? 0 : std::stoul(length);
  char buffer[16 * 1024];
  while (reply.body.size() < size) {
    auto read = ::recv(socket_, buffer, sizeof buffer, 0);
    if (read <= 0) throw std::runtime_error("the server closed the connection");
    reply.body.append(buffer, std::size_t(read));
  }
  return reply;
}

int Client::begin_stream(const std::string& path) {
  write(fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", path, kept_));
  std::string rest;
  auto head = read_head(rest);
  if (head.substr(9, 3) != "200") throw std::runtime_error("no stream: " + head.substr(0, 15));
  return socket_;
}

std::string signed_in(int port, const std::string& login, const std::string& password) {
  Client client(port);
  auto reply =
      client.post("/api/session", fmt::format(R"({{"login":"{}","password":"{}"}})", login, password));
  if (reply.status != 200) throw std::runtime_error(fmt::format("sign-in answered {}", reply.status));
  auto cookie = reply.header("Set-Cookie");
  return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
}

}  // namespace kith::bench
