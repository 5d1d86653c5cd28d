// SPDX-License-Identifier: Apache-2.0
// A way out of the app. Implementations send from one thread at a time and may block; they keep nothing about
// people, and log no address and no word of a message.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/json/describe.hpp"

namespace kith::delivery {

// What a channel writes to. The telephone is that of the roster; the others stand in `addresses`. web_push: a
// JSON array of all the person's subscriptions.
enum class AddressKind { kTelephone, kEmail, kWecom, kDingtalk, kWechat, kWebPush };
KITH_DESCRIBE_ENUM(AddressKind, kTelephone, kEmail, kWecom, kDingtalk, kWechat, kWebPush)

// Why nothing is sent to an address of `addresses` any more. declined: the person's own wish, which no
// directory overrides. gone: the other platform says so, and may take it back. bounced: mail came back, or no
// mail server takes any for it.
enum class AddressEnd { kDeclined, kGone, kBounced };
KITH_DESCRIBE_ENUM(AddressEnd, kDeclined, kGone, kBounced)

// One message for one person.
struct Letter {
  std::string key;  // "MESSAGE-PERSON"; the same however often it is sent, so that repeats can be told
  std::int64_t school_id = 0;
  std::string address;  // of the channel's kind; a telephone in normal form
  std::string subject;
  std::string text;
  std::string link;  // a whole address; empty when the installation has none
  bool is_urgent = false;
  Instant expires_at{};
};

enum class Answer { kAccepted, kTemporary, kPermanent, kBlocked };

struct SendResult {
  Answer answer = Answer::kTemporary;
  std::string failure = {};  // a code, empty when accepted
  // What the other end calls it, for receipts that do not name our key.
  std::string provider_id = {};
  // The channel asks to be left alone for so long, this letter and the others.
  std::optional<std::chrono::milliseconds> retry_after = {};
  // Nothing arrives at the letter's address any more, neither this letter nor a later one.
  std::optional<AddressEnd> address_ended = {};
};

struct Limits {
  int letters_at_once = 64;
  // Longer than send() may take: who holds letters longer loses them to another program.
  std::chrono::milliseconds lease{60'000};
};

class Channel {
 public:
  virtual ~Channel() = default;
  virtual const std::string& name() const = 0;  // stored; never changes
  virtual AddressKind address_kind() const = 0;
  // Every letter is paid for: it goes to the guardian who is called first, and to others only later.
  virtual bool costs_money() const { return false; }
  virtual Limits limits() const = 0;
  // One result a letter, in their order. Requires: no more than limits().letters_at_once.
  virtual std::vector<SendResult> send(const std::vector<Letter>& letters) = 0;
};

}  // namespace kith::delivery
