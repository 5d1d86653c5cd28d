// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/voice_note_store.hpp"

namespace kith::visits {
namespace {

constexpr db::Sql kAbout{
    "visits.voice_notes_about",
    "select n.contact_id, n.address, n.seconds, n.added_at from contact_students k "
    "join visit_voice_notes n on n.school_id = k.school_id and n.contact_id = k.contact_id "
    "where k.school_id = :school_id and k.student_id = :student_id order by n.added_at, n.address"};
constexpr db::Sql kCount{"visits.count_voice_notes",
                         "select count(*) from visit_voice_notes where school_id = :school_id "
                         "and contact_id = :contact_id"};
constexpr db::Sql kSentAs{
    "visits.voice_note_sent_as",
    "select address, seconds, added_at from visit_voice_notes where school_id = :school_id "
    "and contact_id = :contact_id and digest = :digest"};
constexpr db::Sql kSealed{"visits.sealed_voice_note",
                          "select format, sealed from visit_voice_notes where school_id = :school_id and "
                          "contact_id = :contact_id and address = :address"};
constexpr db::Sql kRemove{
    "visits.remove_voice_note",
    "delete from visit_voice_notes where school_id = :school_id and contact_id = :contact_id and "
    "address = :address"};

db::Args of_contact(std::int64_t school_id, std::int64_t contact_id) {
  return {{"school_id", school_id}, {"contact_id", contact_id}};
}
db::Args of_note(std::int64_t school_id, std::int64_t contact_id, const std::string& address) {
  return {{"school_id", school_id}, {"contact_id", contact_id}, {"address", address}};
}

}  // namespace

std::vector<VoiceNoteOfContact> voice_notes_about(db::Session& session, std::int64_t school_id,
                                                  std::int64_t student_id) {
  return session.all<VoiceNoteOfContact>(kAbout, {{"school_id", school_id}, {"student_id", student_id}});
}

int count_voice_notes(db::Session& session, std::int64_t school_id, std::int64_t contact_id) {
  return int(session.one<std::int64_t>(kCount, of_contact(school_id, contact_id)));
}

std::optional<VoiceNoteLine> voice_note_sent_as(db::Session& session, std::int64_t school_id,
                                                std::int64_t contact_id, const std::string& digest) {
  auto args = of_contact(school_id, contact_id);
  args.emplace_back("digest", digest);
  return session.maybe<VoiceNoteLine>(kSentAs, args);
}

std::optional<SealedVoiceNote> sealed_voice_note(db::Session& session, std::int64_t school_id,
                                                 std::int64_t contact_id, const std::string& address) {
  return session.maybe<SealedVoiceNote>(kSealed, of_note(school_id, contact_id, address));
}

void save_voice_note(db::Tx& tx, const VoiceNoteRow& note) { tx.insert("visit_voice_notes", note); }

bool remove_voice_note(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id,
                       const std::string& address) {
  return tx.exec(kRemove, of_note(school_id, contact_id, address)) > 0;
}

}  // namespace kith::visits
