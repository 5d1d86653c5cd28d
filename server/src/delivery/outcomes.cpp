// SPDX-License-Identifier: Apache-2.0
#include "delivery/outcomes.hpp"

#include "platform/log/log.hpp"

namespace kith::delivery {
namespace {

// However long the other end asks for, it is asked again after this.
constexpr std::chrono::milliseconds kLongestRest = std::chrono::hours{1};
// Who puts a setting right need not wait long to see it work.
constexpr std::chrono::milliseconds kRestUntilSetUp = std::chrono::minutes{10};

SendResult made(Answer answer, const char* failure) {
  SendResult result;
  result.answer = answer;
  result.failure = failure;
  return result;
}

}  // namespace

SendResult accepted(std::string provider_id) {
  auto result = made(Answer::kAccepted, "");
  result.provider_id = std::move(provider_id);
  return result;
}

SendResult no_answer() { return made(Answer::kTemporary, "delivery.no_answer"); }

SendResult not_now(std::optional<std::chrono::milliseconds> rest) {
  auto result = made(Answer::kTemporary, "delivery.not_now");
  if (rest) result.retry_after = std::min(*rest, kLongestRest);
  return result;
}

SendResult too_often() { return made(Answer::kTemporary, "delivery.too_often"); }

SendResult not_set_up(std::string_view channel, std::string_view code) {
  log::warning("delivery.not_set_up", {{"channel", channel}, {"code", code}});
  auto result = made(Answer::kTemporary, "delivery.not_set_up");
  result.retry_after = kRestUntilSetUp;
  return result;
}

SendResult bad_address() { return made(Answer::kPermanent, "delivery.bad_address"); }
SendResult refused() { return made(Answer::kPermanent, "delivery.refused"); }
SendResult not_wished() { return made(Answer::kBlocked, "delivery.not_wished"); }

Limits limits_for(int letters, int at_once, std::chrono::milliseconds to_answer) {
  auto rounds = (letters + at_once - 1) / at_once;
  return {.letters_at_once = letters, .lease = 2 * (rounds + 1) * to_answer};
}

}  // namespace kith::delivery
