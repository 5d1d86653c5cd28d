// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/family_records.hpp"

#include "calendar/calendar.hpp"
#include "people/topics.hpp"

namespace kith::records {
namespace {

constexpr int kMostRecords = 30;

}  // namespace

FamilyRecord FamilyRecords::record_of(db::Session& session, const people::Viewer& viewer,
                                      const RecordRow& row) {
  const RecordKey key{tenant_of(row.student_id), row.contact_id};
  FamilyRecord record{.contact_id = row.contact_id,
                      .student_id = row.student_id,
                      .given_name = people::given_name(row.student_name),
                      .kind = row.kind,
                      .mode = row.mode,
                      .held_on = row.held_on,
                      .author_name = row.author_name,
                      .version = *row.shared_version,
                      .shared_at = *row.shared_at,
                      .words = shareable(read_words(*row.shared_words)),
                      .answers = {},
                      .additions = additions_of(session, key),
                      .acknowledged_at = std::nullopt};
  for (const auto& each : follow_ups_listed(session, key.school_id, row.contact_id))
    if (!is_protected(each.kind))
      record.answers.push_back(
          {each.kind, each.what, each.owner_name, each.due_at, each.how, each.outcome, each.done_at});
  for (const auto& receipt : receipts_of(session, key))
    if (receipt.guardian_id == viewer.person_id) {
      record.acknowledged_at = receipt.acknowledged_at;
      record.has_rated = receipt.has_rated;
    }
  return record;
}

std::vector<FamilyRecord> FamilyRecords::list(const people::Viewer& viewer,
                                              std::optional<std::int64_t> student_id) {
  return db_.read([&](db::Session& session) {
    std::vector<FamilyRecord> records;
    auto sight = people::students_in_sight(viewer, clock_.today());
    for (const auto& row : shared_records(session, sight, viewer.person_id, student_id, kMostRecords))
      records.push_back(record_of(session, viewer, row));
    return records;
  });
}

Result<RecordRow> FamilyRecords::shared_with(db::Session& session, const people::Viewer& viewer,
                                             std::int64_t contact_id) {
  auto sight = people::students_in_sight(viewer, clock_.today());
  auto record = find_record(session, sight, {viewer.school_id, contact_id}, viewer.person_id);
  if (!record || !record->shared_at) return not_found("records.no_such_record");
  return *record;
}

Result<FamilyRecord> FamilyRecords::acknowledge(const people::Viewer& viewer, const RecordVersion& read) {
  return db_.write([&](db::Tx& tx) -> Result<FamilyRecord> {
    tx.lock(read.contact_id);
    auto record = shared_with(tx, viewer, read.contact_id);
    if (!record) return record.error();
    if (record->shared_version != read.version) return conflict("records.changed_meanwhile");
    if (save_acknowledgement(tx, {viewer.school_id, read.contact_id}, viewer.person_id, clock_.now()))
      tell(tx, "record.acknowledged", *record);
    return record_of(tx, viewer, *record);
  });
}

Result<FamilyRecord> FamilyRecords::add(const people::Viewer& viewer, const NewAddition& addition) {
  if (auto refused = refusal(addition)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<FamilyRecord> {
    tx.lock(addition.contact_id);
    auto record = shared_with(tx, viewer, addition.contact_id);
    if (!record) return record.error();
    if (additions_of(tx, {viewer.school_id, addition.contact_id}).size() >= kMostPoints)
      return invalid("records.too_many");
    AdditionRow row{.school_id = viewer.school_id,
                    .id = tx.take_ids(viewer.school_id),
                    .contact_id = addition.contact_id,
                    .by_kind = AddedBy::kGuardian,
                    .by_id = viewer.person_id,
                    .words = addition.words,
                    .added_at = clock_.now()};
    save_addition(tx, row);
    follow_ups_.open_for_addition(tx, *record, row);
    tell(tx, "record.added_to", *record);
    return record_of(tx, viewer, *record);
  });
}

// No event: when a rating came would tell whose it is.
Result<FamilyRecord> FamilyRecords::rate(const people::Viewer& viewer, const NewRating& rating) {
  return db_.write([&](db::Tx& tx) -> Result<FamilyRecord> {
    auto record = shared_with(tx, viewer, rating.contact_id);
    if (!record) return record.error();
    if (!save_has_rated(tx, {viewer.school_id, rating.contact_id}, viewer.person_id))
      return conflict("records.already_rated");
    add_rating(tx, viewer.school_id, calendar::school_year_of(record->held_on), rating);
    return record_of(tx, viewer, *record);
  });
}

SchoolRatings FamilyRecords::ratings(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    auto school_year = calendar::school_year_of(clock_.today());
    return SchoolRatings{school_year, shown_ratings(session, viewer.school_id, school_year)};
  });
}

void FamilyRecords::tell(db::Tx& tx, const char* event, const RecordRow& record) {
  tx.after_commit([this, event, author_id = record.author_id, contact_id = record.contact_id] {
    events_.publish({.name = event, .subject_id = contact_id, .topics = {people::person_topic(author_id)}});
  });
}

}  // namespace kith::records
