// SPDX-License-Identifier: Apache-2.0
#include "delivery/state.hpp"

namespace kith::delivery {
namespace {

constexpr State kAll[] = {State::kCreated,   State::kQueued,    State::kAccepted, State::kDelivered,
                          State::kOpened,    State::kConfirmed, State::kSigned,   State::kTemporary,
                          State::kPermanent, State::kBlocked,   State::kExpired};

std::string quoted(State state) { return "'" + to_text(state) + "'"; }

}  // namespace

bool is_proof(State state) { return reach_of(state) >= reach_of(State::kDelivered); }

bool is_open(State state) {
  return state == State::kCreated || state == State::kQueued || state == State::kTemporary;
}

int reach_of(State state) {
  switch (state) {
    case State::kAccepted:
      return 1;
    case State::kDelivered:
      return 2;
    case State::kOpened:
      return 3;
    case State::kConfirmed:
      return 4;
    case State::kSigned:
      return 5;
    default:
      return 0;
  }
}

State state_of_reach(int reach, bool is_open) {
  for (auto state : kAll)
    if (reach > 0 && reach_of(state) == reach) return state;
  return is_open ? State::kCreated : State::kPermanent;
}

bool may_become(State from, State to) {
  if (is_proof(to)) return reach_of(from) < reach_of(to);
  if (is_proof(from)) return false;
  switch (to) {
    case State::kQueued:
    case State::kExpired:
      return is_open(from) && from != to;
    case State::kAccepted:
    case State::kTemporary:
      return from == State::kQueued;
    // A channel may learn afterwards that it cannot deliver what it accepted.
    case State::kPermanent:
    case State::kBlocked:
      return is_open(from) || from == State::kAccepted;
    default:
      return false;
  }
}

std::string states_before(State to) {
  std::string list;
  for (auto from : kAll)
    if (may_become(from, to)) list += (list.empty() ? "" : ", ") + quoted(from);
  return list;
}

std::string reach_expression(const std::string& column) {
  std::string text = "case " + column;
  for (auto state : kAll)
    if (reach_of(state) > 0) text += " when " + quoted(state) + " then " + std::to_string(reach_of(state));
  return text + " else 0 end";
}

std::string open_expression(const std::string& column) {
  std::string list;
  for (auto state : kAll)
    if (is_open(state)) list += (list.empty() ? "" : ", ") + quoted(state);
  return "case when " + column + " in (" + list + ") then 1 else 0 end";
}

}  // namespace kith::delivery
