// SPDX-License-Identifier: Apache-2.0
// From handlers to Routes. Included by route.hpp only. The templates do nothing but call the handler
// between two functions that work on Shapes.
#pragma once

namespace kith::http {

namespace detail {

// Path texts, then query texts or the JSON body, into a described struct. Paths, GET and DELETE are text;
// `reads_body` says that the members not named in the path come from the body.
std::optional<Error> read_input(const json::StructShape& shape, const RawInput& input, bool reads_body,
                                void* into);
std::optional<Error> refuse_any_input(const RawInput& input);
std::vector<std::string> member_names(const json::StructShape& shape);

inline bool has_body(Verb verb) { return verb != Verb::kGet && verb != Verb::kDelete; }

// What a handler's Out is in HTTP.
template <class Out>
struct Outgoing {
  static constexpr bool kIsFile = false;
  static RawReply raw(Out&& out) { return {.body = json::write_text(out)}; }
  static std::function<boost::json::value(json::Schemas&)> schema() { return &json::schema_of<Out>; }
};
template <>
struct Outgoing<NoContent> {
  static constexpr bool kIsFile = false;
  static RawReply raw(NoContent&&) { return {.status = 204, .content_type = {}}; }
  static std::function<boost::json::value(json::Schemas&)> schema() { return nullptr; }
};
template <>
struct Outgoing<Download> {
  static constexpr bool kIsFile = true;
  static RawReply raw(Download&& file) {
    return {.content_type = std::move(file.content_type),
            .body = std::move(file.bytes),
            .download_name = std::move(file.name)};
  }
  static std::function<boost::json::value(json::Schemas&)> schema() { return nullptr; }
};
template <>
struct Outgoing<RawReply> {
  static constexpr bool kIsFile = true;
  static RawReply raw(RawReply&& reply) { return std::move(reply); }
  static std::function<boost::json::value(json::Schemas&)> schema() { return nullptr; }
};
template <class Out>
struct Outgoing<Reply<Out>> {
  static constexpr bool kIsFile = Outgoing<Out>::kIsFile;
  static RawReply raw(Reply<Out>&& reply) {
    RawReply raw = Outgoing<Out>::raw(std::move(reply.body));
    raw.cookies = std::move(reply.cookies);
    raw.version = std::move(reply.version);
    return raw;
  }
  static std::function<boost::json::value(json::Schemas&)> schema() { return Outgoing<Out>::schema(); }
};

// In and Out of a handler: a lambda, a function object or a function.
template <class Handler>
struct Signature : Signature<decltype(&Handler::operator())> {};
template <class Made, class Calling>
struct Signature<Result<Made> (*)(Calling)> {
  using Out = Made;
  using In = void;
};
template <class Made, class Calling, class Given>
struct Signature<Result<Made> (*)(Calling, Given)> {
  using Out = Made;
  using In = std::remove_cvref_t<Given>;
};
template <class Owner, class Made, class... Args>
struct Signature<Result<Made> (Owner::*)(Args...) const> : Signature<Result<Made> (*)(Args...)> {};
template <class Owner, class Made, class... Args>
struct Signature<Result<Made> (Owner::*)(Args...)> : Signature<Result<Made> (*)(Args...)> {};

template <class Handler>
Route make_route(Verb verb, std::string path, const access::Access& access, bool reads_body,
                 Handler handler) {
  using In = typename Signature<Handler>::In;
  using Out = typename Signature<Handler>::Out;
  Route route{.verb = verb,
              .path = std::move(path),
              .access = access,
              .run = {},
              .in = {},
              .out = Outgoing<Out>::schema()};
  route.gives_file = Outgoing<Out>::kIsFile;
  if constexpr (std::is_void_v<In>) {
    route.run = [handler](const Call& call, const RawInput& input) mutable -> Result<RawReply> {
      if (auto refused = refuse_any_input(input)) return *std::move(refused);
      auto out = handler(call);
      if (!out) return std::move(out).error();
      return Outgoing<Out>::raw(*std::move(out));
    };
  } else {
    static_assert(Described<In>, "the input of a handler is a described struct");
    route.in = &json::schema_of<In>;
    route.in_members = member_names(json::ShapeOf<In>::shape());
    route.run = [handler, reads_body](const Call& call, const RawInput& input) mutable -> Result<RawReply> {
      In in{};
      if (auto refused = read_input(json::ShapeOf<In>::shape(), input, reads_body, &in))
        return *std::move(refused);
      auto out = handler(call, std::move(in));
      if (!out) return std::move(out).error();
      return Outgoing<Out>::raw(*std::move(out));
    };
  }
  return route;
}

}  // namespace detail

template <class Handler>
Route get(std::string path, const access::Access& access, Handler handler) {
  auto route = detail::make_route(Verb::kGet, std::move(path), access, false, std::move(handler));
  route.is_slow = route.gives_file;
  return route;
}
template <class Handler>
Route post(std::string path, const access::Access& access, Handler handler) {
  return detail::make_route(Verb::kPost, std::move(path), access, true, std::move(handler));
}
template <class Handler>
Route put(std::string path, const access::Access& access, Handler handler) {
  return detail::make_route(Verb::kPut, std::move(path), access, true, std::move(handler));
}
template <class Handler>
Route patch(std::string path, const access::Access& access, Handler handler) {
  return detail::make_route(Verb::kPatch, std::move(path), access, true, std::move(handler));
}
template <class Handler>
Route del(std::string path, const access::Access& access, Handler handler) {
  return detail::make_route(Verb::kDelete, std::move(path), access, false, std::move(handler));
}

// slow(post("/api/letters/preview", …)): reads so much that it may take a tenth of a second or more.
inline Route slow(Route route) {
  route.is_slow = true;
  return route;
}

// The body is a file of at most `body_limit` bytes, found in Call::raw_body; In comes from path and query.
template <class Handler>
Route post_file(std::string path, const access::Access& access, std::size_t body_limit, Handler handler) {
  Route route = detail::make_route(Verb::kPost, std::move(path), access, false, std::move(handler));
  route.body_limit = body_limit;
  route.takes_file = true;
  return route;
}

}  // namespace kith::http
