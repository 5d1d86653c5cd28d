// SPDX-License-Identifier: Apache-2.0
// One contact with all its norms, one after another: how long a teacher's tap takes at the database. After
// each a bare commit of one row, so that the reader sees how much of it is the disk.
#include <fmt/format.h>

#include "app/demo/dice.hpp"
#include "bench/benchmarks.hpp"
#include "bench/samples.hpp"

namespace kith::bench {
namespace {

constexpr db::Sql kSomeStudents{
    "bench.some_students",
    "select s.school_id, s.id as student_id, t.staff_id, min(g.guardian_id) from students s join teachings t "
    "on "
    "t.school_id = s.school_id and t.class_id = s.class_id and t.role = 'homeroom' join guardianships g on "
    "g.school_id = s.school_id and g.student_id = s.id where s.id % 97 = 5 group by s.school_id, s.id, "
    "t.staff_id "
    "order by s.id limit 5000"};

constexpr db::Sql kBareWrite{"bench.bare_write",
                             "insert into installation_facts (name, value) values ('bench', :value) "
                             "on conflict (name) do update set value = excluded.value"};

struct Who {
  std::int64_t school_id = 0;
  std::int64_t student_id = 0;
  std::int64_t staff_id = 0;
  std::int64_t guardian_id = 0;
};
KITH_DESCRIBE(Who, (school_id, student_id, staff_id, guardian_id))

ledger::NewContact contact_with(const Who& who, const Clock& clock, int n) {
  bool is_visit = n % 4 == 0;
  return {.school_id = who.school_id,
          .kind = is_visit ? ledger::ContactKind::kVisit : ledger::ContactKind::kCall,
          .mode = is_visit ? ledger::Mode::kHome : ledger::Mode::kTelephone,
          .held_at = clock.now() - std::chrono::hours{12 + n % 48},
          .recorded_by = who.staff_id,
          .students = {{who.student_id, who.guardian_id}},
          .staff_ids = {who.staff_id},
          .slice = "visits",
          .client_key = "bench-" + std::to_string(n)};
}

}  // namespace

void measure_contacts(District& district, const Plan& plan, Table& table) {
  auto people = district.db().read([](db::Session& session) { return session.all<Who>(kSomeStudents); });
  demo::Dice dice(1);
  Samples samples, bare;
  int rounds = plan.is_quick ? 300 : 3000;
  for (int n = 0; n < rounds + 50; ++n) {
    auto contact = contact_with(dice.pick(people), district.clock, n);
    auto seconds = seconds_of([&] {
      district.db().write([&](db::Tx& tx) { return district.ledger.record(tx, contact); }).value();
    });
    auto bare_seconds = seconds_of([&] {
      district.db().write([&](db::Tx& tx) { tx.exec(kBareWrite, {{"value", std::to_string(n)}}); });
    });
    if (n >= 50) samples.add(seconds), bare.add(bare_seconds);
  }
  double limit = district.database.engine() == db::Engine::kSqlite ? 1 : 3;
  table.add({.what = "record one contact with its norms, p99",
             .engine = district.engine(),
             .figure = samples.ms(0.99),
             .limit = limit,
             .unit = "ms",
             .note = fmt::format("p50 {:.2f} ms; a bare durable commit meanwhile p50 {:.2f}, p99 {:.2f} ms",
                                 samples.ms(0.5), bare.ms(0.5), bare.ms(0.99))});
}

}  // namespace kith::bench
