// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/gathering_store.hpp"

#include <fmt/format.h>

namespace kith::gatherings {
namespace {

constexpr db::Sql kFindByKey{
    "gatherings.find_by_client_key",
    "select school_id, id, kind, level, group_id, title, note, planned_on, held_on, has_plan, families, "
    "created_by, created_at, duty_id, contact_id, cancelled_at, voided_at, client_key "
    "from gatherings where school_id = :school_id and client_key = :client_key"};
constexpr std::string_view kSeen =
    "select g.school_id, g.id, g.kind, g.level, g.group_id, g.title, g.note, g.planned_on, g.held_on, "
    "g.has_plan, g.families, g.created_by, g.created_at, g.duty_id, g.contact_id, g.cancelled_at, "
    "g.voided_at, "
    "g.client_key, t.name, k.entry_grade, k.entry_year, k.number from gatherings g "
    "left join staff t on t.school_id = g.school_id and t.id = g.created_by "
    "left join classes k on k.school_id = g.school_id and g.level = 'class' and k.id = g.group_id "
    "where g.school_id = :school_id and (g.level = 'school' or exists (select 1 from classes c "
    "where c.school_id = g.school_id and c.closed_on is null and ((g.level = 'class' and c.id = g.group_id) "
    "or (g.level = 'grade' and c.entry_grade + (cast(:school_year as integer) - c.entry_year) = g.group_id)) "
    "and {})) ";
constexpr db::Sql kSetHeld{
    "gatherings.set_held",
    "update gatherings set held_on = :held_on, contact_id = :contact_id, families = :families, "
    "has_plan = :has_plan, voided_at = :voided_at where school_id = :school_id and id = :id"};
constexpr db::Sql kSetCancelled{
    "gatherings.set_cancelled",
    "update gatherings set cancelled_at = :cancelled_at where school_id = :school_id and id = :id"};

std::vector<GatheringRow> seen(db::Session& session, const char* name, std::int64_t school_id,
                               int school_year, const people::Scope& sight, std::string_view rest,
                               db::Args args) {
  args.emplace_back("school_id", school_id);
  args.emplace_back("school_year", school_year);
  auto sql = fmt::format(fmt::runtime(kSeen), sight.sql) + std::string(rest);
  return session.all<GatheringRow>({name, sql}, sight.with(args));
}

}  // namespace

State GatheringRecord::state() const {
  if (voided_at) return State::kVoid;
  if (cancelled_at) return State::kCancelled;
  return held_on ? State::kHeld : State::kPlanned;
}

bool save_gathering(db::Tx& tx, const GatheringRecord& gathering) {
  return tx.insert_if_new("gatherings", gathering);
}

std::optional<GatheringRecord> find_by_client_key(db::Session& session, std::int64_t school_id,
                                                  const std::string& client_key) {
  return session.maybe<GatheringRecord>(kFindByKey, {{"school_id", school_id}, {"client_key", client_key}});
}

std::vector<GatheringRow> gatherings_seen(db::Session& session, std::int64_t school_id, int school_year,
                                          const people::Scope& sight, int limit) {
  return seen(session, "gatherings.gatherings_seen", school_id, school_year, sight,
              "order by coalesce(g.held_on, g.planned_on) desc, g.id desc limit :limit", {{"limit", limit}});
}

std::optional<GatheringRow> gathering_seen(db::Session& session, std::int64_t school_id, int school_year,
                                           const people::Scope& sight, std::int64_t gathering_id) {
  auto rows = seen(session, "gatherings.gathering_seen", school_id, school_year, sight, "and g.id = :id",
                   {{"id", gathering_id}});
  return rows.empty() ? std::nullopt : std::optional(rows.front());
}

void set_held(db::Tx& tx, const GatheringRecord& gathering) {
  tx.exec(kSetHeld, {{"school_id", gathering.school_id},
                     {"id", gathering.id},
                     {"held_on", gathering.held_on},
                     {"contact_id", gathering.contact_id},
                     {"families", gathering.families},
                     {"has_plan", gathering.has_plan},
                     {"voided_at", gathering.voided_at}});
}

void set_cancelled(db::Tx& tx, const GatheringRecord& gathering) {
  tx.exec(
      kSetCancelled,
      {{"school_id", gathering.school_id}, {"id", gathering.id}, {"cancelled_at", gathering.cancelled_at}});
}

}  // namespace kith::gatherings
