// SPDX-License-Identifier: Apache-2.0
// What a teacher said into the telephone after a contact, instead of writing it: for staff only, like the
// note, and sealed. Thread-safe: no state of its own.
#pragma once

#include "capabilities/visits/visit_store.hpp"
#include "capabilities/visits/voice_note_store.hpp"
#include "platform/http/route.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::visits {

constexpr int kMostVoiceNotes = 3;  // of one contact

struct HeardVoiceNote {
  sounds::SoundFormat format = sounds::SoundFormat::kWebm;
  std::string bytes;
};

class VoiceNotes {
 public:
  VoiceNotes(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, secrets::Random& random)
      : db_(db), clock_(clock), sealer_(sealer), random_(random) {}

  // The same file again gives the same voice note. Errors: visits.no_such_visit (or out of sight),
  // visits.not_your_entry, visits.too_many_voice_notes, those of sounds::examine.
  Result<VoiceNoteLine> add(const people::Viewer& viewer, std::int64_t contact_id, std::string_view file);

  // For staff who see the student. Error: visits.no_such_voice_note.
  Result<HeardVoiceNote> hear(const people::Viewer& viewer, std::int64_t contact_id,
                              const std::string& address);

  // Errors: visits.no_such_visit, visits.not_your_entry, visits.no_such_voice_note.
  Result<void> remove(const people::Viewer& viewer, std::int64_t contact_id, const std::string& address);

 private:
  // Why the viewer may not change the voice notes of this contact.
  std::optional<Error> barred(db::Session& session, const people::Viewer& viewer, std::int64_t contact_id);
  bool is_seen(db::Session& session, const people::Viewer& viewer, std::int64_t student_id);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  secrets::Random& random_;
};

std::vector<http::Route> voice_note_routes(VoiceNotes& voice_notes);

}  // namespace kith::visits
