// SPDX-License-Identifier: Apache-2.0
// A school of 24 classes plans its visit season anew, from reading the school to the durable plan: what the
// office waits for after the button.
#include "bench/benchmarks.hpp"
#include "bench/samples.hpp"
#include "capabilities/visits/planning/plans.hpp"
#include "platform/events/hub.hpp"

namespace kith::bench {
namespace {

constexpr int kStudents = 1008;
constexpr int kRounds = 5;
constexpr db::Sql kTheDirector{
    "bench.the_director",
    "select school_id, min(staff_id) from staff_posts where post = 'moral_director' "
    "group by school_id order by school_id limit 1"};

struct Director {
  std::int64_t school_id = 0, staff_id = 0;
};
KITH_DESCRIBE(Director, (school_id, staff_id))

}  // namespace

void measure_season(db::Engine engine, Table& table) {
  District district(engine, {.schools = 1, .students = kStudents});
  auto director =
      district.db().read([](db::Session& session) { return session.one<Director>(kTheDirector); });
  people::Viewer desk{director.school_id, director.staff_id, people::kStaff | people::kMoralEducation};
  secrets::SystemRandom random;
  secrets::Sealer sealer(kKey, random);
  events::Hub hub;
  visits::Plans plans(district.db(), district.clock, sealer, hub);
  visits::SeasonLine planned;
  for (const auto& season : plans.seasons(desk).seasons)
    if (season.season_plan_id) planned = season;
  Samples samples;
  for (int round = 0; round < kRounds; ++round)
    samples.time(
        [&] { plans.propose(desk, {.season = planned.season, .starts_on = planned.starts_on}).value(); });
  table.add({.what = "plan a visit season of 1,008 students",
             .engine = district.engine(),
             .figure = samples.ms(0.5) / 1000,
             .limit = 2,
             .unit = "s",
             .note = "median of 5"});
}

}  // namespace kith::bench
