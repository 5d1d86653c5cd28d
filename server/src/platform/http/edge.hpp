// SPDX-License-Identifier: Apache-2.0
// Inside the server; included by its own files only, because Beast is slow to compile. Coroutines take their
// Reactor by reference: it outlives them all, as the server joins the reactors' threads before it goes.
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

struct Edge;

// One I/O thread and the connections it was given: from accept to close a connection stays with it, so that
// nothing of a connection is locked. Everything here belongs to that thread unless it says otherwise.
struct Reactor {
  explicit Reactor(Edge& edge) : edge(edge) {}

  // Accepts nothing more, ends what is idle; the thread ends with its last connection.
  void begin_closing();
  void end_now();
  void forget(Connection* connection);

  Edge& edge;
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> stays_open{io.get_executor()};
  asio::steady_timer grace{io};
  std::set<Connection*> connections;
  std::thread thread;
};

// What the reactors share. The acceptor and the signals belong to the first of them.
struct Edge {
  Edge(ServerOptions options, Site site);

  void listen();
  std::string next_request_id();  // of any thread
  asio::io_context& first() { return reactors.front()->io; }

  const ServerOptions options;
  const Site site;
  std::vector<std::unique_ptr<Reactor>> reactors;
  Pool slow, writes;
  asio::ip::tcp::acceptor acceptor{first()};
  asio::signal_set signals{first()};
  std::atomic<std::size_t> open_connections = 0;
  std::atomic<bool> is_closing = false;
  std::string request_id_prefix;
  std::atomic<std::uint64_t> requests = 0;
  std::promise<void> signalled;
};

asio::awaitable<void> accept_connections(Edge& edge);
asio::awaitable<void> serve_connection(Reactor& reactor, asio::ip::tcp::socket socket);
asio::awaitable<void> stream_events(Reactor& reactor, Connection& connection, std::vector<std::string> topics,
                                    std::int64_t account_id);

// Writes head and body. False when the client is gone or too slow.
asio::awaitable<bool> write_response(Edge& edge, Connection& connection, const Response& response,
                                     bool keeps_alive, bool is_head);

// Runs `work` on a thread of the pool; resumes on the reactor's. `work` must not throw.
asio::awaitable<void> run_on(Reactor& reactor, Pool& pool, std::function<void()> work);

}  // namespace kith::http
