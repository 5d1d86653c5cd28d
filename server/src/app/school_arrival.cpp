// SPDX-License-Identifier: Apache-2.0
#include "app/school_arrival.hpp"

#include "people/directory_store.hpp"
#include "people/founding.hpp"
#include "platform/memory.hpp"

namespace kith::app {

Result<std::int64_t> found_school(World& world, const std::string& name, people::Stage stage) {
  return world.db->write([&](db::Tx& tx) -> Result<std::int64_t> {
    auto founded = people::found_school(tx, world.clock, name, stage);
    if (!founded) return founded;
    // From this day on: nobody is judged by a week that was over before the school came.
    world.norms.adopt_all(tx, *founded, world.clock.today());
    return founded;
  });
}

void roster_arrived(World& world, std::int64_t school_id) {
  give_back_memory();  // the file's rows are gone, and counting a large school takes as much again
  world.db->write([&](db::Tx& tx) {
    world.identities.reconcile(tx, school_id);
    world.norms.roster_changed(tx, school_id);
    world.publishing.roster_changed(tx, school_id);
    world.district_letters.try_again(tx, school_id);
  });
}

void roster_arrived(World& world, const std::string& school) {
  auto found =
      world.db->read([&](db::Session& session) { return people::find_school_named(session, school); });
  if (found) roster_arrived(world, found->school_id);
}

}  // namespace kith::app
