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
  std::optional<std::int64_t> class_id;
  std::string cause_slice;
  std::int64_t cause_id = 0;
  Instant began_at{};
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
};
KITH_DESCRIBE(DutyRow, (school_id, id, kind, clause, owner_id, subject_kind, subject_id, class_id,
                        cause_slice, cause_id, began_at, due_at, fulfilled_at))

constexpr db::Sql kFind{"ledger.find_duty",
                        "select school_id, id, kind, clause, owner_id, subject_kind, subject_id, class_id, "
                        "cause_slice, cause_id, began_at, due_at, fulfilled_at from duties "
                        "where school_id = :school_id and id = :id"};
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
constexpr db::Sql kFulfilledBy{
    "ledger.duties_fulfilled_by",
    "select id from duties where school_id = :school_id and contact_id = :contact_id order by id"};
constexpr db::Sql kOpenAgain{"ledger.open_duties_again",
                             "update duties set fulfilled_at = null, contact_id = null "
                             "where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kClassOfStudent{
    "ledger.class_of_student",
    "select class_id from students where school_id = :school_id and id = :id and class_id is not null"};
constexpr db::Sql kOpenOf{
    "ledger.open_duties_of",
    "select d.id, d.kind, d.clause, d.owner_id, d.subject_kind, d.subject_id, d.cause_slice, d.cause_id, "
    "d.due_at, d.fulfilled_at, s.name from duties d "
    "left join students s on d.subject_kind = 'student' and s.school_id = d.school_id and s.id = "
    "d.subject_id "
    "where d.school_id = :school_id and d.owner_id = :owner_id and d.fulfilled_at is null and d.cancelled_at "
    "is null order by d.due_at, d.id limit :limit"};
constexpr db::Sql kOpenIn{
    "ledger.open_duties_in",
    "select d.id, d.kind, d.clause, d.owner_id, t.name, t.left_on, d.subject_kind, d.subject_id, d.due_at, "
    "s.name from duties d join staff t on t.school_id = d.school_id and t.id = d.owner_id "
    "left join students s on d.subject_kind = 'student' and s.school_id = d.school_id and s.id = "
    "d.subject_id "
    "where d.school_id = :school_id and d.fulfilled_at is null and d.cancelled_at is null "
    "order by d.due_at, d.id limit :limit"};

constexpr std::string_view kCountOpen =
    "select count(*) from duties where school_id = :school_id and fulfilled_at is null and cancelled_at is "
    "null";

Result<bool> changed_or_gone(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, std::int64_t changed) {
  if (changed > 0) return true;
  if (tx.one<std::int64_t>(kStillThere, {{"school_id", school_id}, {"id", duty_id}}) > 0) return false;
  return not_found("ledger.no_such_duty");
}

std::optional<std::int64_t> class_of_subject(db::Tx& tx, const NewDuty& duty) {
  if (duty.subject_kind == "class") return duty.subject_id;
  if (duty.subject_kind != "student") return std::nullopt;
  return tx.maybe<std::int64_t>(kClassOfStudent, {{"school_id", duty.school_id}, {"id", duty.subject_id}});
}

}  // namespace

std::int64_t Duties::open(db::Tx& tx, const NewDuty& duty) {
  auto id = tx.take_ids(duty.school_id);
  tx.insert("duties", DutyRow{.school_id = duty.school_id,
                              .id = id,
                              .kind = duty.kind,
                              .clause = duty.clause,
                              .owner_id = duty.owner_id,
                              .subject_kind = duty.subject_kind,
                              .subject_id = duty.subject_id,
                              .class_id = class_of_subject(tx, duty),
                              .cause_slice = duty.cause_slice,
                              .cause_id = duty.cause_id,
                              .began_at = duty.began_at,
                              .due_at = duty.due_at});
  tell(tx, DutyAct::kOpened, duty.school_id, id);
  return id;
}

Result<bool> Duties::fulfil(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, Instant at,
                            std::optional<std::int64_t> contact_id) {
  auto changed =
      tx.exec(kFulfil, {{"school_id", school_id}, {"id", duty_id}, {"at", at}, {"contact_id", contact_id}});
  if (changed > 0) tell(tx, DutyAct::kFulfilled, school_id, duty_id);
  return changed_or_gone(tx, school_id, duty_id, changed);
}

Result<bool> Duties::cancel(db::Tx& tx, std::int64_t school_id, std::int64_t duty_id, Instant at,
                            const std::string& cancel_code) {
  auto changed =
      tx.exec(kCancel, {{"school_id", school_id}, {"id", duty_id}, {"at", at}, {"cancel_code", cancel_code}});
  if (changed > 0) tell(tx, DutyAct::kCancelled, school_id, duty_id);
  return changed_or_gone(tx, school_id, duty_id, changed);
}

void Duties::contact_changed(db::Tx& tx, const ContactChange& change) {
  if (!change.is_void) return;
  db::Args key{{"school_id", change.school_id}, {"contact_id", change.contact_id}};
  auto duty_ids = tx.all<std::int64_t>(kFulfilledBy, key);
  if (duty_ids.empty()) return;
  tx.exec(kOpenAgain, key);
  for (auto duty_id : duty_ids) tell(tx, DutyAct::kOpened, change.school_id, duty_id);
}

void Duties::tell(db::Tx& tx, DutyAct act, std::int64_t school_id, std::int64_t duty_id) {
  if (listeners_.empty()) return;
  auto row = tx.one<DutyRow>(kFind, {{"school_id", school_id}, {"id", duty_id}});
  DutyChange change{.act = act,
                    .school_id = school_id,
                    .duty_id = duty_id,
                    .kind = row.kind,
                    .clause = row.clause,
                    .owner_id = row.owner_id,
                    .subject_kind = row.subject_kind,
                    .subject_id = row.subject_id,
                    .class_id = row.class_id,
                    .began_at = row.began_at,
                    .due_at = row.due_at,
                    .fulfilled_at = row.fulfilled_at};
  for (auto* listener : listeners_) listener->duty_changed(tx, change);
}

std::vector<Duty> open_duties_of(db::Session& session, std::int64_t school_id, std::int64_t owner_id,
                                 int limit) {
  return session.all<Duty>(kOpenOf, {{"school_id", school_id}, {"owner_id", owner_id}, {"limit", limit}});
}

std::vector<OwnedDuty> open_duties_in(db::Session& session, std::int64_t school_id, int limit) {
  return session.all<OwnedDuty>(kOpenIn, {{"school_id", school_id}, {"limit", limit}});
}

int count_open_duties(db::Session& session, std::int64_t school_id, std::optional<std::int64_t> owner_id) {
  auto sql = std::string(kCountOpen);
  if (owner_id) sql += " and owner_id = :owner_id";
  return int(session.one<std::int64_t>({"ledger.count_open_duties", sql},
                                       {{"school_id", school_id}, {"owner_id", owner_id}}));
}

}  // namespace kith::ledger
