// SPDX-License-Identifier: Apache-2.0
// How far a message has come with one person through one channel. Pure rules.
#pragma once

#include <string>

#include "platform/json/describe.hpp"

namespace kith::delivery {

// created: written down. queued: handed to a sender. accepted: the channel has taken it. delivered, opened: a
// receipt says so. confirmed, signed: the person answered. temporary: failed, and tried again. permanent:
// this person cannot be reached so. blocked: the person or the channel refuses. expired: nobody needs it any
// more.
enum class State {
  kCreated,
  kQueued,
  kAccepted,
  kDelivered,
  kOpened,
  kConfirmed,
  kSigned,
  kTemporary,
  kPermanent,
  kBlocked,
  kExpired
};
KITH_DESCRIBE_ENUM(State, kCreated, kQueued, kAccepted, kDelivered, kOpened, kConfirmed, kSigned, kTemporary,
                   kPermanent, kBlocked, kExpired)

// Whether it is evidence about the person, not only about the channel.
bool is_proof(State state);
// Whether the outbox still has to act.
bool is_open(State state);

// A receipt that comes twice, late or out of order changes nothing: whatever is not allowed is ignored.
// A proof overrides any failure, and is itself never taken back.
bool may_become(State from, State to);

// 0 for what has not left or has failed, then rising: accepted 1, delivered 2, opened 3, confirmed 4,
// signed 5.
int reach_of(State state);

// Its inverse, for what is summed up over several deliveries: on its way where nothing has left and something
// is open, permanent where nothing is.
State state_of_reach(int reach, bool is_open);

// The states that may become `to`, as an SQL list: 'created', 'queued'.
std::string states_before(State to);
// SQL expressions over the column: reach_of(), and is_open() as 1 or 0.
std::string reach_expression(const std::string& column);
std::string open_expression(const std::string& column);

}  // namespace kith::delivery
