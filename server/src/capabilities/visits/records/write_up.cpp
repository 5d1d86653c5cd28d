// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/write_up.hpp"

#include "calendar/calendar_store.hpp"
#include "capabilities/visits/records/write_up_day_store.hpp"
#include "ledger/caused_duty.hpp"

namespace kith::records {
namespace {

bool is_home_visit(const ledger::ContactChange& contact) {
  return !contact.students.empty() && !contact.staff.empty() &&
         contact.students.front().kind == ledger::ContactKind::kVisit &&
         contact.students.front().mode == ledger::Mode::kHome;
}

std::optional<std::int64_t> open_write_up(db::Session& session, const WrittenUp& visit) {
  return ledger::open_duty_from(session, {.school_id = visit.school_id,
                                          .owner_id = visit.owner_id,
                                          .kind = kWriteUp,
                                          .cause_slice = "visits",
                                          .cause_id = visit.contact_id});
}

}  // namespace

void begin_write_up(db::Tx& tx, ledger::Duties& duties, const ledger::ContactChange& visit,
                    const Clock& clock) {
  if (!is_home_visit(visit)) return;
  const auto now = clock.now();
  auto within = kWriteUpWithin;
  within.amount = write_up_days_of(tx, visit.school_id).value_or(within.amount);
  duties.open(tx,
              {.school_id = visit.school_id,
               .kind = kWriteUp,
               .clause = "P2d.7",
               .owner_id = visit.staff.front().staff_id,
               .subject_kind = "student",
               .subject_id = visit.students.front().student_id,
               .cause_slice = "visits",
               .cause_id = visit.contact_id,
               .began_at = now,
               .due_at = ledger::due_at(within, now, calendar::load_calendar(tx, visit.school_id), clock)});
}

void fulfil_write_up(db::Tx& tx, ledger::Duties& duties, const WrittenUp& visit, Instant at) {
  if (auto id = open_write_up(tx, visit)) duties.fulfil(tx, visit.school_id, *id, at).value();
}

void cancel_write_up(db::Tx& tx, ledger::Duties& duties, const ledger::ContactChange& visit, Instant at) {
  if (!is_home_visit(visit)) return;
  if (auto id = open_write_up(tx, {visit.school_id, visit.staff.front().staff_id, visit.contact_id}))
    duties.cancel(tx, visit.school_id, *id, at, "visit_voided").value();
}

}  // namespace kith::records
