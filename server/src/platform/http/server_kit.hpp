// SPDX-License-Identifier: Apache-2.0
// A client of real sockets on 127.0.0.1 that sends exactly the bytes it is told to, for tests of the server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kith::http {

class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False when the server has closed the connection.
  bool send(std::string_view bytes);
  void finish_sending();

  // One whole response, head and body by its Content-Length; what there is when the connection ends first.
  std::string response();
  // Everything until `mark` has come; what there is when the connection ends first.
  std::string until(std::string_view mark);
  std::string until_closed();

 private:
  bool read_more();
  int socket_;
  std::string unread_;
};

// "HTTP/1.1 404 Not Found…" → 404; 0 when there is no status line.
int status_in(std::string_view response);

}  // namespace kith::http
