// SPDX-License-Identifier: Apache-2.0
// Inside the server; included by its own files only, because Beast is slow to compile. Everything here
// belongs to the I/O thread unless it says otherwise. Coroutines take the Edge by reference: it outlives them
// all, as the server joins the I/O thread before it goes.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <future>
#include <set>
#include <thread>

#include "platform/events/hub.hpp"
#include "platform/http/router.hpp"
#include "platform/http/server.hpp"
#include "platform/http/static_files.hpp"

namespace kith::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

struct Connection {
  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  std::string peer;
  bool is_idle = true;              // no byte of a request has arrived, or it is an event stream
  std::function<void()> interrupt;  // ends a wait that is not on the socket
};

struct Pool {
  explicit Pool(std::size_t size) : threads(size) {}
  asio::thread_pool threads;
  std::atomic<std::int64_t> waiting = 0;  // handed over and not begun
};

struct Edge {
  Edge(ServerOptions options, Site site);

  void listen();
  void begin_closing();
  void end_now();
  void forget(Connection* connection);
  std::string next_request_id();

  const ServerOptions options;
  const Site site;
  asio::io_context io{1};
  Pool reads, writes;
  asio::ip::tcp::acceptor acceptor{io};
  asio::signal_set signals{io};
  asio::steady_timer grace{io};
  std::thread io_thread;
  std::set<Connection*> connections;
  std::atomic<std::size_t> open_connections = 0;
  bool is_closing = false;
  std::string request_id_prefix;
  std::uint64_t requests = 0;
  std::promise<void> signalled;
};

asio::awaitable<void> accept_connections(Edge& edge);
asio::awaitable<void> serve_connection(Edge& edge, asio::ip::tcp::socket socket);
asio::awaitable<void> stream_events(Edge& edge, Connection& connection, std::vector<std::string> topics,
                                    std::int64_t account_id);

// Writes head and body. False when the client is gone or too slow.
asio::awaitable<bool> write_response(Edge& edge, Connection& connection, const Response& response,
                                     bool keeps_alive, bool is_head);

// Runs `work` on a thread of the pool; resumes on the I/O thread. `work` must not throw.
asio::awaitable<void> run_on(Edge& edge, Pool& pool, std::function<void()> work);

}  // namespace kith::http
