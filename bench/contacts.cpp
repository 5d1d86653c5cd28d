// SPDX-License-Identifier: Apache-2.0
// One contact with all its norms, one after another: how long a teacher's tap takes at the database. After
// each a bare commit of one row, so that the reader sees how much of it is the disk. Whoever else uses the
// machine is busy for seconds at a time, so it is done in five stretches and the middle one counts.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "bench/benchmarks.hpp"
#include "bench/sample_contacts.hpp"
#include "bench/samples.hpp"

namespace kith::bench {
namespace {

constexpr db::Sql kBareWrite{"bench.bare_write",
                             "insert into installation_facts (name, value) values ('bench', :value) "
                             "on conflict (name) do update set value = excluded.value"};

constexpr int kStretches = 5;

struct Stretch {
  Samples contacts, bare;
};

Stretch measured(District& district, SampleContacts& contacts, int rounds) {
  Stretch stretch;
  for (int n = 0; n < rounds; ++n) {
    stretch.contacts.time([&] { contacts.record(); });
    stretch.bare.time([&] {
      district.db().write([&](db::Tx& tx) { tx.exec(kBareWrite, {{"value", std::to_string(n)}}); });
    });
  }
  return stretch;
}

}  // namespace

void measure_contacts(District& district, const Plan& plan, Table& table) {
  SampleContacts contacts(district);
  const int rounds = plan.is_quick ? 300 : 3000;
  for (int n = 0; n < 50; ++n) contacts.record();
  std::vector<Stretch> stretches;
  for (int n = 0; n < kStretches; ++n) stretches.push_back(measured(district, contacts, rounds));
  std::ranges::sort(stretches, {}, [](Stretch& stretch) { return stretch.contacts.ms(0.99); });
  auto& middle = stretches[kStretches / 2];
  double limit = district.database.engine() == db::Engine::kSqlite ? 1 : 3;
  table.add(
      {.what = "record one contact with its norms, p99",
       .engine = district.engine(),
       .figure = middle.contacts.ms(0.99),
       .limit = limit,
       .unit = "ms",
       .note = fmt::format(
           "p50 {:.2f} ms; {} stretches {:.2f} to {:.2f} ms; a bare durable commit meanwhile p50 {:.2f}, "
           "p99 {:.2f} ms",
           middle.contacts.ms(0.5), kStretches, stretches.front().contacts.ms(0.99),
           stretches.back().contacts.ms(0.99), middle.bare.ms(0.5), middle.bare.ms(0.99))});
}

}  // namespace kith::bench
