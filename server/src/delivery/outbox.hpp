// SPDX-License-Identifier: Apache-2.0
// The one outbox of all slices: a message is written down inside the transaction that makes it necessary,
// once for each person and channel, sent later, and its receipts kept. Thread-safe after wiring.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>

#include "delivery/channel.hpp"
#include "delivery/outbox_store.hpp"
#include "platform/secrets/random.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::delivery {

// Who of these people still has to be told about the source, asked just before sending: a notice may have
// been withdrawn or answered, a guardian barred, since the message was written.
using StillWanted = std::function<std::set<std::int64_t>(db::Session&, std::int64_t source_id,
                                                         const std::vector<std::int64_t>& person_ids)>;

// Where this person reads it, instead of the message's own path.
using LinkFor =
    std::function<std::string(std::int64_t source_id, std::int64_t person_id, Instant expires_at)>;

// Known by our key or by what the channel called it.
struct Receipt {
  std::optional<DeliveryKey> key;
  State state = State::kDelivered;  // delivered, opened, temporary, permanent or blocked
  std::string provider_id = {};     // without a key
  std::string failure = {};         // a code, of what is no proof; empty: only that a receipt said so
};

class Outbox {
 public:
  struct Needs {
    db::Db& db;
    const Clock& clock;
    secrets::Random& random;
    const secrets::Sealer& sealer;
    std::string link_base = {};  // "https://kith.example", before link_path; may be empty
  };
  explicit Outbox(Needs needs) : needs_(std::move(needs)) {}

  // Before anything is sent.
  void add_channel(std::unique_ptr<Channel> channel);
  void ask_before_sending(std::string slice, StillWanted wanted) {
    wanted_[std::move(slice)] = std::move(wanted);
  }

  void link_with(std::string slice, LinkFor link) { links_[std::move(slice)] = std::move(link); }

  // Whether anything can leave the app.
  bool has_channels() const { return !channels_.empty(); }
  const std::vector<std::unique_ptr<Channel>>& channels() const { return channels_; }

  // To `persons`, rows (person_id), through every channel, or through one; whoever has it already is left
  // alone. May be called in parts.
  std::int64_t address(db::Tx& tx, std::int64_t message_id, const people::Selection& persons) const;
  std::int64_t address(db::Tx& tx, std::int64_t message_id, const people::Selection& persons,
                       const Channel& channel) const;

  // Sends one batch through the channel, if any is due. False when there was none, or the channel has asked
  // to be left alone. One call at a time for each channel.
  bool send_some(Channel& channel);

  // Receipts of a channel. What is unknown, repeated or late is ignored. Returns how many changed anything.
  std::int64_t receive(std::string_view channel, const std::vector<Receipt>& receipts) const;

 private:
  // Nothing when none was due; those in the answer are ours to send.
  std::optional<std::vector<Due>> take(Channel& channel) const;
  void put_back(db::Tx& tx, const Channel& channel, std::vector<Due>& due, Instant now) const;
  // Leaves those behind who are no longer to be told, and whose address is not there or cannot be opened.
  std::vector<Due> sift(Channel& channel, std::vector<Due> rows) const;
  // What goes out as one letter; results are one each.
  using Bundle = std::vector<Due>;
  std::vector<SendResult> send(Channel& channel, const std::vector<Bundle>& bundles) const;
  void note(Channel& channel, const std::vector<Bundle>& bundles,
            const std::vector<SendResult>& results) const;
  std::set<DeliveryKey> wanted_among(const std::vector<Due>& rows) const;
  bool can_open(const Due& row) const;
  Letter letter_of(const Due& row) const;
  Letter digest_of(const Bundle& rows) const;
  std::string link_of(const Due& row) const;

  const Needs needs_;
  std::vector<std::unique_ptr<Channel>> channels_;
  std::map<std::string, StillWanted> wanted_;
  std::map<std::string, LinkFor> links_;
  std::map<const Channel*, Instant> left_alone_until_;
};

// "MESSAGE-PERSON".
std::string text_of(const DeliveryKey& key);
// Nothing when `text` is anything else.
std::optional<DeliveryKey> parse_key(std::string_view text);

}  // namespace kith::delivery
