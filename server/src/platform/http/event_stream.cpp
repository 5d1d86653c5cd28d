// SPDX-License-Identifier: Apache-2.0
// GET /api/events: what the hub has for this caller, as it comes, and a comment line now and then that shows
// whether the client is still there.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "platform/clock.hpp"
#include "platform/http/edge.hpp"
#include "platform/http/response_head.hpp"

namespace kith::http {
namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

asio::awaitable<bool> send(Edge& edge, Connection& connection, std::string text) {
  connection.stream.expires_after(edge.options.write_timeout);
  auto [problem, size] = co_await asio::async_write(connection.stream, asio::buffer(text), kTuple);
  connection.stream.expires_never();
  co_return !problem;
}

std::string opening(const Edge& edge) {
  Response response{.headers = {{"Content-Type", "text/event-stream"},
                                {"Cache-Control", "no-store"},
                                {"X-Accel-Buffering", "no"}}};
  return render_head(response, edge.site.clock.now(), {.keeps_alive = false, .has_length = false}) +
         "retry: 3000\n\n";
}

std::string joined(const std::vector<events::Hub::Message>& messages) {
  std::string text;
  for (const auto& message : messages) text += *message;
  return text;
}

}  // namespace

asio::awaitable<void> stream_events(Reactor& reactor, Connection& connection, std::vector<std::string> topics,
                                    std::int64_t account_id) {
  Edge& edge = reactor.edge;
  // Shared with wake-ups under way on the I/O thread, which may run after the stream has ended.
  auto alarm = std::make_shared<asio::steady_timer>(reactor.io);
  auto wake = [&io = reactor.io, weak = std::weak_ptr(alarm)] {
    asio::post(io, [weak] {
      if (auto alive = weak.lock()) alive->cancel();
    });
  };
  auto stream = edge.site.hub->open(std::move(topics), account_id, wake);
  connection.interrupt = [alarm] { alarm->cancel(); };
  connection.is_idle = true;
  const auto ends_at = std::chrono::steady_clock::now() + edge.options.stream_lifetime;

  bool is_open = co_await send(edge, connection, opening(edge));
  while (is_open && !edge.is_closing && std::chrono::steady_clock::now() < ends_at) {
    auto taken = stream->take();
    if (taken.is_over) break;
    if (!taken.messages.empty()) {
      is_open = co_await send(edge, connection, joined(taken.messages));
      continue;
    }
    alarm->expires_after(edge.options.heartbeat);
    auto [interrupted] = co_await alarm->async_wait(kTuple);
    if (!interrupted) is_open = co_await send(edge, connection, ":\n\n");
  }
  connection.interrupt = nullptr;
}

}  // namespace kith::http
