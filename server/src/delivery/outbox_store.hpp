// SPDX-License-Identifier: Apache-2.0
// SQL of messages, deliveries and quiet hours.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "delivery/channel.hpp"
#include "delivery/quiet_hours.hpp"
#include "delivery/reach_choice.hpp"
#include "delivery/state.hpp"
#include "people/audience.hpp"
#include "platform/db/db.hpp"

namespace kith::delivery {

struct NewMessage {
  std::int64_t school_id = 0;
  std::string slice;
  std::int64_t source_id = 0;
  std::string source_key;  // the same slice and key again is the same message
  std::string subject;
  std::string body;       // plain text
  std::string link_path;  // "/inbox/42"
  bool is_urgent = false;
  Instant created_at{};
  Instant expires_at{};
  std::string topic = {};                    // that people may choose about; empty: never put off
  std::optional<Instant> answer_by_at = {};  // when an answer is wanted
};
KITH_DESCRIBE(NewMessage, (school_id, slice, source_id, source_key, subject, body, link_path, is_urgent,
                           created_at, expires_at, topic, answer_by_at))

// What failed, where a person wants it in the app only.
inline constexpr const char* kByChoice = "delivery.in_app_only";

// The message's identifier, whether it is new or was there.
std::int64_t save_message(db::Tx& tx, const NewMessage& message);

// One row a person and channel; those there already are left alone. `persons` are rows (person_id).
// Returns how many were written.
std::int64_t add_deliveries(db::Tx& tx, std::int64_t message_id, const people::Selection& persons,
                            std::string_view channel, Instant now);

// A row of the outbox. The school is in the message's identifier.
struct DeliveryKey {
  std::int64_t message_id = 0;
  std::int64_t person_id = 0;
  auto operator<=>(const DeliveryKey&) const = default;
};
KITH_DESCRIBE(DeliveryKey, (message_id, person_id))

// A delivery that is due, with all that sending it takes. `attempts` before this one.
struct Due {
  std::int64_t school_id = 0;
  std::int64_t message_id = 0;
  std::int64_t person_id = 0;
  int attempts = 0;
  std::string slice;
  std::int64_t source_id = 0;
  std::string subject;
  std::string body;
  std::string link_path;
  bool is_urgent = false;
  Instant expires_at{};
  std::optional<std::string> address_sealed;
  std::optional<int> begins_minute;  // of the school's own quiet hours
  std::optional<int> ends_minute;
  Instant written_at{};  // the message
  Instant changed_at{};  // as long as nothing was tried: when this person was put down for it
  std::optional<Instant> answer_by_at;
  std::optional<ReachChoice> choice;  // of the person, about the message's topic

  DeliveryKey key() const { return {message_id, person_id}; }
  QuietHours quiet_hours() const;
};
KITH_DESCRIBE(Due, (school_id, message_id, person_id, attempts, slice, source_id, subject, body, link_path,
                    is_urgent, expires_at, address_sealed, begins_minute, ends_minute, written_at, changed_at,
                    answer_by_at, choice))

struct Way {
  std::string_view channel;
  AddressKind address_kind = AddressKind::kTelephone;
};
// The longest due first, and by person. Other takers on PostgreSQL pass them by until the transaction ends.
std::vector<Due> due_deliveries(db::Tx& tx, const Way& way, Instant now, int limit);

// Of rows that due_deliveries has just given: they are ours until `until`.
void mark_taken(db::Tx& tx, std::string_view channel, const std::vector<Due>& rows, Instant until,
                Instant now);
// Not before `until`; nothing was tried.
void put_off(db::Tx& tx, std::string_view channel, const std::vector<Due>& rows, Instant until);

struct Change {
  State to = State::kQueued;
  std::string failure = {};
  std::optional<Instant> due_at = {};  // when to try again
  Instant at{};
};
// Rows in hand (`attempts` as when they were given). Those that somebody else has taken since, and those
// that may not become `to`, are left alone. Returns how many changed.
std::int64_t change_taken(db::Tx& tx, std::string_view channel, const std::vector<Due>& rows,
                          const Change& change);
// By a receipt, whoever has the row in hand. False when nothing changed.
bool change_by_receipt(db::Tx& tx, std::string_view channel, const DeliveryKey& key, const Change& change);

// What the other end calls the letters that it has just taken.
void keep_provider_ids(db::Tx& tx, std::string_view channel,
                       const std::vector<std::pair<DeliveryKey, std::string>>& named);
// None for an empty name. One name may stand for several letters.
std::vector<DeliveryKey> deliveries_called(db::Session& session, std::string_view channel,
                                           std::string_view provider_id);

// What the other end calls letters that it has taken since, and that nobody has opened yet, the latest first.
std::vector<std::string> names_to_ask_about(db::Session& session, std::string_view channel, Instant since,
                                            int limit);

// Whether anything was sent, or is to be, about one source.
bool has_messages(db::Session& session, std::int64_t school_id, std::string_view slice,
                  std::int64_t source_id);
// Rows (person_id, reach, is_open, is_by_choice) of all messages about one source, the furthest of each
// person; reach as in reach_of(); is_by_choice: some was kept in the app as the person wants it.
people::Selection reach_by_person(std::int64_t school_id, std::string_view slice, std::int64_t source_id);

std::optional<QuietHours> find_quiet_hours(db::Session& session, std::int64_t school_id);
void save_quiet_hours(db::Tx& tx, std::int64_t school_id, const QuietHours& quiet, std::int64_t set_by,
                      Instant at);

}  // namespace kith::delivery
