// SPDX-License-Identifier: Apache-2.0
#include "delivery/outbox_store.hpp"

#include <fmt/format.h>

#include "platform/id.hpp"

namespace kith::delivery {

namespace {

constexpr db::Sql kFindMessage{"delivery.find_message",
                               "select id from messages where school_id = :school_id and slice = :slice and "
                               "source_key = :source_key"};
constexpr db::Sql kSaveMessage{
    "delivery.save_message",
    "insert into messages (school_id, id, slice, source_id, source_key, subject, body, link_path, is_urgent, "
    "created_at, expires_at, topic, answer_by_at) values (:school_id, :id, :slice, :source_id, :source_key, "
    ":subject, :body, :link_path, :is_urgent, :created_at, :expires_at, :topic, :answer_by_at) on conflict "
    "do "
    "nothing"};
constexpr db::Sql kOfSource{"delivery.of_source",
                            "select id from messages where school_id = :school_id and slice = :slice and "
                            "source_id = :source_id limit 1"};
constexpr std::string_view kAdd =
    "insert into deliveries (school_id, message_id, person_id, channel, state, attempts, due_at, changed_at) "
    "select cast(:message_school as bigint), cast(:message_id as bigint), p.person_id, cast(:channel as "
    "text), 'created', 0, cast(:now as bigint), cast(:now as bigint) from ({}) p where true "
    "on conflict do nothing";
// The first hole is the address, the second the joins that find it.
constexpr std::string_view kDue =
    "select d.school_id, d.message_id, d.person_id, d.attempts, m.slice, m.source_id, m.subject, m.body, "
    "m.link_path, m.is_urgent, m.expires_at, {}, "
    "q.begins_minute, q.ends_minute, m.created_at, d.changed_at, m.answer_by_at, w.choice from deliveries d "
    "join messages m on m.school_id = d.school_id and m.id = d.message_id "
    "{} "
    "left join quiet_hours q on q.school_id = d.school_id "
    "left join reach_choices w on w.school_id = d.school_id and w.person_id = d.person_id and w.topic = "
    "m.topic "
    "where d.channel = :channel and d.due_at is not null and d.due_at <= :now "
    "order by d.due_at, d.school_id, d.person_id, d.message_id limit :limit";
constexpr std::string_view kTelephone = "coalesce(g.telephone_sealed, t.telephone_sealed)";
constexpr std::string_view kTelephones =
    "left join guardians g on g.school_id = d.school_id and g.id = d.person_id "
    "left join staff t on t.school_id = d.school_id and t.id = d.person_id";
constexpr std::string_view kOtherAddresses =
    "left join addresses a on a.school_id = d.school_id and a.person_id = d.person_id and a.kind = :kind "
    "and a.ended is null";
constexpr db::Sql kCalled{"delivery.called",
                          "select message_id, person_id from deliveries where channel = :channel and "
                          "provider_id is not null and provider_id = :provider_id"};
constexpr db::Sql kKeepProviderId{
    "delivery.keep_provider_id",
    "update deliveries set provider_id = :provider_id where school_id = :school_id and message_id = "
    ":message_id and person_id = :person_id and channel = :channel"};
constexpr db::Sql kNamesToAskAbout{
    "delivery.names_to_ask_about",
    "select provider_id from deliveries where channel = :channel and provider_id is not null and "
    "changed_at >= :since and state in ('accepted', 'delivered') order by changed_at desc, provider_id "
    "limit :limit"};
constexpr db::Sql kByReceipt{
    "delivery.change_by_receipt",
    "update deliveries set state = :state, failure = :failure, due_at = null, changed_at = :at "
    "where school_id = :school_id and message_id = :message_id and person_id = :person_id and channel = "
    ":channel and "};
constexpr db::Sql kFindQuietHours{
    "delivery.find_quiet_hours",
    "select begins_minute, ends_minute from quiet_hours where school_id = :school_id"};
constexpr db::Sql kSaveQuietHours{
    "delivery.save_quiet_hours",
    "insert into quiet_hours (school_id, begins_minute, ends_minute, set_by, set_at) values (:school_id, "
    ":begins_minute, :ends_minute, :set_by, :set_at) on conflict (school_id) do update set begins_minute = "
    "excluded.begins_minute, ends_minute = excluded.ends_minute, set_by = excluded.set_by, set_at = "
    "excluded.set_at"};

// Conditions on the rows, by primary key and number of the taking.
std::string among(const std::vector<Due>& rows, int attempts_since) {
  std::string list;
  for (const auto& row : rows)
    list += fmt::format("{}({}, {}, {}, {})", list.empty() ? "" : ", ", row.school_id, row.message_id,
                        row.person_id, row.attempts + attempts_since);
  return "channel = :channel and (school_id, message_id, person_id, attempts) in (values " + list + ")";
}

std::optional<std::string> said(const std::string& failure) {
  return failure.empty() ? std::nullopt : std::optional(failure);
}

}  // namespace

QuietHours Due::quiet_hours() const {
  if (!begins_minute || !ends_minute) return {};
  return {*begins_minute, *ends_minute};
}

std::int64_t save_message(db::Tx& tx, const NewMessage& message) {
  auto args = db::args_of(message);
  const db::Args same{
      {"school_id", message.school_id}, {"slice", message.slice}, {"source_key", message.source_key}};
  if (auto known = tx.maybe<std::int64_t>(kFindMessage, same)) return *known;
  args.emplace_back("id", tx.take_ids(message.school_id));
  tx.exec(kSaveMessage, args);
  return tx.one<std::int64_t>(kFindMessage, same);
}

std::int64_t add_deliveries(db::Tx& tx, std::int64_t message_id, const people::Selection& persons,
                            std::string_view channel, Instant now) {
  auto args = persons.args;
  args.emplace_back("message_school", tenant_of(message_id));
  args.emplace_back("message_id", message_id);
  args.emplace_back("channel", channel);
  args.emplace_back("now", now);
  return tx.exec({"delivery.add_deliveries", fmt::format(fmt::runtime(kAdd), persons.sql)}, args);
}

std::vector<Due> due_deliveries(db::Tx& tx, const Way& way, Instant now, int limit) {
  bool is_telephone = way.address_kind == AddressKind::kTelephone;
  auto sql = is_telephone ? fmt::format(fmt::runtime(kDue), kTelephone, kTelephones)
                          : fmt::format(fmt::runtime(kDue), "a.address_sealed", kOtherAddresses);
  db::Args args{{"channel", way.channel}, {"now", now}, {"limit", limit}};
  if (!is_telephone) args.emplace_back("kind", way.address_kind);
  if (tx.engine() == db::Engine::kPostgres) sql += " for update of d skip locked";
  return tx.all<Due>({"delivery.due_deliveries", sql}, args);
}

void mark_taken(db::Tx& tx, std::string_view channel, const std::vector<Due>& rows, Instant until,
                Instant now) {
  if (rows.empty()) return;
  auto sql =
      "update deliveries set state = 'queued', attempts = attempts + 1, due_at = :until, changed_at = :now "
      "where " +
      among(rows, 0);
  tx.exec({"delivery.mark_taken", sql}, {{"channel", channel}, {"until", until}, {"now", now}});
}

void put_off(db::Tx& tx, std::string_view channel, const std::vector<Due>& rows, Instant until) {
  if (rows.empty()) return;
  auto sql = "update deliveries set due_at = :until where " + among(rows, 0);
  tx.exec({"delivery.put_off", sql}, {{"channel", channel}, {"until", until}});
}

std::int64_t change_taken(db::Tx& tx, std::string_view channel, const std::vector<Due>& rows,
                          const Change& change) {
  if (rows.empty()) return 0;
  auto sql =
      "update deliveries set state = :state, failure = :failure, due_at = :due_at, changed_at = :at where " +
      among(rows, 1) + " and state in (" + states_before(change.to) + ")";
  return tx.exec({"delivery.change_taken", sql}, {{"channel", channel},
                                                  {"state", change.to},
                                                  {"failure", said(change.failure)},
                                                  {"due_at", change.due_at},
                                                  {"at", change.at}});
}

bool change_by_receipt(db::Tx& tx, std::string_view channel, const DeliveryKey& key, const Change& change) {
  auto sql = std::string(kByReceipt.text) + "state in (" + states_before(change.to) + ")";
  return tx.exec({kByReceipt.name, sql}, {{"channel", channel},
                                          {"state", change.to},
                                          {"failure", said(change.failure)},
                                          {"at", change.at},
                                          {"school_id", tenant_of(key.message_id)},
                                          {"message_id", key.message_id},
                                          {"person_id", key.person_id}}) > 0;
}

void keep_provider_ids(db::Tx& tx, std::string_view channel,
                       const std::vector<std::pair<DeliveryKey, std::string>>& named) {
  for (const auto& [key, provider_id] : named)
    tx.exec(kKeepProviderId, {{"provider_id", provider_id},
                              {"school_id", tenant_of(key.message_id)},
                              {"message_id", key.message_id},
                              {"person_id", key.person_id},
                              {"channel", channel}});
}

std::vector<DeliveryKey> deliveries_called(db::Session& session, std::string_view channel,
                                           std::string_view provider_id) {
  if (provider_id.empty()) return {};
  return session.all<DeliveryKey>(kCalled, {{"channel", channel}, {"provider_id", provider_id}});
}

std::vector<std::string> names_to_ask_about(db::Session& session, std::string_view channel, Instant since,
                                            int limit) {
  return session.all<std::string>(kNamesToAskAbout,
                                  {{"channel", channel}, {"since", since}, {"limit", limit}});
}

bool has_messages(db::Session& session, std::int64_t school_id, std::string_view slice,
                  std::int64_t source_id) {
  return session
      .maybe<std::int64_t>(kOfSource, {{"school_id", school_id}, {"slice", slice}, {"source_id", source_id}})
      .has_value();
}

people::Selection reach_by_person(std::int64_t school_id, std::string_view slice, std::int64_t source_id) {
  return {"select d.person_id as person_id, max(" + reach_expression("d.state") + ") as reach, max(" +
              open_expression("d.state") + ") as is_open, max(case when d.failure = '" + kByChoice +
              "' then 1 else 0 end) as is_by_choice from messages m join deliveries d on d.school_id = "
              "m.school_id and d.message_id = "
              "m.id where m.school_id = :reach_school and m.slice = :reach_slice and m.source_id = "
              ":reach_source group by d.person_id",
          {{"reach_school", school_id}, {"reach_slice", slice}, {"reach_source", source_id}}};
}

std::optional<QuietHours> find_quiet_hours(db::Session& session, std::int64_t school_id) {
  return session.maybe<QuietHours>(kFindQuietHours, {{"school_id", school_id}});
}

void save_quiet_hours(db::Tx& tx, std::int64_t school_id, const QuietHours& quiet, std::int64_t set_by,
                      Instant at) {
  tx.exec(kSaveQuietHours, {{"school_id", school_id},
                            {"begins_minute", quiet.begins_minute},
                            {"ends_minute", quiet.ends_minute},
                            {"set_by", set_by},
                            {"set_at", at}});
}

}  // namespace kith::delivery
