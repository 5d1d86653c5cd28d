// SPDX-License-Identifier: Apache-2.0
// Keeping voice notes, and above all who does not hear them.
#include "capabilities/visits/voice_notes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/visits/visits.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/sounds/sounds_kit.hpp"

namespace kith::visits {
namespace {

class VoiceNoteStore : public db::BothEngines {
 protected:
  std::int64_t call_to_the_li_family(const std::string& client_key) {
    return visits
        .record(homeroom, {.student_id = cast.li,
                           .kind = ledger::ContactKind::kCall,
                           .mode = ledger::Mode::kTelephone,
                           .client_key = client_key})
        .value()
        .contact_id;
  }
  std::string add_as(const access::Caller& caller, const std::string& file) {
    auto added = voice_notes.add(people::viewer_of(caller), contact, file);
    return added ? added->address : added.error().code;
  }
  std::string request(const std::string& verb, const std::string& address = "") const {
    return fmt::format("{} /api/visits/{}/voice_notes{}{}", verb, contact, address.empty() ? "" : "/",
                       address);
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  Visits visits{db(), clock, ledger, events};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  VoiceNotes voice_notes{db(), clock, sealer, random};
  http::RouterKit kit{voice_note_routes(voice_notes)};
  people::Viewer homeroom = people::viewer_of(cast.as_homeroom());
  std::int64_t contact = call_to_the_li_family("call");
};

TEST_P(VoiceNoteStore, SealsARecordingAndGivesItBack) {
  const auto file = sounds::kit::webm(30);
  auto line = voice_notes.add(homeroom, contact, file).value();
  EXPECT_EQ(line.seconds, 30);
  auto heard = voice_notes.hear(homeroom, contact, line.address).value();
  EXPECT_EQ(heard.bytes, file);
  EXPECT_EQ(heard.format, sounds::SoundFormat::kWebm);
  auto stored = db().read([&](db::Session& session) {
    return sealed_voice_note(session, cast.school, contact, line.address).value();
  });
  EXPECT_EQ(stored.sealed.find("silence"), std::string::npos);
}

TEST_P(VoiceNoteStore, TakesOneFileSentTwiceAsOne) {
  const auto file = sounds::kit::mp4_in_fragments(5);
  EXPECT_EQ(add_as(cast.as_homeroom(), file), add_as(cast.as_homeroom(), file));
  auto lines = visits.history(homeroom, cast.li).value();
  ASSERT_TRUE(lines.at(0).voice_notes);
  EXPECT_EQ(lines.at(0).voice_notes->size(), 1u);
}

TEST_P(VoiceNoteStore, HoldsNoMoreThanThree) {
  for (int seconds = 1; seconds <= kMostVoiceNotes; ++seconds)
    ASSERT_TRUE(voice_notes.add(homeroom, contact, sounds::kit::webm(seconds)));
  EXPECT_EQ(add_as(cast.as_homeroom(), sounds::kit::webm(9)), "visits.too_many_voice_notes");
}

TEST_P(VoiceNoteStore, IsAddedByTheAuthorAlone) {
  const auto file = sounds::kit::webm(5);
  EXPECT_EQ(add_as(cast.as_principal(), file), "visits.not_your_entry");
  EXPECT_EQ(add_as(cast.as_other_homeroom(), file), "visits.no_such_visit");
  EXPECT_EQ(add_as(cast.as_principal_elsewhere(), file), "visits.no_such_visit");
  EXPECT_EQ(add_as(cast.as_homeroom(), "dear colleague"), "sounds.not_a_sound");
  EXPECT_EQ(add_as(cast.as_homeroom(), sounds::kit::webm(200)), "sounds.too_long");
}

TEST_P(VoiceNoteStore, IsHeardByStaffWhoSeeTheStudentAndNobodyElse) {
  auto address = add_as(cast.as_homeroom(), sounds::kit::webm(5));
  auto heard = kit.call(cast.as_homeroom(), request("GET", address));
  EXPECT_EQ(*heard.response.header("Content-Type"), "audio/webm");
  EXPECT_EQ(*heard.response.header("Cache-Control"), "no-store");
  const std::vector<std::string> a_sound{"silence"};
  kit.check({
      {.name = "the principal hears it",
       .as = cast.as_principal(),
       .request = request("GET", address),
       .body_has = a_sound},
      {.name = "a teacher of another class does not",
       .as = cast.as_other_homeroom(),
       .request = request("GET", address),
       .status = 404,
       .body_lacks = a_sound},
      {.name = "another school does not",
       .as = cast.as_principal_elsewhere(),
       .request = request("GET", address),
       .status = 404,
       .body_lacks = a_sound},
      {.name = "the family does not",
       .as = cast.as_li_mother(),
       .request = request("GET", address),
       .status = 403,
       .body_lacks = a_sound},
      {.name = "the district does not",
       .as = cast.as_officer(),
       .request = request("GET", address),
       .status = 403,
       .body_lacks = a_sound},
      {.name = "nobody signed in does",
       .request = request("GET", address),
       .status = 401,
       .body_lacks = a_sound},
      {.name = "an address is not guessed",
       .as = cast.as_homeroom(),
       .request = request("GET", "1"),
       .status = 404},
      {.name = "a colleague does not take it away",
       .as = cast.as_principal(),
       .request = request("DELETE", address),
       .status = 403},
      {.name = "its author does",
       .as = cast.as_homeroom(),
       .request = request("DELETE", address),
       .status = 204},
      {.name = "and then it is gone",
       .as = cast.as_homeroom(),
       .request = request("GET", address),
       .status = 404},
  });
}

TEST_P(VoiceNoteStore, TellsFamiliesNothingOfIt) {
  add_as(cast.as_homeroom(), sounds::kit::webm(5));
  auto lines = visits.history(people::viewer_of(cast.as_li_mother()), cast.li).value();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_FALSE(lines.at(0).voice_notes);
}

KITH_BOTH_ENGINES(VoiceNoteStore);

}  // namespace
}  // namespace kith::visits
