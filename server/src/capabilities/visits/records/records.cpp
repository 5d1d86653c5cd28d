// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/records.hpp"

#include <algorithm>

#include "people/topics.hpp"
#include "platform/text/characters.hpp"

namespace kith::records {
namespace {

bool has_grant(db::Session& session, const people::Viewer& viewer, Date today, const RecordRow& record) {
  return record.is_writer ||
         people::has_care_grant(session, people::care_in_sight(viewer, today), record.student_id);
}

RecordState state_of(const RecordRow& record) {
  if (record.acknowledged_at) return RecordState::kAcknowledged;
  return record.shared_at ? RecordState::kShared : RecordState::kDraft;
}

std::vector<FormQuestion> questions_about(db::Session& session, const RecordRow& record,
                                          const RecordWords& words) {
  std::vector<std::string> classmates;
  if (record.class_id)
    classmates = classmates_of(session, tenant_of(record.student_id), *record.class_id, record.family_id);
  return questions_of(words, classmates);
}

std::optional<Error> stranger_among(db::Session& session, const RecordRow& record, const RecordWords& words) {
  auto known = guardian_ids_of(session, tenant_of(record.student_id), record.student_id);
  for (auto id : words.guardian_ids)
    if (std::find(known.begin(), known.end(), id) == known.end())
      return invalid("records.not_a_guardian", {{"guardian_ids", "records.not_a_guardian"}});
  return std::nullopt;
}

RecordKey key_of(const RecordRow& record) { return {tenant_of(record.student_id), record.contact_id}; }

}  // namespace

std::optional<Error> refusal(const NewAddition& addition) {
  if (addition.words.find_first_not_of(" \t\r\n") == std::string::npos)
    return invalid("records.no_words", {{"words", "records.no_words"}});
  if (text::characters_in(addition.words) > kLongestText)
    return invalid("records.too_long", {{"words", "records.too_long"}});
  return std::nullopt;
}

RecordPage Records::page_of(db::Session& session, const people::Viewer& viewer, const RecordRow& record) {
  const auto today = clock_.today();
  const auto naming = people::naming_of(session, viewer.school_id, today);
  const auto key = key_of(record);
  RecordPage page{.contact_id = record.contact_id,
                  .student_id = record.student_id,
                  .student_name = record.student_name,
                  .given_name = people::given_name(record.student_name),
                  .class_name = std::nullopt,
                  .kind = record.kind,
                  .mode = record.mode,
                  .held_at = record.held_at,
                  .held_on = record.held_on,
                  .author_name = record.author_name,
                  .state = state_of(record),
                  .version = record.version.value_or(0),
                  .updated_at = record.updated_at,
                  .shared_at = record.shared_at,
                  .has_unshared_changes = record.shared_version && record.shared_version != record.version,
                  .may_write = record.is_writer};
  if (record.entry_grade)
    page.class_name = naming.name({*record.entry_grade, *record.entry_year, *record.number});
  if (record.words) page.words = read_words(*record.words);
  if (!has_grant(session, viewer, today, record)) {
    page.words.signs.clear();
    page.hides_signs = true;
  }
  if (record.is_writer) page.questions = questions_about(session, record, page.words);
  for (const auto& row : people::guardians_of(session, key.school_id, record.student_id))
    page.guardians.push_back({row.guardian_id, row.name, row.relation});
  if (record.is_writer) page.colleagues = colleagues_for(session, key.school_id, record.class_id, today);
  page.photographs = photographs_of(session, key.school_id, record.contact_id);
  for (const auto& row : follow_ups_seen(session, viewer, today, {.contact_id = record.contact_id}, 100))
    page.follow_ups.push_back(line_of(row, viewer, naming));
  for (const auto& receipt : receipts_of(session, key))
    if (receipt.acknowledged_at)
      page.acknowledgements.push_back({receipt.guardian_name, *receipt.acknowledged_at});
  page.additions = additions_of(session, key);
  return page;
}

Result<RecordPage> Records::read(const people::Viewer& viewer, std::int64_t contact_id) {
  return db_.read([&](db::Session& session) -> Result<RecordPage> {
    auto record = find_record(session, records_in_sight(viewer, clock_.today()),
                              {viewer.school_id, contact_id}, viewer.person_id);
    if (!record) return not_found("records.no_such_record");
    return page_of(session, viewer, *record);
  });
}

Result<RecordRow> Records::written_by(db::Session& session, const people::Viewer& viewer,
                                      std::int64_t contact_id) {
  auto record = find_record(session, records_in_sight(viewer, clock_.today()), {viewer.school_id, contact_id},
                            viewer.person_id);
  if (!record) return not_found("records.no_such_record");
  if (!record->is_writer) return forbidden("records.not_yours");
  return *record;
}

Result<RecordSaved> Records::save(const people::Viewer& viewer, const RecordSaving& saving) {
  if (auto refused = refusal(saving.words)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<RecordSaved> {
    tx.lock(saving.contact_id);
    auto record = written_by(tx, viewer, saving.contact_id);
    if (!record) return record.error();
    const auto text = words_text(saving.words);
    const auto questions = questions_about(tx, *record, saving.words);
    if (record->words == text) return RecordSaved{*record->version, *record->updated_at, questions};
    if (record->acknowledged_at) return conflict("records.only_additions");
    if (record->version.value_or(0) != saving.version) return conflict(kChangedMeanwhile);
    if (auto refused = stranger_among(tx, *record, saving.words)) return *refused;
    RecordSaved saved{saving.version + 1, clock_.now(), questions};
    save_words(tx, {.school_id = viewer.school_id,
                    .contact_id = saving.contact_id,
                    .student_id = record->student_id,
                    .words = text,
                    .version = saved.version,
                    .updated_at = saved.updated_at,
                    .updated_by = viewer.person_id});
    return saved;
  });
}

Result<RecordPage> Records::share(const people::Viewer& viewer, const RecordVersion& wanted) {
  return db_.write([&](db::Tx& tx) -> Result<RecordPage> {
    tx.lock(wanted.contact_id);
    auto record = written_by(tx, viewer, wanted.contact_id);
    if (!record) return record.error();
    if (record->shared_version && record->shared_version == wanted.version)
      return page_of(tx, viewer, *record);
    if (record->acknowledged_at) return conflict("records.only_additions");
    if (!record->words || record->version != wanted.version) return conflict(kChangedMeanwhile);
    const auto words = read_words(*record->words);
    if (auto refused = sharing_refusal(questions_about(tx, *record, words))) return *refused;
    if (auto kept = follow_ups_.keep_in_step(tx, viewer, *record, words); !kept) return kept.error();
    share_words(tx, key_of(*record), clock_.now());
    tell(tx, "record.shared", *record);
    return page_of(tx, viewer, written_by(tx, viewer, wanted.contact_id).value());
  });
}

Result<RecordPage> Records::add(const people::Viewer& viewer, const NewAddition& addition) {
  if (auto refused = refusal(addition)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<RecordPage> {
    auto record = written_by(tx, viewer, addition.contact_id);
    if (!record) return record.error();
    if (!record->shared_at) return conflict("records.not_shared");
    save_addition(tx, {.school_id = viewer.school_id,
                       .id = tx.take_ids(viewer.school_id),
                       .contact_id = addition.contact_id,
                       .by_kind = AddedBy::kStaff,
                       .by_id = viewer.person_id,
                       .words = addition.words,
                       .added_at = clock_.now()});
    tell(tx, "record.added_to", *record);
    return page_of(tx, viewer, *record);
  });
}

// To the child's own guardians alone, one by one: a topic of the class would tell others that there was a
// visit.
void Records::tell(db::Tx& tx, const char* event, const RecordRow& record) {
  std::vector<std::string> topics;
  for (auto guardian_id : seeing_guardians_of(tx, tenant_of(record.student_id), record.student_id))
    topics.push_back(people::person_topic(guardian_id));
  tx.after_commit([this, event, topics, contact_id = record.contact_id] {
    events_.publish({.name = event, .subject_id = contact_id, .topics = topics});
  });
}

}  // namespace kith::records
