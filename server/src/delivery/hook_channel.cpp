// SPDX-License-Identifier: Apache-2.0
#include "delivery/hook_channel.hpp"

#include "delivery/signature.hpp"
#include "platform/json/json.hpp"

namespace kith::delivery {

// What the hook is told.
struct HookLetter {
  std::string key;
  std::int64_t school_id = 0;
  std::string telephone;
  std::string subject;
  std::string text;
  std::string link;
  bool is_urgent = false;
  Instant expires_at{};
};
KITH_DESCRIBE(HookLetter, (key, school_id, telephone, subject, text, link, is_urgent, expires_at))

namespace {

// However long the other end asks for, it is asked again after this.
constexpr std::chrono::milliseconds kLongestRest = std::chrono::hours{1};

}  // namespace

SendResult result_of(const http_client::Reply& reply) {
  if (reply.status >= 200 && reply.status < 300) return {Answer::kAccepted};
  switch (reply.status) {
    case 409:  // it has this key already
      return {Answer::kAccepted};
    case 0:
      return {Answer::kTemporary, "delivery.no_answer"};
    case 400:
    case 410:
    case 413:
    case 422:
      return {Answer::kPermanent, "delivery.refused"};
    case 451:
      return {Answer::kBlocked, "delivery.not_wished"};
    default:
      break;
  }
  SendResult result{Answer::kTemporary, "delivery.not_now"};
  if (reply.retry_after) result.retry_after = std::min(*reply.retry_after, kLongestRest);
  return result;
}

HookChannel::HookChannel(const Clock& clock, HookSettings settings)
    : clock_(clock), settings_(std::move(settings)), poster_(settings_.patience) {}

std::vector<SendResult> HookChannel::send(const std::vector<Letter>& letters) {
  std::vector<http_client::Post> posts;
  for (const auto& letter : letters) {
    auto body = json::write_text(HookLetter{letter.key, letter.school_id, letter.address, letter.subject,
                                            letter.text, letter.link, letter.is_urgent, letter.expires_at});
    auto signature = sign(settings_.secret, body, clock_.now());
    posts.push_back({.url = settings_.url,
                     .headers = {"Content-Type: application/json", "Idempotency-Key: " + letter.key,
                                 std::string(kSignatureHeader) + ": " + signature},
                     .body = std::move(body)});
  }
  std::vector<SendResult> results;
  for (const auto& reply : poster_.post(posts)) results.push_back(result_of(reply));
  return results;
}

}  // namespace kith::delivery
