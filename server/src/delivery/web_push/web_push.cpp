// SPDX-License-Identifier: Apache-2.0
#include "delivery/web_push/web_push.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "delivery/letter_text.hpp"
#include "delivery/outcomes.hpp"
#include "delivery/web_push/vapid.hpp"
#include "platform/secrets/encoding.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::delivery::web_push {
namespace {

constexpr int kLettersAtOnce = 32;
constexpr std::size_t kLongestTitle = 200;  // characters
constexpr std::chrono::seconds kLongestKept = std::chrono::hours{24 * 28};

bool is_gone(const http_client::Reply& reply) {
  // 403: made for another key of ours.
  return reply.status == 404 || reply.status == 410 || reply.status == 403;
}

std::string message_of(const Letter& letter) {
  return boost::json::serialize(boost::json::object{
      {"title", in_one_line(letter.subject, kLongestTitle)}, {"link", letter.link}, {"tag", letter.key}});
}

std::string salt_of(secrets::Random& random) {
  std::vector<unsigned char> salt(16);
  random.fill(salt);
  return {salt.begin(), salt.end()};
}

}  // namespace

SendResult result_of(const std::vector<http_client::Reply>& replies) {
  auto any = [&](auto holds) { return std::any_of(replies.begin(), replies.end(), holds); };
  if (any([](const auto& reply) { return reply.status >= 200 && reply.status < 300; })) return accepted();
  if (any([](const auto& reply) { return reply.status == 0; })) return no_answer();
  if (any([](const auto& reply) {
        return reply.status == 429 || reply.status == 401 || reply.status >= 500;
      }))
    return not_now();
  if (any([](const auto& reply) { return reply.status == 413; })) return refused();
  return bad_address();
}

WebPush::WebPush(const Clock& clock, secrets::Random& random, Settings settings, Gone gone)
    : clock_(clock),
      random_(random),
      settings_(std::move(settings)),
      gone_(std::move(gone)),
      poster_(settings_.patience) {}

Limits WebPush::limits() const {
  constexpr int kPosts = kLettersAtOnce * int(kMostSubscriptions);
  auto limits = limits_for(kPosts, settings_.patience.at_once, settings_.patience.to_answer);
  limits.letters_at_once = kLettersAtOnce;
  return limits;
}

std::optional<http_client::Post> WebPush::post_of(const Letter& letter, const Subscription& subscription) {
  auto origin = settings_.origin(subscription.endpoint);
  auto recipient = recipient_of(subscription);
  if (!origin || !recipient) return std::nullopt;
  auto body = encrypted(message_of(letter), *recipient, secrets::P256Key::drawn(random_), salt_of(random_));
  if (!body) return std::nullopt;
  auto left = std::chrono::ceil<std::chrono::seconds>(letter.expires_at - clock_.now());
  auto kept = std::clamp(left, std::chrono::seconds{0}, kLongestKept);
  return http_client::Post{
      .url = subscription.endpoint,
      .headers = {"Authorization: " + vapid(settings_.key, *origin, settings_.contact, clock_.now()),
                  "Content-Type: application/octet-stream", "Content-Encoding: aes128gcm",
                  fmt::format("TTL: {}", kept.count()),
                  letter.is_urgent ? "Urgency: high" : "Urgency: normal",
                  "Topic: " + secrets::sha256(letter.key).substr(0, 32)},
      .body = *std::move(body)};
}

std::vector<SendResult> WebPush::send(const std::vector<Letter>& letters) {
  std::vector<http_client::Post> posts;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < letters.size(); ++i)
    for (const auto& subscription : read_subscriptions(letters[i].address))
      if (auto post = post_of(letters[i], subscription)) {
        posts.push_back(*std::move(post));
        places.push_back(i);
      }
  auto replies = poster_.post(posts);
  std::vector<std::vector<http_client::Reply>> told(letters.size());
  std::vector<std::vector<std::string>> gone(letters.size());
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (is_gone(replies[i])) gone[places[i]].push_back(posts[i].url);
    told[places[i]].push_back(std::move(replies[i]));
  }
  std::vector<SendResult> results;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!gone[i].empty()) gone_(letters[i], gone[i]);
    results.push_back(result_of(told[i]));
  }
  return results;
}

}  // namespace kith::delivery::web_push
