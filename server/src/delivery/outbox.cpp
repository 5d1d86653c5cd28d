// SPDX-License-Identifier: Apache-2.0
#include "delivery/outbox.hpp"

#include <charconv>
#include <tuple>

#include "platform/jobs/back_off.hpp"
#include "platform/log/log.hpp"

namespace kith::delivery {
namespace {

constexpr jobs::BackOff kBackOff{.first = std::chrono::seconds{20}, .longest = std::chrono::hours{1}};

State state_of(Answer answer) {
  switch (answer) {
    case Answer::kAccepted:
      return State::kAccepted;
    case Answer::kTemporary:
      return State::kTemporary;
    case Answer::kPermanent:
      return State::kPermanent;
    case Answer::kBlocked:
      return State::kBlocked;
  }
  return State::kTemporary;
}

std::chrono::milliseconds pause_after(const Due& row, const SendResult& result, secrets::Random& random) {
  constexpr std::uint32_t kSteps = 1'000'000;
  auto pause = jobs::pause_after(kBackOff, row.attempts + 1, random.below(kSteps) / double(kSteps));
  return std::max(pause, result.retry_after.value_or(std::chrono::milliseconds{0}));
}

}  // namespace

std::string text_of(const DeliveryKey& key) {
  return std::to_string(key.message_id) + "-" + std::to_string(key.person_id);
}

std::optional<DeliveryKey> parse_key(std::string_view text) {
  DeliveryKey key;
  const auto* end = text.data() + text.size();
  auto [dash, problem] = std::from_chars(text.data(), end, key.message_id);
  if (problem != std::errc{} || dash == end || *dash != '-') return std::nullopt;
  auto [rest, problem_after] = std::from_chars(dash + 1, end, key.person_id);
  if (problem_after != std::errc{} || rest != end || text_of(key) != text) return std::nullopt;
  return key;
}

void Outbox::add_channel(std::unique_ptr<Channel> channel) {
  left_alone_until_[channel.get()] = {};
  channels_.push_back(std::move(channel));
}

std::int64_t Outbox::address(db::Tx& tx, std::int64_t message_id, const people::Selection& persons) const {
  std::int64_t written = 0;
  for (const auto& channel : channels_)
    written += add_deliveries(tx, message_id, persons, channel->name(), needs_.clock.now());
  return written;
}

bool Outbox::send_some(Channel& channel) {
  auto& left_alone_until = left_alone_until_.at(&channel);
  if (needs_.clock.now() < left_alone_until) return false;
  auto taken = take(channel);
  if (!taken) return false;
  auto rows = sift(channel, *std::move(taken));
  if (rows.empty()) return true;
  auto results = send(channel, rows);
  for (const auto& result : results)
    if (result.retry_after)
      left_alone_until = std::max(left_alone_until, needs_.clock.now() + *result.retry_after);
  note(channel, rows, results);
  return true;
}

// What has expired or falls into quiet hours is dealt with here, so that it is never in hand.
std::optional<std::vector<Due>> Outbox::take(Channel& channel) const {
  auto limits = channel.limits();
  return needs_.db.write([&](db::Tx& tx) -> std::optional<std::vector<Due>> {
    auto now = needs_.clock.now();
    auto due = due_deliveries(tx, channel.name(), now, limits.letters_at_once);
    if (due.empty()) return std::nullopt;
    std::vector<Due> expired, ours;
    std::map<Instant, std::vector<Due>> quiet;
    for (auto& row : due) {
      auto end = quiet_until(row.quiet_hours(), needs_.clock, now);
      if (row.expires_at <= now)
        expired.push_back(std::move(row));
      else if (end && !row.is_urgent)
        quiet[*end].push_back(std::move(row));
      else
        ours.push_back(std::move(row));
    }
    for (const auto& [until, rows] : quiet) put_off(tx, channel.name(), rows, until);
    mark_taken(tx, channel.name(), expired, now, now);
    change_taken(tx, channel.name(), expired,
                 {.to = State::kExpired, .failure = "delivery.expired", .at = now});
    mark_taken(tx, channel.name(), ours, now + limits.lease, now);
    return ours;
  });
}

std::set<DeliveryKey> Outbox::wanted_among(const std::vector<Due>& rows) const {
  std::map<std::pair<std::string, std::int64_t>, std::vector<std::int64_t>> by_source;
  for (const auto& row : rows) by_source[{row.slice, row.source_id}].push_back(row.person_id);
  return needs_.db.read([&](db::Session& session) {
    std::map<std::pair<std::string, std::int64_t>, std::set<std::int64_t>> wanted;
    for (const auto& [source, person_ids] : by_source)
      if (auto ask = wanted_.find(source.first); ask != wanted_.end())
        wanted[source] = ask->second(session, source.second, person_ids);
    std::set<DeliveryKey> keys;
    for (const auto& row : rows) {
      auto known = wanted.find({row.slice, row.source_id});
      if (known == wanted.end() || known->second.contains(row.person_id)) keys.insert(row.key());
    }
    return keys;
  });
}

std::vector<Due> Outbox::sift(Channel& channel, std::vector<Due> rows) const {
  if (rows.empty()) return rows;
  auto wanted = wanted_among(rows);
  std::vector<Due> unwanted, without_telephone, sealed_otherwise, ours;
  for (auto& row : rows) {
    if (!wanted.contains(row.key()))
      unwanted.push_back(std::move(row));
    else if (!row.telephone_sealed)
      without_telephone.push_back(std::move(row));
    else if (!can_open(row))
      sealed_otherwise.push_back(std::move(row));
    else
      ours.push_back(std::move(row));
  }
  auto now = needs_.clock.now();
  if (ours.size() < rows.size())
    needs_.db.write([&](db::Tx& tx) {
      change_taken(tx, channel.name(), unwanted,
                   {.to = State::kExpired, .failure = "delivery.not_wanted", .at = now});
      change_taken(tx, channel.name(), without_telephone,
                   {.to = State::kPermanent, .failure = "delivery.no_telephone", .at = now});
      change_taken(tx, channel.name(), sealed_otherwise,
                   {.to = State::kTemporary,
                    .failure = "delivery.sealed_otherwise",
                    .due_at = now + kBackOff.longest,
                    .at = now});
    });
  return ours;
}

// Not when another field key sealed it: that may be put right, and holds up nobody else meanwhile.
bool Outbox::can_open(const Due& row) const {
  try {
    needs_.sealer.open(row.telephone_sealed.value());
    return true;
  } catch (const secrets::SealBroken&) {
    log::warning("delivery.sealed_otherwise", {{"message", row.message_id}});
    return false;
  }
}

Letter Outbox::letter_of(const Due& row) const {
  return {.key = text_of(row.key()),
          .school_id = row.school_id,
          .telephone = needs_.sealer.open(row.telephone_sealed.value()),
          .subject = row.subject,
          .text = row.body,
          .link = needs_.link_base.empty() ? std::string() : needs_.link_base + row.link_path,
          .is_urgent = row.is_urgent,
          .expires_at = row.expires_at};
}

std::vector<SendResult> Outbox::send(Channel& channel, const std::vector<Due>& rows) const {
  std::vector<Letter> letters;
  for (const auto& row : rows) letters.push_back(letter_of(row));
  try {
    auto results = channel.send(letters);
    if (results.size() == rows.size()) return results;
    log::error("delivery.channel_failed", {{"channel", channel.name()}, {"cause", "a result is missing"}});
  } catch (const std::exception& failure) {
    log::error("delivery.channel_failed", {{"channel", channel.name()}, {"cause", failure.what()}});
  }
  return std::vector<SendResult>(rows.size(), {Answer::kTemporary, "delivery.channel_failed"});
}

void Outbox::note(Channel& channel, const std::vector<Due>& rows,
                  const std::vector<SendResult>& results) const {
  auto now = needs_.clock.now();
  std::map<std::tuple<State, std::string, std::optional<Instant>>, std::vector<Due>> alike;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto to = state_of(results[i].answer);
    std::optional<Instant> due_at;
    if (to == State::kTemporary) due_at = now + pause_after(rows[i], results[i], needs_.random);
    alike[{to, results[i].failure, due_at}].push_back(rows[i]);
  }
  needs_.db.write([&](db::Tx& tx) {
    for (const auto& [change, those] : alike)
      change_taken(tx, channel.name(), those,
                   {.to = std::get<0>(change),
                    .failure = std::get<1>(change),
                    .due_at = std::get<2>(change),
                    .at = now});
  });
}

std::int64_t Outbox::receive(std::string_view channel, const std::vector<Receipt>& receipts) const {
  if (receipts.empty()) return 0;
  return needs_.db.write([&](db::Tx& tx) {
    std::int64_t changed = 0;
    for (const auto& receipt : receipts) {
      auto failure = is_proof(receipt.state) ? "" : "delivery.told_by_receipt";
      changed += change_by_receipt(tx, channel, receipt.key,
                                   {.to = receipt.state, .failure = failure, .at = needs_.clock.now()});
    }
    return changed;
  });
}

}  // namespace kith::delivery
