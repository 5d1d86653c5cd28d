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
  metrics.add_gauge("kith_http_slow_waiting", "Slow requests that wait for a worker.",
                    [&edge] { return double(edge.slow.waiting); });
  metrics.add_gauge("kith_http_writes_waiting", "Writing requests that wait for a worker.",
                    [&edge] { return double(edge.writes.waiting); });
}

std::vector<std::unique_ptr<Reactor>> reactors_of(Edge& edge, std::size_t count) {
  std::vector<std::unique_ptr<Reactor>> reactors;
  for (std::size_t i = 0; i < count; ++i) reactors.push_back(std::make_unique<Reactor>(edge));
  return reactors;
}

}  // namespace

Edge::Edge(ServerOptions given, Site served)
    : options(std::move(given)),
      site(std::move(served)),
      reactors(reactors_of(*this, options.read_workers)),
      slow(options.read_workers),
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

void Reactor::begin_closing() {
  stays_open.reset();
  for (auto* connection : connections) {
    if (!connection->is_idle) continue;
    connection->stream.close();
    if (connection->interrupt) connection->interrupt();
  }
  if (connections.empty()) return;
  grace.expires_after(edge.options.grace);
  grace.async_wait([this](const beast::error_code& problem) {
    if (!problem) end_now();
  });
}

void Reactor::end_now() {
  log::warning("http.stopped_late", {{"connections", connections.size()}});
  for (auto* connection : connections) connection->stream.close();
}

void Reactor::forget(Connection* connection) {
  connections.erase(connection);
  --edge.open_connections;
  if (edge.is_closing && connections.empty()) grace.cancel();
}

asio::awaitable<void> accept_connections(Edge& edge) {
  asio::steady_timer pause(edge.first());
  for (std::size_t turn = 0; !edge.is_closing; ++turn) {
    auto& reactor = *edge.reactors[turn % edge.reactors.size()];
    auto [problem, socket] = co_await edge.acceptor.async_accept(reactor.io, kTuple);
    if (edge.is_closing) co_return;
    if (problem) {  // out of descriptors, most likely: give the open ones time to end
      log::warning("http.cannot_accept", {{"cause", problem.message()}});
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(kTuple);
      continue;
    }
    if (edge.open_connections >= edge.options.max_connections) continue;
    ++edge.open_connections;
    asio::co_spawn(reactor.io, serve_connection(reactor, std::move(socket)), &log_failure);
  }
}

asio::awaitable<void> run_on(Reactor& reactor, Pool& pool, std::function<void()> work) {
  auto start = [&reactor, &pool, &work](auto resume) {
    ++pool.waiting;
    asio::post(pool.threads, [&reactor, &pool, &work, resume = std::move(resume),
                              keep = asio::make_work_guard(reactor.io)]() mutable {
      --pool.waiting;
      work();
      asio::post(reactor.io, std::move(resume));
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
  asio::co_spawn(edge_->first(), accept_connections(*edge_), &log_failure);
  for (auto& reactor : edge_->reactors) reactor->thread = std::thread([&io = reactor->io] { io.run(); });
}

std::uint16_t Server::port() const { return edge_->acceptor.local_endpoint().port(); }

void Server::wait_for_signal() { edge_->signalled.get_future().wait(); }

void Server::stop() {
  if (!edge_->reactors.front()->thread.joinable()) return;
  edge_->is_closing = true;
  asio::post(edge_->first(), [this] {
    edge_->acceptor.close();
    edge_->signals.cancel();
  });
  for (auto& reactor : edge_->reactors) asio::post(reactor->io, [&reactor] { reactor->begin_closing(); });
  for (auto& reactor : edge_->reactors) reactor->thread.join();
  edge_->slow.threads.join();
  edge_->writes.threads.join();
}

}  // namespace kith::http
