// SPDX-License-Identifier: Apache-2.0
#include "delivery/outbox.hpp"

#include <charconv>
#include <tuple>

#include "delivery/address_store.hpp"
#include "platform/jobs/back_off.hpp"
#include "platform/log/log.hpp"

namespace kith::delivery {
namespace {

constexpr std::chrono::hours kToReadADigest{1};
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

const char* no_address(AddressKind kind) {
  return kind == AddressKind::kTelephone ? "delivery.no_telephone" : "delivery.no_address";
}

std::chrono::milliseconds pause_after(const Due& row, const SendResult& result, secrets::Random& random) {
  constexpr std::uint32_t kSteps = 1'000'000;
  auto pause = jobs::pause_after(kBackOff, row.attempts + 1, random.below(kSteps) / double(kSteps));
  return std::max(pause, result.retry_after.value_or(std::chrono::milliseconds{0}));
}

bool is_digest(const Due& row) { return row.choice == ReachChoice::kDigest; }

// Of a person whose letters go out together none is left for the next batch.
void leave_the_last_whole(std::vector<Due>& due) {
  const auto last = due.back().person_id;
  if (!is_digest(due.back()) || due.front().person_id == last) return;
  while (due.back().person_id == last) due.pop_back();
}

// When it may be sent, if not now. What is paid for is never part of a digest, and waits until the digest of
// its message has been read.
std::optional<Instant> later_for(const Due& row, bool is_paid, const Clock& clock, Instant now) {
  if (is_digest(row) && row.attempts == 0) {
    auto at =
        digest_for(row.quiet_hours(), clock, is_paid ? row.written_at : row.changed_at, row.answer_by_at);
    if (at && is_paid) *at += kToReadADigest;
    if (at && *at > now) return at;
  }
  return quiet_until(row.quiet_hours(), clock, now);
}

// Of whom the bundle was for, unless another has been given since.
void end_address_of(db::Tx& tx, const Channel& channel, const std::vector<Due>& rows, AddressEnd why) {
  const auto& row = rows.front();
  end_address(tx, row.school_id, row.person_id, channel.address_kind(), row.address_sealed.value(), why);
}

std::vector<std::vector<Due>> bundled(std::vector<Due> rows) {
  std::vector<std::vector<Due>> bundles;
  for (auto& row : rows) {
    const bool joins = !bundles.empty() && is_digest(row) && is_digest(bundles.back().front()) &&
                       bundles.back().front().person_id == row.person_id &&
                       bundles.back().front().slice == row.slice;
    if (!joins) bundles.emplace_back();
    bundles.back().push_back(std::move(row));
  }
  return bundles;
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
  for (const auto& channel : channels_) written += address(tx, message_id, persons, *channel);
  return written;
}

std::int64_t Outbox::address(db::Tx& tx, std::int64_t message_id, const people::Selection& persons,
                             const Channel& channel) const {
  return add_deliveries(tx, message_id, persons, channel.name(), needs_.clock.now());
}

bool Outbox::send_some(Channel& channel) {
  auto& left_alone_until = left_alone_until_.at(&channel);
  if (needs_.clock.now() < left_alone_until) return false;
  auto taken = take(channel);
  if (!taken) return false;
  auto rows = sift(channel, *std::move(taken));
  if (rows.empty()) return true;
  auto bundles = bundled(std::move(rows));
  auto results = send(channel, bundles);
  for (const auto& result : results)
    if (result.retry_after)
      left_alone_until = std::max(left_alone_until, needs_.clock.now() + *result.retry_after);
  note(channel, bundles, results);
  return true;
}

// What has expired, falls into quiet hours or waits for a digest is dealt with here, so that it is never in
// hand.
std::optional<std::vector<Due>> Outbox::take(Channel& channel) const {
  auto limits = channel.limits();
  return needs_.db.write([&](db::Tx& tx) -> std::optional<std::vector<Due>> {
    auto now = needs_.clock.now();
    auto due = due_deliveries(tx, {channel.name(), channel.address_kind()}, now, limits.letters_at_once);
    if (due.empty()) return std::nullopt;
    if (int(due.size()) == limits.letters_at_once) leave_the_last_whole(due);
    put_back(tx, channel, due, now);
    mark_taken(tx, channel.name(), due, now + limits.lease, now);
    return due;
  });
}

// Leaves what may be sent now. In the app only, and all together, is about what costs nothing.
void Outbox::put_back(db::Tx& tx, const Channel& channel, std::vector<Due>& due, Instant now) const {
  std::vector<Due> expired, in_app_only, ours;
  std::map<Instant, std::vector<Due>> later;
  for (auto& row : due) {
    if (row.is_urgent) row.choice.reset();
    const auto until =
        row.is_urgent ? std::nullopt : later_for(row, channel.costs_money(), needs_.clock, now);
    if (channel.costs_money()) row.choice.reset();
    if (row.expires_at <= now)
      expired.push_back(std::move(row));
    else if (row.choice == ReachChoice::kOff)
      in_app_only.push_back(std::move(row));
    else if (until)
      later[*until].push_back(std::move(row));
    else
      ours.push_back(std::move(row));
  }
  for (const auto& [until, rows] : later) put_off(tx, channel.name(), rows, until);
  mark_taken(tx, channel.name(), expired, now, now);
  change_taken(tx, channel.name(), expired,
               {.to = State::kExpired, .failure = "delivery.expired", .at = now});
  mark_taken(tx, channel.name(), in_app_only, now, now);
  change_taken(tx, channel.name(), in_app_only, {.to = State::kBlocked, .failure = kByChoice, .at = now});
  due = std::move(ours);
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
  std::vector<Due> unwanted, without_address, sealed_otherwise, ours;
  for (auto& row : rows) {
    if (!wanted.contains(row.key()))
      unwanted.push_back(std::move(row));
    else if (!row.address_sealed)
      without_address.push_back(std::move(row));
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
      change_taken(tx, channel.name(), without_address,
                   {.to = State::kPermanent, .failure = no_address(channel.address_kind()), .at = now});
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
    needs_.sealer.open(row.address_sealed.value());
    return true;
  } catch (const secrets::SealBroken&) {
    log::warning("delivery.sealed_otherwise", {{"message", row.message_id}});
    return false;
  }
}

std::string Outbox::link_of(const Due& row) const {
  if (needs_.link_base.empty()) return {};
  auto own = links_.find(row.slice);
  if (own == links_.end()) return needs_.link_base + row.link_path;
  return needs_.link_base + own->second(row.source_id, row.person_id, row.expires_at);
}

Letter Outbox::letter_of(const Due& row) const {
  return {.key = text_of(row.key()),
          .school_id = row.school_id,
          .address = needs_.sealer.open(row.address_sealed.value()),
          .subject = row.subject,
          .text = row.body,
          .link = link_of(row),
          .is_urgent = row.is_urgent,
          .expires_at = row.expires_at};
}

// Titles, each with its own link. What is said again, as a reminder, stands there once.
Letter Outbox::digest_of(const Bundle& rows) const {
  auto letter = letter_of(rows.front());
  letter.subject.clear();
  letter.text.clear();
  std::set<std::int64_t> said;
  for (const auto& row : rows) {
    letter.expires_at = std::min(letter.expires_at, row.expires_at);
    if (!said.insert(row.source_id).second) continue;
    letter.subject += (letter.subject.empty() ? "" : " · ") + row.subject;
    letter.text += (letter.text.empty() ? "• " : "\n• ") + row.subject;
    if (auto link = link_of(row); !link.empty()) letter.text += "\n  " + link;
  }
  if (said.size() == 1) {
    auto last = letter_of(rows.back());
    last.key = letter.key;
    return last;
  }
  const auto& path = rows.front().link_path;
  if (!letter.link.empty()) letter.link = needs_.link_base + path.substr(0, path.rfind('/'));
  return letter;
}

std::vector<SendResult> Outbox::send(Channel& channel, const std::vector<Bundle>& bundles) const {
  std::vector<Letter> letters;
  for (const auto& rows : bundles)
    letters.push_back(rows.size() == 1 ? letter_of(rows.front()) : digest_of(rows));
  try {
    auto results = channel.send(letters);
    if (results.size() == letters.size()) return results;
    log::error("delivery.channel_failed", {{"channel", channel.name()}, {"cause", "a result is missing"}});
  } catch (const std::exception& failure) {
    log::error("delivery.channel_failed", {{"channel", channel.name()}, {"cause", failure.what()}});
  }
  return std::vector<SendResult>(letters.size(), {Answer::kTemporary, "delivery.channel_failed"});
}

// A bundle shares its result. Where receipts name our key, those that went along are found by the key of the
// letter they were in.
void Outbox::note(Channel& channel, const std::vector<Bundle>& bundles,
                  const std::vector<SendResult>& results) const {
  auto now = needs_.clock.now();
  std::map<std::tuple<State, std::string, std::optional<Instant>>, std::vector<Due>> alike;
  std::vector<std::pair<DeliveryKey, std::string>> named;
  for (std::size_t i = 0; i < bundles.size(); ++i) {
    const auto& rows = bundles[i];
    const auto& result = results[i];
    auto to = state_of(result.answer);
    std::optional<Instant> due_at;
    if (to == State::kTemporary) due_at = now + pause_after(rows.front(), result, needs_.random);
    auto& same = alike[{to, result.failure, due_at}];
    same.insert(same.end(), rows.begin(), rows.end());
    for (const auto& row : rows) {
      const bool goes_along = row.key() != rows.front().key();
      if (!result.provider_id.empty())
        named.emplace_back(row.key(), result.provider_id);
      else if (goes_along && to == State::kAccepted)
        named.emplace_back(row.key(), text_of(rows.front().key()));
    }
  }
  needs_.db.write([&](db::Tx& tx) {
    for (const auto& [change, those] : alike)
      change_taken(tx, channel.name(), those,
                   {.to = std::get<0>(change),
                    .failure = std::get<1>(change),
                    .due_at = std::get<2>(change),
                    .at = now});
    for (std::size_t i = 0; i < bundles.size(); ++i)
      if (auto why = results[i].address_ended) end_address_of(tx, channel, bundles[i], *why);
    keep_provider_ids(tx, channel.name(), named);
  });
}

std::int64_t Outbox::receive(std::string_view channel, const std::vector<Receipt>& receipts) const {
  if (receipts.empty()) return 0;
  return needs_.db.write([&](db::Tx& tx) {
    std::int64_t changed = 0;
    for (const auto& receipt : receipts) {
      auto failure = receipt.failure.empty() ? std::string("delivery.told_by_receipt") : receipt.failure;
      if (is_proof(receipt.state)) failure.clear();
      auto keys = deliveries_called(tx, channel, receipt.key ? text_of(*receipt.key) : receipt.provider_id);
      if (receipt.key) keys.push_back(*receipt.key);
      for (const auto& key : keys)
        changed += change_by_receipt(tx, channel, key,
                                     {.to = receipt.state, .failure = failure, .at = needs_.clock.now()});
    }
    return changed;
  });
}

}  // namespace kith::delivery
