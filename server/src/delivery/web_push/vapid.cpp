// SPDX-License-Identifier: Apache-2.0
#include "delivery/web_push/vapid.hpp"

#include <boost/json/serialize.hpp>

#include "platform/http_client/url_parts.hpp"
#include "platform/secrets/encoding.hpp"

namespace kith::delivery::web_push {
namespace {

// Push services believe no token longer than a day.
constexpr std::chrono::hours kBelievedFor{12};

}  // namespace

std::string vapid(const secrets::P256Key& key, const std::string& origin, const std::string& contact,
                  Instant now) {
  auto ends = std::chrono::floor<std::chrono::seconds>(now + kBelievedFor).time_since_epoch().count();
  auto claims = boost::json::serialize(boost::json::object{{"aud", origin}, {"exp", ends}, {"sub", contact}});
  auto text = secrets::base64url(R"({"typ":"JWT","alg":"ES256"})") + '.' + secrets::base64url(claims);
  auto token = text + '.' + secrets::base64url(key.signed_text(text));
  return "vapid t=" + token + ", k=" + secrets::base64url(key.public_point());
}

std::optional<std::string> origin_of(std::string_view url) {
  auto parts = http_client::url_parts(std::string(url));
  if (!parts || parts->scheme != "https" || parts->has_user) return std::nullopt;
  return "https://" + parts->host + (parts->port.empty() ? "" : ":" + parts->port);
}

}  // namespace kith::delivery::web_push
