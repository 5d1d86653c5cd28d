// SPDX-License-Identifier: Apache-2.0
// The one way from a request to a handler: find the route, refuse other sites' requests, learn who asks,
// check access, check the input, run the handler, turn a Fault into a status. Needs no socket, so tests of
// slices call it in process. Immutable after construction; answer() may run on any number of threads.
#pragma once

#include <memory>

#include "platform/http/message.hpp"
#include "platform/metrics/metrics.hpp"

namespace kith::http {

struct RouterOptions {
  // Who stands behind a session token, acting as which identity (the text of Kith-Identity, maybe empty).
  // Called for every request that carries a token, on the thread of the handler; may block.
  std::function<access::Caller(const std::string& session_token, const std::string& identity)> authenticate =
      {};
  bool is_demo = false;  // else demo-only routes do not exist
  metrics::Metrics* metrics = nullptr;
};

class Router {
 public:
  // Throws std::logic_error when two routes collide or a {name} is no member of the input.
  explicit Router(std::vector<Route> routes, RouterOptions options = {});
  ~Router();

  struct Match {
    const Route* route =
        nullptr;  // null: `allowed` says which verbs exist here, none if there is no such path
    std::map<std::string, std::string> path = {};
    std::string allowed = {};
  };
  Match match(std::string_view method, std::string_view target) const;

  // Blocks while the handler runs. Never throws: what was thrown below is logged with the request's id and
  // answered with 500.
  Response answer(const Request& request) const {
    return answer(request, match(request.method, request.target));
  }
  Response answer(const Request& request, Match match) const;

  // Runs `work` as answer() runs a handler: what it throws becomes 500, and the request is logged and counted
  // under `pattern`. For the few requests that are no Route.
  Response guard(const Request& request, const std::string& pattern,
                 const std::function<Response()>& work) const;

  // The caller of a request; nobody when there is no session.
  access::Caller caller_of(const Request& request) const;

  // All routes, demo-only ones too.
  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Node;
  const Node* find(const Node& node, std::vector<std::string>& values, std::string_view rest) const;
  void insert(const Route& route);
  Response run(const Request& request, Match& match) const;

  std::vector<Route> routes_;
  RouterOptions options_;
  std::unique_ptr<Node> root_;
};

// Whether a browser says that a page of another site made this request. Requests that only read are never.
bool is_cross_site(const Request& request);

const char* verb_text(Verb verb);

// Why a caller is refused by the route's access, or nullopt.
std::optional<Error> access_refusal(const access::Access& access, const access::Caller& caller);

}  // namespace kith::http
