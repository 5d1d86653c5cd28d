// SPDX-License-Identifier: Apache-2.0
// A plain client of the program's HTTP, over one kept connection on the loopback.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace kith::bench {

struct Reply {
  int status = 0;
  std::string head;
  std::string body;

  // The value of a header; empty when there is none.
  std::string header(std::string_view name) const;
};

class Client {
 public:
  // Throws std::runtime_error when nobody listens.
  explicit Client(int port);
  ~Client();
  Client(const Client&) = delete;
  Client(Client&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), kept_(std::move(other.kept_)) {}

  // Kept for all requests that follow: "Cookie: …\r\n".
  void keep(std::string headers) { kept_ = std::move(headers); }

  Reply get(const std::string& path) { return send("GET", path, ""); }
  Reply post(const std::string& path, const std::string& json) { return send("POST", path, json); }

  // Sends a request whose reply never ends, and reads its head. The socket is then the caller's to read.
  int begin_stream(const std::string& path);

 private:
  Reply send(const std::string& verb, const std::string& path, const std::string& json);
  void write(const std::string& text);
  std::string read_head(std::string& rest);

  int socket_ = -1;
  std::string kept_;
};

// Signs in and gives the header that names the session.
std::string signed_in(int port, const std::string& login, const std::string& password);

}  // namespace kith::bench
