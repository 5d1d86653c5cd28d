// SPDX-License-Identifier: Apache-2.0
#include "platform/http/server.hpp"

#include <sys/resource.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>

#include "platform/http/edge.hpp"
#include "platform/log/log.hpp"
#include "platform/secrets/encoding.hpp"
#include "platform/secrets/random.hpp"

namespace kith::http {
namespace {

using asio::ip::tcp;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

// Ten thousand open streams need more descriptors than most shells grant by default.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void log_failure(std::exception_ptr thrown) {
  if (!thrown) return;
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& problem) {
    log::error("http.connection_failed", {{"cause", problem.what()}});
  }
}

void report(Edge& edge, metrics::Metrics& metrics) {
  metrics.add_gauge("kith_http_connections", "Connections open.",
                    [&edge] { return double(edge.open_connections); });
  metrics.add_gauge("kith_http_reads_waiting", "Reading requests that wait for a worker.",
                    [&edge] { return double(edge.reads.waiting); });
  metrics.add_gauge("kith_http_writes_waiting", "Writing requests that wait for a worker.",
                    [&edge] { return double(edge.writes.waiting); });
}

}  // namespace

Edge::Edge(ServerOptions given, Site served)
    : options(std::move(given)),
      site(std::move(served)),
      reads(options.read_workers),
      writes(options.write_workers) {
  unsigned char bytes[6];
  secrets::SystemRandom().fill(bytes);
  request_id_prefix = secrets::hex(bytes) + '-';
}

std::string Edge::next_request_id() { return request_id_prefix + std::to_string(++requests); }

void Edge::listen() {
  tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
  acceptor.open(endpoint.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  acceptor.bind(endpoint);
  acceptor.listen(asio::socket_base::max_listen_connections);
}

void Edge::begin_closing() {
  if (is_closing) return;
  is_closing = true;
  acceptor.close();
  signals.cancel();
  for (auto* connection : connections) {
    if (!connection->is_idle) continue;
    connection->stream.close();
    if (connection->interrupt) connection->interrupt();
  }
  if (connections.empty()) return;
  grace.expires_after(options.grace);
  grace.async_wait([this](const beast::error_code& problem) {
    if (!problem) end_now();
  });
}

void Edge::end_now() {
  log::warning("http.stopped_late", {{"connections", connections.size()}});
  for (auto* connection : connections) connection->stream.close();
}

void Edge::forget(Connection* connection) {
  connections.erase(connection);
  open_connections = connections.size();
  if (is_closing && connections.empty()) grace.cancel();
}

asio::awaitable<void> accept_connections(Edge& edge) {
  asio::steady_timer pause(edge.io);
  while (!edge.is_closing) {
    auto [problem, socket] = co_await edge.acceptor.async_accept(kTuple);
    if (edge.is_closing) co_return;
    if (problem) {  // out of descriptors, most likely: give the open ones time to end
      log::warning("http.cannot_accept", {{"cause", problem.message()}});
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(kTuple);
      continue;
    }
    if (edge.connections.size() >= edge.options.max_connections) continue;
    asio::co_spawn(edge.io, serve_connection(edge, std::move(socket)), &log_failure);
  }
}

asio::awaitable<void> run_on(Edge& edge, Pool& pool, std::function<void()> work) {
  auto start = [&edge, &pool, &work](auto resume) {
    ++pool.waiting;
    asio::post(pool.threads, [&edge, &pool, &work, resume = std::move(resume),
                              keep = asio::make_work_guard(edge.io)]() mutable {
      --pool.waiting;
      work();
      asio::post(edge.io, std::move(resume));
    });
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(start, asio::use_awaitable);
}

Server::Server(ServerOptions options, Site site)
    : edge_(std::make_unique<Edge>(std::move(options), std::move(site))) {}

Server::~Server() { stop(); }

void Server::start() {
  raise_descriptor_limit();
  std::signal(SIGPIPE, SIG_IGN);
  edge_->listen();
  edge_->signals.add(SIGTERM);
  edge_->signals.add(SIGINT);
  edge_->signals.async_wait([this](const beast::error_code& problem, int) {
    if (!problem) edge_->signalled.set_value();
  });
  if (edge_->site.metrics) report(*edge_, *edge_->site.metrics);
  asio::co_spawn(edge_->io, accept_connections(*edge_), &log_failure);
  edge_->io_thread = std::thread([this] { edge_->io.run(); });
}

std::uint16_t Server::port() const { return edge_->acceptor.local_endpoint().port(); }

void Server::wait_for_signal() { edge_->signalled.get_future().wait(); }

void Server::stop() {
  if (!edge_->io_thread.joinable()) return;
  asio::post(edge_->io, [this] { edge_->begin_closing(); });
  edge_->io_thread.join();
  edge_->reads.threads.join();
  edge_->writes.threads.join();
}

}  // namespace kith::http
