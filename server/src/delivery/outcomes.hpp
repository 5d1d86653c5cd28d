// SPDX-License-Identifier: Apache-2.0
// What channels say of a letter, in the few codes that an operator meets again in `deliveries.failure`, and
// for how long they may hold one.
#pragma once

#include <string>
#include <string_view>

#include "delivery/channel.hpp"

namespace kith::delivery {

// `provider_id`: what the other end calls it.
SendResult accepted(std::string provider_id = {});

// delivery.no_answer: nothing whole came back, so it may have gone or not.
SendResult no_answer();
// delivery.not_now: the other end is busy or wants to be left alone so long, at most an hour.
SendResult not_now(std::optional<std::chrono::milliseconds> rest = {});
// delivery.too_often: this person has had too much today; the others need not wait.
SendResult too_often();
// delivery.not_set_up: what the operator has to put right; nothing is lost meanwhile. Logs the other end's
// code, which must carry no text of people.
SendResult not_set_up(std::string_view channel, std::string_view code);

// delivery.bad_address: no such number, person or subscription.
SendResult bad_address();
// delivery.refused: not these words, or for a reason that will not pass.
SendResult refused();
// delivery.not_wished: the person has turned it off.
SendResult not_wished();

// So many letters in hand, `at_once` under way together, each tried twice at worst (a token that has run
// out).
Limits limits_for(int letters, int at_once, std::chrono::milliseconds to_answer);

}  // namespace kith::delivery
