// SPDX-License-Identifier: Apache-2.0
// The streams of one process to browsers. A stream hears the events of its topics and holds at most
// `queue_limit` unsent ones; a client that falls further behind is dropped and reloads when it comes back.
// Where several processes serve one database, a relay (relay.hpp) joins their hubs. All methods may be called
// from any thread.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>

#include "platform/events/events.hpp"

namespace kith::events {

class Hub final : public Events {
 public:
  // Text in the format of text/event-stream, shared by all streams it goes to.
  using Message = std::shared_ptr<const std::string>;

  struct Taken {
    std::vector<Message> messages;
    bool is_over = false;  // fell behind, or was ended: close it
  };

  // One open stream; closes when destroyed. Must not outlive the hub.
  class Stream {
   public:
    ~Stream() { hub_.close(*this); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    // What has come since the last call.
    Taken take();

   private:
    friend class Hub;
    Stream(Hub& hub, std::vector<std::string> topics, std::int64_t account_id, std::function<void()> wake)
        : hub_(hub), topics_(std::move(topics)), account_id_(account_id), wake_(std::move(wake)) {}
    Hub& hub_;
    std::vector<std::string> topics_;
    std::int64_t account_id_;
    std::function<void()> wake_;
    Taken waiting_;
  };

  explicit Hub(std::size_t queue_limit = 64) : queue_limit_(queue_limit) {}

  void publish(Event event) override;
  // As publish, but for an event that comes from another process: it is not relayed again.
  void hear(const Event& event);
  // What is published here also goes to `relay`, on the publishing thread; null ends that.
  void relay_to(std::function<void(const Event&)> relay);

  // `wake` is called, on the publishing thread and under the hub's lock, when there is something to take
  // after there was nothing. It must not call the hub.
  std::unique_ptr<Stream> open(std::vector<std::string> topics, std::int64_t account_id,
                               std::function<void()> wake);

  // Ends the streams of an account: a session of it has ended, or it may now hear other things. Whoever may
  // still listen comes back at once and is checked anew.
  // In every process.
  void end_streams_of(std::int64_t account_id);
  // Ends all streams of this process: events may have been missed.
  void end_streams();

  std::size_t open_streams() const;

 private:
  void close(Stream& stream);
  void relay(const Event& event);
  void deliver(const Event& event);
  void push(Stream& stream, const Message& message);
  static void end(Stream& stream);

  const std::size_t queue_limit_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::set<Stream*>> by_topic_;
  std::set<Stream*> streams_;
  std::mutex relay_mutex_;
  std::function<void(const Event&)> relay_;
};

// "event: visit.held\ndata: {"subject_id":7}\n\n".
std::string stream_text(const Event& event);

}  // namespace kith::events
