// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/voice_notes.hpp"

#include "platform/secrets/codes.hpp"

namespace kith::visits {

bool VoiceNotes::is_seen(db::Session& session, const people::Viewer& viewer, std::int64_t student_id) {
  return !students_seen(session, people::students_in_sight(viewer, clock_.today()), {student_id}).empty();
}

std::optional<Error> VoiceNotes::barred(db::Session& session, const people::Viewer& viewer,
                                        std::int64_t contact_id) {
  auto entry = find_entry(session, viewer.school_id, contact_id);
  if (!entry) return not_found("visits.no_such_visit");
  if (entry->recorded_by == viewer.person_id) return std::nullopt;
  return is_seen(session, viewer, entry->student_id) ? forbidden("visits.not_your_entry")
                                                     : not_found("visits.no_such_visit");
}

Result<VoiceNoteLine> VoiceNotes::add(const people::Viewer& viewer, std::int64_t contact_id,
                                      std::string_view file) {
  // Before anything is read for somebody who may not.
  auto refused = db_.read([&](db::Session& session) { return barred(session, viewer, contact_id); });
  if (refused) return *refused;
  auto sound = sounds::examine(file);
  if (!sound) return sound.error();
  const VoiceNoteRow note{.school_id = viewer.school_id,
                          .contact_id = contact_id,
                          .address = secrets::new_token(random_),
                          .digest = sealer_.blind_index("voice_note", file),
                          .format = sound->format,
                          .seconds = int(std::chrono::ceil<std::chrono::seconds>(sound->length).count()),
                          .sealed = sealer_.seal(file),
                          .added_at = clock_.now(),
                          .added_by = viewer.person_id};
  return db_.write([&](db::Tx& tx) -> Result<VoiceNoteLine> {
    tx.lock(contact_id);
    if (auto barred_now = barred(tx, viewer, contact_id)) return *barred_now;
    if (auto known = voice_note_sent_as(tx, viewer.school_id, contact_id, note.digest)) return *known;
    if (count_voice_notes(tx, viewer.school_id, contact_id) >= kMostVoiceNotes)
      return invalid("visits.too_many_voice_notes");
    save_voice_note(tx, note);
    return VoiceNoteLine{note.address, note.seconds, note.added_at};
  });
}

Result<HeardVoiceNote> VoiceNotes::hear(const people::Viewer& viewer, std::int64_t contact_id,
                                        const std::string& address) {
  auto note = db_.read([&](db::Session& session) -> std::optional<SealedVoiceNote> {
    auto entry = find_entry(session, viewer.school_id, contact_id);
    if (!entry || !is_seen(session, viewer, entry->student_id)) return std::nullopt;
    return sealed_voice_note(session, viewer.school_id, contact_id, address);
  });
  if (!note) return not_found("visits.no_such_voice_note");
  return HeardVoiceNote{note->format, sealer_.open(note->sealed)};
}

Result<void> VoiceNotes::remove(const people::Viewer& viewer, std::int64_t contact_id,
                                const std::string& address) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    if (auto refused = barred(tx, viewer, contact_id)) return *refused;
    if (!remove_voice_note(tx, viewer.school_id, contact_id, address))
      return not_found("visits.no_such_voice_note");
    return {};
  });
}

}  // namespace kith::visits
