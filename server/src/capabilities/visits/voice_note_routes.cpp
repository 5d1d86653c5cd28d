// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/voice_notes.hpp"

namespace kith::visits {
namespace {

using http::Call;
using people::viewer_of;

struct OfContact {
  std::int64_t contact_id = 0;
};
KITH_DESCRIBE(OfContact, (contact_id))

struct OneVoiceNote {
  std::int64_t contact_id = 0;
  std::string address;
};
KITH_DESCRIBE(OneVoiceNote, (contact_id, address))

// Without a version, so that nothing keeps it.
http::RawReply as_sound(HeardVoiceNote note) {
  return {.content_type = note.format == sounds::SoundFormat::kMp4 ? "audio/mp4" : "audio/webm",
          .body = std::move(note.bytes)};
}

}  // namespace

std::vector<http::Route> voice_note_routes(VoiceNotes& voice_notes) {
  return {
      http::post_file("/api/visits/{contact_id}/voice_notes", people::kForStaff, sounds::kMostBytes,
                      [&](const Call& call, OfContact in) {
                        return voice_notes.add(viewer_of(call.caller), in.contact_id, call.raw_body);
                      }),
      http::get("/api/visits/{contact_id}/voice_notes/{address}", people::kForStaff,
                [&](const Call& call, OneVoiceNote in) -> Result<http::RawReply> {
                  auto heard = voice_notes.hear(viewer_of(call.caller), in.contact_id, in.address);
                  if (!heard) return heard.error();
                  return as_sound(*std::move(heard));
                }),
      http::del("/api/visits/{contact_id}/voice_notes/{address}", people::kForStaff,
                [&](const Call& call, OneVoiceNote in) -> Result<http::NoContent> {
                  auto removed = voice_notes.remove(viewer_of(call.caller), in.contact_id, in.address);
                  if (!removed) return removed.error();
                  return http::NoContent{};
                }),
  };
}

}  // namespace kith::visits
