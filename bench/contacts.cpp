// SPDX-License-Identifier: Apache-2.0
// One contact with all its norms, one after another: how long a teacher's tap takes at the database. After
// each a bare commit of one row, so that the reader sees how much of it is the disk.
#include <fmt/format.h>

#include "bench/benchmarks.hpp"
#include "bench/sample_contacts.hpp"
#include "bench/samples.hpp"

namespace kith::bench {
namespace {

constexpr db::Sql kBareWrite{"bench.bare_write",
                             "insert into installation_facts (name, value) values ('bench', :value) "
                             "on conflict (name) do update set value = excluded.value"};

}  // namespace

void measure_contacts(District& district, const Plan& plan, Table& table) {
  SampleContacts contacts(district);
  Samples samples, bare;
  int rounds = plan.is_quick ? 300 : 3000;
  for (int n = 0; n < rounds + 50; ++n) {
    auto seconds = seconds_of([&] { contacts.record(); });
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
