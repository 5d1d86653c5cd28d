// SPDX-License-Identifier: Apache-2.0
// A school with one recorded visit to the Li family and everything that works on records, for tests.
#pragma once

#include "capabilities/visits/records/routes.hpp"
#include "capabilities/visits/visits.hpp"
#include "people/topics.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::records::kit {

struct VisitedHome {
  explicit VisitedHome(db::Db& db);

  people::Viewer homeroom() const { return people::viewer_of(cast.as_homeroom()); }
  people::Viewer mother() const { return people::viewer_of(cast.as_li_mother()); }
  people::Viewer principal() const { return people::viewer_of(cast.as_principal()); }
  people::Viewer psychologist() const {
    return people::kit::as_staff(psychology_teacher, people::kPsychology);
  }

  // A visit by the homeroom teacher to the Li family, or another talk.
  std::int64_t visit(const std::string& client_key, ledger::ContactKind kind = ledger::ContactKind::kVisit,
                     ledger::Mode mode = ledger::Mode::kHome);
  // Words that may be shared: one concern with its method, a step of the school due on 1 December, an
  // opinion, and signs that ask for an assessment and for help.
  RecordWords words() const;
  // Saved and shared; the version shared.
  int share(const RecordWords& words);

  db::Db& db;
  people::kit::TwoSchools cast;
  std::int64_t psychology_teacher = 0;
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  events::KeptEvents events;
  kith::visits::Visits visits{db, clock, ledger, events};
  FollowUps follow_ups{db, clock, duties, events};
  Records records{db, clock, follow_ups, events};
  Photographs photographs{db, clock, sealer, random};
  FamilyRecords family_records{db, clock, follow_ups, events};
  RecordPapers papers{db, clock, records, family_records, photographs};
  std::int64_t contact_id = 0;
};

}  // namespace kith::records::kit
