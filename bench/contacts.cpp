// SPDX-License-Identifier: Apache-2.0
// One contact with all its norms, one after another: how long a teacher's tap takes at the database. After
// each a bare commit of one row. Whoever else uses the machine's disk does so for seconds at a time, and so
// does what copies earlier contacts out of SQLite's log; a commit waits for both. So it is done in stretches,
// and the one counts in which the bare commits say that the disk was left alone most: not the one that was
// best itself.
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

constexpr int kStretches = 60;

struct Stretch {
  Samples contacts, bare;
  // p99 in milliseconds.
  double contact() { return contacts.ms(0.99); }
  double bare_commit() { return bare.ms(0.99); }
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
  const int rounds = plan.is_quick ? 100 : 1000;
  for (int n = 0; n < 50; ++n) contacts.record();
  std::vector<Stretch> stretches;
  for (int n = 0; n < kStretches; ++n) stretches.push_back(measured(district, contacts, rounds));
  auto& quietest = *std::ranges::min_element(stretches, {}, &Stretch::bare_commit);
  auto [best, worst] = std::ranges::minmax_element(stretches, {}, &Stretch::contact);
  double noisiest = std::ranges::max_element(stretches, {}, &Stretch::bare_commit)->bare_commit();
  double limit = district.database.engine() == db::Engine::kSqlite ? 1 : 3;
  table.add(
      {.what = "record one contact with its norms, p99",
       .engine = district.engine(),
       .figure = quietest.contact(),
       .limit = limit,
       .unit = "ms",
       .note = fmt::format("p50 {:.2f} ms; a bare commit beside it p50 {:.2f}, p99 {:.2f} ms; {} stretches: "
                           "{:.2f} to {:.2f} ms, a bare commit up to {:.2f} ms",
                           quietest.contacts.ms(0.5), quietest.bare.ms(0.5), quietest.bare_commit(),
                           kStretches, best->contact(), worst->contact(), noisiest)});
}

}  // namespace kith::bench
