// SPDX-License-Identifier: Apache-2.0
#include "platform/http/router.hpp"

#include <algorithm>
#include <boost/core/demangle.hpp>
#include <chrono>
#include <stdexcept>
#include <typeinfo>

#include "platform/log/log.hpp"

namespace kith::http {
namespace {

// A browser cannot set the identity header on an event stream or a link; there it is this query parameter.
constexpr const char* kIdentityParameter = "kith_identity";

std::string_view first_segment(std::string_view& rest) {
  rest.remove_prefix(1);
  auto segment = rest.substr(0, rest.find('/'));
  rest.remove_prefix(segment.size());
  return segment;
}

bool is_name(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

std::vector<std::string> names_in(std::string_view path) {
  std::vector<std::string> names;
  while (!path.empty()) {
    auto segment = first_segment(path);
    if (is_name(segment)) names.emplace_back(segment.substr(1, segment.size() - 2));
  }
  return names;
}

std::string_view host_of(std::string_view origin) {
  auto scheme = origin.find("://");
  return scheme == origin.npos ? std::string_view{} : origin.substr(scheme + 3);
}

// The first line only, and not for ever: a cause is for operators, not an archive.
std::string cause_of(const std::exception& thrown) {
  std::string_view text = thrown.what();
  return boost::core::demangle(typeid(thrown).name()) + ": " +
         std::string(text.substr(0, text.find('\n')).substr(0, 300));
}

}  // namespace

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> named;
  std::map<std::string, const Route*, std::less<>> by_method;
};

const char* verb_text(Verb verb) {
  switch (verb) {
    case Verb::kGet:
      return "GET";
    case Verb::kPost:
      return "POST";
    case Verb::kPut:
      return "PUT";
    case Verb::kPatch:
      return "PATCH";
    case Verb::kDelete:
      break;
  }
  return "DELETE";
}

bool is_cross_site(const Request& request) {
  if (request.method == "GET") return false;
  if (!request.fetch_site.empty()) return request.fetch_site != "same-origin" && request.fetch_site != "none";
  return !request.origin.empty() && host_of(request.origin) != request.host;
}

std::optional<Error> access_refusal(const access::Access& access, const access::Caller& caller) {
  if (access::admits(access, caller)) return std::nullopt;
  if (!caller.is_signed_in()) return Error{Fault::kUnauthenticated, "access.sign_in_first", {}};
  if (caller.must_change_password && !access.before_password_change)
    return forbidden("access.change_password_first");
  return forbidden("access.not_for_your_role");
}

Router::Router(std::vector<Route> routes, RouterOptions options)
    : routes_(std::move(routes)), options_(std::move(options)), root_(std::make_unique<Node>()) {
  for (const auto& route : routes_) {
    if (!route.access.is_demo_only || options_.is_demo) insert(route);
  }
}

Router::~Router() = default;

void Router::insert(const Route& route) {
  auto complain = [&](const char* why) {
    throw std::logic_error(std::string(verb_text(route.verb)) + ' ' + route.path + ": " + why);
  };
  if (!route.path.starts_with('/')) complain("a path begins with /");
  for (const auto& name : names_in(route.path)) {
    if (std::find(route.in_members.begin(), route.in_members.end(), name) == route.in_members.end())
      complain("a {name} of the path is no member of the input");
  }
  Node* node = root_.get();
  for (std::string_view rest = route.path; !rest.empty();) {
    auto segment = first_segment(rest);
    auto& next = is_name(segment) ? node->named : node->literals[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  if (!node->by_method.emplace(verb_text(route.verb), &route).second) complain("is there twice");
}

const Router::Node* Router::find(const Node& node, std::vector<std::string>& values,
                                 std::string_view rest) const {
  if (rest.empty()) return node.by_method.empty() ? nullptr : &node;
  auto segment = percent_decoded(first_segment(rest), false);
  if (!segment) return nullptr;
  if (auto literal = node.literals.find(*segment); literal != node.literals.end()) {
    if (const auto* found = find(*literal->second, values, rest)) return found;
  }
  if (!node.named || segment->empty()) return nullptr;
  values.push_back(*std::move(segment));
  const auto* found = find(*node.named, values, rest);
  if (!found) values.pop_back();
  return found;
}

Router::Match Router::match(std::string_view method, std::string_view target) const {
  auto path = path_of(target);
  if (!path.starts_with('/')) return {};
  std::vector<std::string> values;
  const Node* node = find(*root_, values, path);
  if (!node) return {};
  Match match;
  auto found = node->by_method.find(method);
  if (found == node->by_method.end()) {
    for (const auto& [known, route] : node->by_method)
      match.allowed += (match.allowed.empty() ? "" : ", ") + known;
    return match;
  }
  match.route = found->second;
  auto names = names_in(match.route->path);
  for (std::size_t at = 0; at < names.size(); ++at)
    match.path.emplace(std::move(names[at]), std::move(values[at]));
  return match;
}

access::Caller Router::caller_of(const Request& request) const {
  std::string token(cookie_value(request.cookie, access::kSessionCookie));
  if (token.empty() || !options_.authenticate) return {};
  auto identity = request.identity;
  if (identity.empty()) {
    if (auto query = parse_query(query_of(request.target))) identity = (*query)[kIdentityParameter];
  }
  return options_.authenticate(token, identity);
}

Response Router::answer(const Request& request, Match match) const {
  return guard(request, match.route ? match.route->path : "(none)", [&] { return run(request, match); });
}

Response Router::guard(const Request& request, const std::string& pattern,
                       const std::function<Response()>& work) const {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  auto began = std::chrono::steady_clock::now();
  Response response;
  try {
    response = work();
  } catch (const std::exception& thrown) {
    response = refusal(500, {Fault::kInvalid, "http.failed", {}}, request.request_id);
    log::error("http.failed",
               {{"request_id", request.request_id}, {"route", pattern}, {"cause", cause_of(thrown)}});
  }
  double ms = Milliseconds(std::chrono::steady_clock::now() - began).count();
  // Any text may stand for the method; only known ones become labels.
  std::string verb = pattern == "(none)" ? "(any)" : request.method;
  log::info("http.answered", {{"request_id", request.request_id},
                              {"method", verb},
                              {"route", pattern},
                              {"status", response.status},
                              {"ms", ms}});
  if (options_.metrics) options_.metrics->count_request(verb, pattern, response.status, ms / 1000);
  return response;
}

Response Router::run(const Request& request, Match& match) const {
  auto refuse = [&](const Error& error) {
    return refusal(status_of(error.fault), error, request.request_id);
  };
  if (!match.route && match.allowed.empty()) return refuse(not_found("http.no_such_path"));
  if (!match.route) {
    auto response = refusal(405, invalid("http.wrong_verb"), request.request_id);
    response.headers.emplace_back("Allow", match.allowed);
    return response;
  }
  const Route& route = *match.route;
  if (is_cross_site(request)) return refuse(forbidden("http.cross_site"));
  if (request.body.size() > route.body_limit)
    return refusal(413, invalid("http.too_large"), request.request_id);

  Call call{.caller = caller_of(request),
            .request_id = request.request_id,
            .address = request.address,
            .user_agent = request.user_agent,
            .session_token = std::string(cookie_value(request.cookie, access::kSessionCookie)),
            .if_none_match = request.if_none_match,
            .signature = request.signature,
            .raw_body = route.takes_file ? std::string_view(request.body) : std::string_view{}};
  if (auto refused = access_refusal(route.access, call.caller)) return refuse(*refused);

  auto query = parse_query(query_of(request.target));
  if (!query) return refuse(invalid("request.bad_text"));
  query->erase(kIdentityParameter);
  auto reply =
      route.run(call, {.path = std::move(match.path), .query = *std::move(query), .body = request.body});
  if (!reply) return refuse(reply.error());
  return respond(std::move(*reply), request);
}

}  // namespace kith::http
