// SPDX-License-Identifier: Apache-2.0
// The typed route table. A handler is `Result<Out> (const Call&, In)` or `Result<Out> (const Call&)`;
// In is a described struct filled from the path's {names}, then from the query (get, delete) or the
// JSON body (post, put, patch). From In and Out come the input check, the reply and /openapi.json.
// Handlers may block. What only reads runs on the thread that holds its connection and many others: what may
// take a tenth of a second is marked slow.
//
//   std::vector<Route> visit_routes(Visits& visits) {
//     return {
//         get("/api/visits", people::kForTeachers, [&](const Call& call, ListVisits in) { return
//         visits.list(…); }),
//     };
//   }
//
// No Beast here: it is heavy to compile and slices do not need it.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/access/caller.hpp"
#include "platform/error.hpp"
#include "platform/json/json.hpp"

namespace kith::http {

enum class Verb { kGet, kPost, kPut, kPatch, kDelete };

// What a handler may know of the request beside its input.
struct Call {
  access::Caller caller;
  std::string request_id;
  std::string address;  // of the peer, for throttling; never logged with a name
  std::string user_agent;
  std::string session_token;
  std::string if_none_match;
  std::string signature;      // the header Kith-Signature: a program speaks for itself
  std::string_view raw_body;  // of routes that take a file; valid during the handler
};

struct Cookie {
  std::string name;
  std::string value;  // empty: delete the cookie
  std::int64_t max_age_s = 0;
};

// A reply that says more than its body. `version` becomes an ETag: a caller that has it gets 304.
template <class Out>
struct Reply {
  Out body;
  std::vector<Cookie> cookies = {};
  std::string version = {};
};

// 204.
struct NoContent {};
KITH_DESCRIBE(NoContent, ())

// A download. `name` is what the browser saves it as.
struct Download {
  std::string name;
  std::string content_type;
  std::string bytes;
};

// Whether Call::if_none_match names `version`. A handler that can tell its version cheaply asks this first
// and replies with that version and an empty body: the caller gets 304 either way.
bool has_version(std::string_view if_none_match, std::string_view version);

// What leaves the handler, before it becomes HTTP. A handler may return it itself, for text or another
// status.
struct RawReply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body = {};
  std::string download_name = {};
  std::string version = {};
  std::vector<Cookie> cookies = {};
};

struct RawInput {
  std::map<std::string, std::string> path;
  std::map<std::string, std::string> query;
  std::string_view body;
};

struct Route {
  Verb verb;
  std::string path;
  access::Access access;
  std::function<Result<RawReply>(const Call&, const RawInput&)> run;
  // Schemas of In and Out; a null `in` means no input, a null `out` means 204 or a file.
  std::function<boost::json::value(json::Schemas&)> in, out;
  std::vector<std::string> in_members = {};
  std::size_t body_limit = 256 * 1024;  // bytes
  bool takes_file = false;
  bool gives_file = false;  // with a null `out`: a file or text rather than 204
  bool is_slow = false;     // takes its thread for long, as whatever makes a file does
};

}  // namespace kith::http

#include "platform/http/typed_route.hpp"
