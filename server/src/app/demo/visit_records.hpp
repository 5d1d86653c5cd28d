// SPDX-License-Identifier: Apache-2.0
// Full records of some visits: shared, acknowledged, added to, rated, followed up, with photographs drawn
// here. In the first schools alone.
#pragma once

#include "app/demo/cast.hpp"
#include "app/demo/dice.hpp"
#include "capabilities/visits/records/follow_ups.hpp"
#include "platform/secrets/random.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::demo {

// Who opens and closes what is told. Outlives the transaction, since what it did is published after that;
// nobody listens yet.
class RecordWorld : events::Events {
 public:
  RecordWorld(db::Db& db, Instant now) : clock(now), follow_ups(db, clock, duties, *this) {}

  FixedClock clock;
  ledger::Duties duties;
  records::FollowUps follow_ups;

 private:
  void publish(events::Event) override {}
};

struct RecordTelling {
  RecordWorld& world;
  const SchoolPeople& school;
  const Cast& cast;
  Instant now{};
  const Dice& dice;
  const secrets::Sealer& sealer;
  secrets::Random& random;
  int records = 40;  // at most
};

// Requires: people and contacts are written, and their identifiers belong to the school's sequence.
void write_visit_records(db::Tx& tx, const RecordTelling& telling);

}  // namespace kith::demo
