// SPDX-License-Identifier: Apache-2.0
#include "ledger/duties.hpp"

namespace kith::ledger {
namespace {

struct DutyRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string subject_kind;
  std::int64_t subject_id = 0;
  std::string cause_slice;
  std::int64_t cause_id = 0;
  Instant began_at{};
  Instant due_at{};
};
KITH_DESCRIBE(DutyRow, (school_id, id, kind, clause, owner_id, subject_kind, subject_id, cause_slice,
                        cause_id, began_at, due_at))

constexpr db::Sql kFulfil{
    "ledger.fulfil_duty",
    "update duties set fulfilled_at = :at, contact_id = :contact_id "
    "where school_id = :school_id and id = :id and fulfilled_at is null and cancelled_at is null"};
constexpr db::Sql kCancel{
    "ledger.cancel_duty",
    "update duties set cancelled_at = :at, cancel_code = :cancel_code "
    "where school_id = :school_id and id = :id and fulfilled_at is null and cancelled_at is null"};
constexpr db::Sql kStillThere{
    "ledger.duty_still_there",
    "select count(*) from duties where school_id = :school_id and id = :id and cancelled_at is null"};
constexpr db::Sql kOpenOf{
    "ledger.open_duties_of",
    "select id, kind, clause, owner_id, subject_kind, subject_id, cause_slice, cause_id, due_at, "
    "fulfilled_at from duties "
    "where school_id = :school_id and owner_id = :owner_id and fulfilled_at is null and cancelled_at is null "
    "order by due_at, id limit :limit"};

Result<bool> changed_or_gone(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, std::int64_t changed) {
  if (changed > 0) return true;
  if (tx.one<std::int64_t>(kStillThere, {{"school_id", school_id}, {"id", duty_id}}) > 0) return false;
  return not_found("ledger.no_such_duty");
}

}  // namespace

std::int64_t open_duty(db::Tx& tx, const NewDuty& duty) {
  auto id = tx.take_ids(duty.school_id);
  tx.insert("duties", DutyRow{duty.school_id, id, duty.kind, duty.clause, duty.owner_id, duty.subject_kind,
                              duty.subject_id, duty.cause_slice, duty.cause_id, duty.began_at, duty.due_at});
  return id;
}

Result<bool> fulfil_duty(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, Instant at,
                         std::optional<std::int64_t> contact_id) {
  auto changed =
      tx.exec(kFulfil, {{"school_id", school_id}, {"id", duty_id}, {"at", at}, {"contact_id", contact_id}});
  return changed_or_gone(tx, school_id, duty_id, changed);
}

Result<bool> cancel_duty(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, Instant at,
                         const std::string& cancel_code) {
  auto changed =
      tx.exec(kCancel, {{"school_id", school_id}, {"id", duty_id}, {"at", at}, {"cancel_code", cancel_code}});
  return changed_or_gone(tx, school_id, duty_id, changed);
}

std::vector<Duty> open_duties_of(db::Session& session, std::int64_t school_id, std::int64_t owner_id,
                                 int limit) {
  return session.all<Duty>(kOpenOf, {{"school_id", school_id}, {"owner_id", owner_id}, {"limit", limit}});
}

}  // namespace kith::ledger
