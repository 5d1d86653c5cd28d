// SPDX-License-Identifier: Apache-2.0
// SQL of voice notes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/sounds/sound.hpp"

namespace kith::visits {

struct VoiceNoteRow {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
  std::string address;
  std::string digest;
  sounds::SoundFormat format = sounds::SoundFormat::kWebm;
  int seconds = 0;
  std::string sealed;
  Instant added_at{};
  std::int64_t added_by = 0;
};
KITH_DESCRIBE(VoiceNoteRow,
              (school_id, contact_id, address, digest, format, seconds, sealed, added_at, added_by))

struct VoiceNoteLine {
  std::string address;
  int seconds = 0;
  Instant added_at{};
};
KITH_DESCRIBE(VoiceNoteLine, (address, seconds, added_at))

struct VoiceNoteOfContact {
  std::int64_t contact_id = 0;
  std::string address;
  int seconds = 0;
  Instant added_at{};
};
KITH_DESCRIBE(VoiceNoteOfContact, (contact_id, address, seconds, added_at))

struct SealedVoiceNote {
  sounds::SoundFormat format = sounds::SoundFormat::kWebm;
  std::string sealed;
};
KITH_DESCRIBE(SealedVoiceNote, (format, sealed))

// Of all contacts that name the student, the oldest first.
std::vector<VoiceNoteOfContact> voice_notes_about(db::Session& session, std::int64_t school_id,
                                                  std::int64_t student_id);
int count_voice_notes(db::Session& session, std::int64_t school_id, std::int64_t contact_id);
// The one that was sent as the same file before.
std::optional<VoiceNoteLine> voice_note_sent_as(db::Session& session, std::int64_t school_id,
                                                std::int64_t contact_id, const std::string& digest);
std::optional<SealedVoiceNote> sealed_voice_note(db::Session& session, std::int64_t school_id,
                                                 std::int64_t contact_id, const std::string& address);
void save_voice_note(db::Tx& tx, const VoiceNoteRow& note);
bool remove_voice_note(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id,
                       const std::string& address);

}  // namespace kith::visits
