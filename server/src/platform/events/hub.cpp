// SPDX-License-Identifier: Apache-2.0
#include "platform/events/hub.hpp"

#include <utility>

namespace kith::events {
namespace {
// Between hubs only; no stream hears it.
constexpr const char* kEndStreams = "hub.end_streams";
}  // namespace

std::string stream_text(const Event& event) {
  return "event: " + event.name + "\ndata: {\"subject_id\":" + std::to_string(event.subject_id) + "}\n\n";
}

Hub::Taken Hub::Stream::take() {
  std::lock_guard lock(hub_.mutex_);
  return std::exchange(waiting_, {.messages = {}, .is_over = waiting_.is_over});
}

void Hub::publish(Event event) {
  deliver(event);
  relay(event);
}

void Hub::hear(const Event& event) {
  if (event.name != kEndStreams) return deliver(event);
  std::lock_guard lock(mutex_);
  for (auto* stream : streams_)
    if (stream->account_id_ == event.subject_id) end(*stream);
}

void Hub::relay_to(std::function<void(const Event&)> relay) {
  std::lock_guard lock(relay_mutex_);
  relay_ = std::move(relay);
}

void Hub::relay(const Event& event) {
  std::lock_guard lock(relay_mutex_);
  if (relay_) relay_(event);
}

void Hub::deliver(const Event& event) {
  auto message = std::make_shared<const std::string>(stream_text(event));
  std::lock_guard lock(mutex_);
  std::set<Stream*> reached;
  for (const auto& topic : event.topics) {
    auto found = by_topic_.find(topic);
    if (found == by_topic_.end()) continue;
    if (event.topics.size() == 1) {
      for (auto* stream : found->second) push(*stream, message);
    } else {
      reached.insert(found->second.begin(), found->second.end());
    }
  }
  for (auto* stream : reached) push(*stream, message);
}

std::unique_ptr<Hub::Stream> Hub::open(std::vector<std::string> topics, std::int64_t account_id,
                                       std::function<void()> wake) {
  std::unique_ptr<Stream> stream(new Stream(*this, std::move(topics), account_id, std::move(wake)));
  std::lock_guard lock(mutex_);
  streams_.insert(stream.get());
  for (const auto& topic : stream->topics_) by_topic_[topic].insert(stream.get());
  return stream;
}

void Hub::end_streams_of(std::int64_t account_id) {
  Event event{.name = kEndStreams, .subject_id = account_id, .topics = {}};
  hear(event);
  relay(event);
}

void Hub::end_streams() {
  std::lock_guard lock(mutex_);
  for (auto* stream : streams_) end(*stream);
}

std::size_t Hub::open_streams() const {
  std::lock_guard lock(mutex_);
  return streams_.size();
}

void Hub::close(Stream& stream) {
  std::lock_guard lock(mutex_);
  streams_.erase(&stream);
  for (const auto& topic : stream.topics_) {
    auto found = by_topic_.find(topic);
    if (found == by_topic_.end()) continue;
    found->second.erase(&stream);
    if (found->second.empty()) by_topic_.erase(found);
  }
}

void Hub::push(Stream& stream, const Message& message) {
  auto& waiting = stream.waiting_;
  if (waiting.is_over) return;
  if (waiting.messages.size() >= queue_limit_) return end(stream);
  waiting.messages.push_back(message);
  if (waiting.messages.size() == 1) stream.wake_();
}

void Hub::end(Stream& stream) {
  stream.waiting_ = {.messages = {}, .is_over = true};
  stream.wake_();
}

}  // namespace kith::events
