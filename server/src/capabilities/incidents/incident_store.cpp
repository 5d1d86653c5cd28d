// SPDX-License-Identifier: Apache-2.0
#include "capabilities/incidents/incident_store.hpp"

#include <fmt/format.h>

namespace kith::incidents {
namespace {

constexpr std::string_view kColumns =
    "select school_id, id, student_id, kind, happened_at, told_at, told_by, note, client_key, shared_at, "
    "shared_by, withdrawn_at, withdrawn_by from incidents where school_id = :school_id and ";
constexpr db::Sql kSaveNote{"incidents.save_note",
                            "update incidents set note = :note where school_id = :school_id and id = :id"};
constexpr db::Sql kShare{
    "incidents.share",
    "update incidents set shared_at = :at, shared_by = :by where school_id = :school_id and id = :id"};
constexpr db::Sql kWithdraw{
    "incidents.withdraw",
    "update incidents set withdrawn_at = :at, withdrawn_by = :by where school_id = :school_id and id = :id"};
constexpr std::string_view kSeen =
    "select i.id, i.kind, i.happened_at, i.told_by, t.name, i.note, i.shared_at from incidents i "
    "join staff t on t.school_id = i.school_id and t.id = i.told_by "
    "where i.school_id = :school_id and i.student_id = :student_id and i.withdrawn_at is null{} "
    "order by i.happened_at desc, i.id desc limit 100";
constexpr std::string_view kUnprotected =
    " and (i.kind not in ({}) or i.told_by = :viewer_id or exists (select 1 from duties d "
    "where d.school_id = i.school_id and d.subject_kind = 'student' and d.subject_id = i.student_id and "
    "d.cause_slice = 'incidents' and d.cause_id = i.id and d.owner_id = :viewer_id and d.cancelled_at is "
    "null))";
constexpr db::Sql kOwed{
    "incidents.owed_of_student",
    "select d.id, d.cause_id, d.kind, d.clause, d.owner_id, t.name, d.due_at, d.fulfilled_at, o.outcome "
    "from duties d join staff t on t.school_id = d.school_id and t.id = d.owner_id "
    "left join incident_outcomes o on o.school_id = d.school_id and o.duty_id = d.id "
    "where d.school_id = :school_id and d.subject_kind = 'student' and d.subject_id = :student_id and "
    "d.cause_slice = 'incidents' and d.cancelled_at is null order by d.due_at, d.id"};
constexpr db::Sql kOwedBefore{
    "incidents.owed_before",
    "select d.id, d.kind, k.kind, c.held_at from contact_students k "
    "join contacts c on c.school_id = k.school_id and c.id = k.contact_id "
    "join duties d on d.school_id = k.school_id and d.subject_kind = 'student' and d.subject_id = "
    "k.student_id "
    "where k.school_id = :school_id and k.contact_id = :contact_id and d.cause_slice = 'incidents' and "
    "d.fulfilled_at is null and d.cancelled_at is null and d.began_at <= c.held_at order by d.id"};
constexpr db::Sql kContactsSince{
    "incidents.contacts_since",
    "select k.contact_id, k.kind, c.held_at from contact_students k "
    "join contacts c on c.school_id = k.school_id and c.id = k.contact_id "
    "where k.school_id = :school_id and k.student_id = :student_id and k.held_on >= :since_on and k.is_void "
    "= 0 and c.held_at >= :since_at order by c.held_at, k.contact_id"};

}  // namespace

void save_incident(db::Tx& tx, const IncidentRow& incident) { tx.insert("incidents", incident); }

std::optional<IncidentRow> find_incident(db::Session& session, std::int64_t school_id, std::int64_t id) {
  static const auto sql = std::string(kColumns) + "id = :id";
  return session.maybe<IncidentRow>({"incidents.find", sql}, {{"school_id", school_id}, {"id", id}});
}

std::optional<IncidentRow> find_incident_by_client_key(db::Session& session, std::int64_t school_id,
                                                       const std::string& client_key) {
  static const auto sql = std::string(kColumns) + "client_key = :client_key";
  return session.maybe<IncidentRow>({"incidents.find_by_client_key", sql},
                                    {{"school_id", school_id}, {"client_key", client_key}});
}

void save_note(db::Tx& tx, std::int64_t school_id, std::int64_t id, const std::string& note) {
  tx.exec(kSaveNote, {{"note", note}, {"school_id", school_id}, {"id", id}});
}

void save_sharing(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant at, std::int64_t by) {
  tx.exec(kShare, {{"at", at}, {"by", by}, {"school_id", school_id}, {"id", id}});
}

void save_withdrawal(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant at, std::int64_t by) {
  tx.exec(kWithdraw, {{"at", at}, {"by", by}, {"school_id", school_id}, {"id", id}});
}

std::vector<IncidentListed> incidents_seen(db::Session& session, const WhichIncidents& which) {
  std::string conditions;
  db::Args args{{"school_id", which.school_id}, {"student_id", which.student_id}};
  if (which.only_shared) conditions += " and i.shared_at is not null";
  if (!which.only_shared && !which.has_grant) {
    conditions += fmt::format(fmt::runtime(kUnprotected), protected_kinds());
    args.emplace_back("viewer_id", which.viewer_id);
  }
  if (which.incident_id) {
    conditions += " and i.id = :incident_id";
    args.emplace_back("incident_id", *which.incident_id);
  }
  return session.all<IncidentListed>({"incidents.seen", fmt::format(fmt::runtime(kSeen), conditions)}, args);
}

std::vector<OwedRow> owed_of_student(db::Session& session, std::int64_t school_id, std::int64_t student_id) {
  return session.all<OwedRow>(kOwed, {{"school_id", school_id}, {"student_id", student_id}});
}

void save_outcome(db::Tx& tx, const OutcomeRow& outcome) { tx.insert("incident_outcomes", outcome); }

std::vector<OwedBefore> owed_before(db::Session& session, std::int64_t school_id, std::int64_t contact_id) {
  return session.all<OwedBefore>(kOwedBefore, {{"school_id", school_id}, {"contact_id", contact_id}});
}

std::vector<ContactSince> contacts_since(db::Session& session, std::int64_t school_id,
                                         std::int64_t student_id, Date since_on, Instant since_at) {
  return session.all<ContactSince>(
      kContactsSince,
      {{"school_id", school_id}, {"student_id", student_id}, {"since_on", since_on}, {"since_at", since_at}});
}

}  // namespace kith::incidents
