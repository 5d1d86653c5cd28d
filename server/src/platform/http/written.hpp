// SPDX-License-Identifier: Apache-2.0
// A reply whose body is JSON already, for a handler that knows its version by its text.
#pragma once

#include "platform/http/route.hpp"

namespace kith::http {

// `version` becomes an ETag, as of Reply. To OpenAPI the body is an Out.
template <class Out>
struct Written {
  std::string json;  // empty when the caller has this version
  std::string version;
};

namespace detail {

template <class Out>
struct Outgoing<Written<Out>> {
  static constexpr bool kIsFile = false;
  static RawReply raw(Written<Out>&& written) {
    return {.body = std::move(written.json), .version = std::move(written.version)};
  }
  static std::function<boost::json::value(json::Schemas&)> schema() { return Outgoing<Out>::schema(); }
};

}  // namespace detail
}  // namespace kith::http
