// SPDX-License-Identifier: Apache-2.0
// One connection: read a request, answer it, again. Every wait on the socket has a time limit.
// co_await stands alone in its statement: g++ 12 evaluates `x = co_await f() && x` wrongly.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "platform/clock.hpp"
#include "platform/http/edge.hpp"
#include "platform/http/response_head.hpp"
#include "platform/log/log.hpp"

namespace kith::http {
namespace {

namespace bh = beast::http;
using std::chrono::milliseconds;
using std::chrono::seconds;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::uint64_t kBytesPerSecond = 32 * 1024;
constexpr std::size_t kMostBytesDrained = 256 * 1024;
constexpr const char* kEventsPath = "/api/events";

// What came of reading a request. Without a request or a refusal the connection simply ends.
struct Incoming {
  std::optional<Request> request = {};
  std::optional<Response> refusal = {};
  Router::Match match = {};
  bool keeps_alive = false;
};

std::string text(std::string_view view) { return std::string(view); }

milliseconds with_allowance(milliseconds base, std::uint64_t bytes) {
  return base + seconds(bytes / kBytesPerSecond);
}

// The last entry was written by our own proxy; earlier ones by anybody.
std::string last_forwarded(std::string_view header) {
  auto comma = header.rfind(',');
  auto last = comma == header.npos ? header : header.substr(comma + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  return std::string(last);
}

Request request_of(const Edge& edge, const Connection& connection, const bh::fields& header,
                   std::string_view method, std::string_view target) {
  Request request{.method = text(method == "HEAD" ? "GET" : method),
                  .is_head = method == "HEAD",
                  .target = text(target),
                  .address = connection.peer,
                  .host = text(header[bh::field::host]),
                  .origin = text(header[bh::field::origin]),
                  .fetch_site = text(header["Sec-Fetch-Site"]),
                  .cookie = text(header[bh::field::cookie]),
                  .identity = text(header["Kith-Identity"]),
                  .if_none_match = text(header[bh::field::if_none_match]),
                  .accept = text(header[bh::field::accept]),
                  .accept_encoding = text(header[bh::field::accept_encoding]),
                  .user_agent = text(header[bh::field::user_agent]),
                  .signature = text(header["Kith-Signature"])};
  std::string_view forwarded_for = header["X-Forwarded-For"];
  request.is_forwarded = !forwarded_for.empty();
  if (edge.options.behind_proxy) {
    if (request.is_forwarded) request.address = last_forwarded(forwarded_for);
    request.is_secure = header["X-Forwarded-Proto"] == "https";
  }
  return request;
}

Response refuse(Edge& edge, int status, const char* code) {
  auto id = edge.next_request_id();
  log::info("http.refused", {{"request_id", id}, {"status", status}, {"code", code}});
  if (edge.site.metrics) edge.site.metrics->count_request("(any)", "(refused)", status, 0);
  return refusal(status, invalid(code), id);
}

Incoming unreadable(Edge& edge, const beast::error_code& problem) {
  if (problem == bh::error::header_limit || problem == bh::error::buffer_overflow)
    return {.refusal = refuse(edge, 431, "http.header_too_large")};
  if (problem == bh::error::body_limit) return {.refusal = refuse(edge, 413, "http.too_large")};
  bool is_gone = problem == bh::error::end_of_stream || problem == bh::error::partial_message;
  if (problem.category() == make_error_code(bh::error::bad_version).category() && !is_gone)
    return {.refusal = refuse(edge, 400, "http.bad_request")};
  return {};
}

// Waits for the first byte of a request. False when none comes.
asio::awaitable<bool> wait_for_request(Edge& edge, Connection& connection) {
  if (connection.buffer.size() > 0) co_return true;
  connection.is_idle = true;
  connection.stream.expires_after(edge.options.idle_timeout);
  auto [problem, size] = co_await connection.stream.async_read_some(connection.buffer.prepare(4096), kTuple);
  connection.is_idle = false;
  connection.buffer.commit(size);
  co_return !problem && size > 0;
}

asio::awaitable<bool> send_continue(Edge& edge, Connection& connection) {
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  connection.stream.expires_after(edge.options.write_timeout);
  auto [problem, size] = co_await asio::async_write(connection.stream, asio::buffer(kContinue), kTuple);
  co_return !problem;
}

// The parsers live only here, so that neither a waiting connection nor a stream pays for them.
asio::awaitable<Incoming> read_request(Edge& edge, Connection& connection) {
  bh::request_parser<bh::empty_body> head;
  head.header_limit(static_cast<std::uint32_t>(edge.options.header_limit));
  head.body_limit(boost::none);
  connection.stream.expires_after(edge.options.header_timeout);
  auto [problem, size] = co_await bh::async_read_header(connection.stream, connection.buffer, head, kTuple);
  if (problem) co_return unreadable(edge, problem);

  const auto& message = head.get();
  std::string_view target = message.target();
  bool lacks_host = message.version() >= 11 && message.find(bh::field::host) == message.end();
  if (!target.starts_with('/') || lacks_host)
    co_return Incoming{.refusal = refuse(edge, 400, "http.bad_request")};

  Incoming incoming;
  incoming.request = request_of(edge, connection, message.base(), message.method_string(), target);
  incoming.request->request_id = edge.next_request_id();
  incoming.match = edge.site.router.match(incoming.request->method, target);
  incoming.keeps_alive = head.keep_alive();
  bool has_body = head.chunked() || head.content_length().value_or(0) > 0;
  if (!has_body) co_return incoming;

  std::uint64_t limit = incoming.match.route ? incoming.match.route->body_limit : 0;
  std::uint64_t announced = head.content_length().value_or(limit);
  if (announced > limit) co_return Incoming{.refusal = refuse(edge, 413, "http.too_large")};
  if (message[bh::field::expect] == "100-continue") {
    bool is_invited = co_await send_continue(edge, connection);
    if (!is_invited) co_return Incoming{};
  }

  bh::request_parser<bh::string_body> whole(std::move(head));
  whole.body_limit(limit);
  connection.stream.expires_after(with_allowance(edge.options.body_timeout, announced));
  auto [body_problem, body_size] =
      co_await bh::async_read(connection.stream, connection.buffer, whole, kTuple);
  if (body_problem) co_return unreadable(edge, body_problem);
  incoming.request->body = std::move(whole.get().body());
  co_return incoming;
}

// Who else is on this thread waits meanwhile: a route that shows up here wants to be marked slow.
constexpr auto kTooLong = milliseconds(250);

Response answer_here(const Router& router, const Request& request, Router::Match match) {
  const Route& route = *match.route;
  auto begun = std::chrono::steady_clock::now();
  auto response = router.answer(request, std::move(match));
  auto took = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
  if (took > kTooLong) log::warning("http.held_others_up", {{"route", route.path}, {"ms", took.count()}});
  return response;
}

// What only reads is answered where it was read: to hand it to another thread and back would cost more than
// most reads do. What takes long or waits for a commit goes to a worker.
asio::awaitable<Response> answer(Reactor& reactor, const Request& request, Router::Match match) {
  Edge& edge = reactor.edge;
  const auto& router = edge.site.router;
  if (match.route) {
    if (!match.route->is_slow && request.method == "GET") co_return answer_here(router, request, match);
    Response response;
    auto& pool = match.route->is_slow ? edge.slow : edge.writes;
    co_await run_on(reactor, pool, [&] { response = router.answer(request, std::move(match)); });
    co_return response;
  }
  const bool is_api = path_of(request.target).starts_with("/api/");
  std::optional<Response> file;
  if (edge.site.files && request.method == "GET" && match.allowed.empty() && !is_api) {
    auto look = [&] { file = edge.site.files->answer(request); };
    if (edge.site.files->reads_disk(request))
      co_await run_on(reactor, edge.slow, look);
    else
      look();
  }
  if (file) co_return *std::move(file);
  co_return router.answer(request, std::move(match));
}

// A client still sending would be reset, and lose the refusal it was sent: read on for a moment.
asio::awaitable<void> drain(Connection& connection) {
  beast::error_code ignored;
  connection.stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  connection.stream.expires_after(seconds(2));
  connection.buffer.clear();
  for (std::size_t drained = 0; drained < kMostBytesDrained;) {
    auto [problem, size] =
        co_await connection.stream.async_read_some(connection.buffer.prepare(4096), kTuple);
    if (problem) co_return;
    drained += size;
  }
}

asio::awaitable<void> refuse_and_end(Edge& edge, Connection& connection, Response refusal) {
  bool is_sent = co_await write_response(edge, connection, refusal, false, false);
  if (is_sent) co_await drain(connection);
}

asio::awaitable<void> open_stream(Reactor& reactor, Connection& connection, Request request) {
  Edge& edge = reactor.edge;
  access::Caller caller;
  std::vector<std::string> topics;
  auto response = edge.site.router.guard(request, kEventsPath, [&] {
    caller = edge.site.router.caller_of(request);
    auto error = access_refusal({.name = "events"}, caller);
    if (error) return refusal(status_of(error->fault), *error, request.request_id);
    topics = edge.site.topics_of(caller);
    return Response{};
  });
  request = {};
  if (response.status == 200)
    co_return co_await stream_events(reactor, connection, std::move(topics), caller.account_id);
  co_await write_response(edge, connection, response, false, false);
}

asio::awaitable<void> serve_requests(Reactor& reactor, Connection& connection) {
  Edge& edge = reactor.edge;
  for (bool goes_on = true; goes_on;) {
    bool has_come = co_await wait_for_request(edge, connection);
    if (!has_come) co_return;
    auto incoming = co_await read_request(edge, connection);
    if (incoming.refusal) co_return co_await refuse_and_end(edge, connection, *std::move(incoming.refusal));
    if (!incoming.request) co_return;
    if (edge.site.hub && path_of(incoming.request->target) == kEventsPath &&
        incoming.request->method == "GET") {
      connection.buffer = {};
      co_return co_await open_stream(reactor, connection, *std::move(incoming.request));
    }
    auto response = co_await answer(reactor, *incoming.request, std::move(incoming.match));
    bool keeps_alive = incoming.keeps_alive && !edge.is_closing;
    bool is_sent =
        co_await write_response(edge, connection, response, keeps_alive, incoming.request->is_head);
    goes_on = is_sent && keeps_alive && !edge.is_closing;
  }
}

std::string address_of(const asio::ip::tcp::socket& socket) {
  beast::error_code problem;
  auto peer = socket.remote_endpoint(problem);
  return problem ? std::string() : peer.address().to_string();
}

}  // namespace

asio::awaitable<bool> write_response(Edge& edge, Connection& connection, const Response& response,
                                     bool keeps_alive, bool is_head) {
  auto head = render_head(response, edge.site.clock.now(), {.keeps_alive = keeps_alive});
  const auto& body = response.bytes();
  bool has_body = !is_head && response.status != 204 && response.status != 304;
  std::array<asio::const_buffer, 2> parts{asio::buffer(head),
                                          has_body ? asio::buffer(body) : asio::const_buffer{}};
  connection.stream.expires_after(with_allowance(edge.options.write_timeout, body.size()));
  auto [problem, size] = co_await asio::async_write(connection.stream, parts, kTuple);
  co_return !problem;
}

asio::awaitable<void> serve_connection(Reactor& reactor, asio::ip::tcp::socket socket) {
  struct Registered {
    Registered(Reactor& reactor, Connection& connection) : reactor(reactor), connection(connection) {
      reactor.connections.insert(&connection);
    }
    ~Registered() { reactor.forget(&connection); }
    Reactor& reactor;
    Connection& connection;
  };
  Connection connection{
      .stream = beast::tcp_stream(std::move(socket)), .buffer = {}, .peer = {}, .interrupt = {}};
  connection.peer = address_of(connection.stream.socket());
  Registered registered(reactor, connection);
  if (reactor.edge.is_closing) co_return;
  beast::error_code ignored;
  connection.stream.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  co_await serve_requests(reactor, connection);
  connection.stream.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
}

}  // namespace kith::http
