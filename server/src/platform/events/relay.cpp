// SPDX-License-Identifier: Apache-2.0
#include "platform/events/relay.hpp"

#include <boost/json/parse.hpp>

#include "platform/json/json.hpp"

namespace kith::events {
namespace {

constexpr const char* kChannel = "kith_events";
// A topic is a word and a number; so many always fit into one message.
constexpr std::size_t kTopicsAMessage = 100;

std::optional<Event> parse(std::string_view message) {
  boost::json::error_code problem;
  auto value = boost::json::parse(message, problem);
  if (problem) return std::nullopt;
  auto event = json::read<Event>(value);
  if (!event) return std::nullopt;
  return std::move(event).value();
}

}  // namespace

Relay::Relay(Hub& hub, const std::string& url)
    : hub_(hub),
      channel_(url, kChannel,
               {.on_message =
                    [&hub](std::string_view message) {
                      if (auto event = parse(message)) hub.hear(*event);
                    },
                .on_gap = [&hub] { hub.end_streams(); }}) {
  hub_.relay_to([this](const Event& event) { send(event); });
}

Relay::~Relay() { hub_.relay_to(nullptr); }

void Relay::send(const Event& event) {
  Event part{event.name, event.subject_id, {}};
  for (std::size_t at = 0; at == 0 || at < event.topics.size(); at += kTopicsAMessage) {
    auto from = event.topics.begin() + std::ptrdiff_t(at);
    part.topics.assign(from, from + std::ptrdiff_t(std::min(kTopicsAMessage, event.topics.size() - at)));
    channel_.send(json::write_text(part));
  }
}

}  // namespace kith::events
