// SPDX-License-Identifier: Apache-2.0
// What heads and teachers open: the district's board, a school's, and lists of missing names.
#include "norms/boards/boards.hpp"

#include <fmt/format.h>

#include "bench/benchmarks.hpp"
#include "bench/sample_contacts.hpp"
#include "bench/samples.hpp"

namespace kith::bench {
namespace {

constexpr db::Sql kSomeClass{"bench.some_class",
                             "select school_id, id from classes where school_id = (select min(school_id) "
                             "from schools) order by id limit 1"};

struct ClassOf {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
};
KITH_DESCRIBE(ClassOf, (school_id, id))

constexpr double kLimit = 20;

// The district's board is opened now and then; meanwhile a few schools have recorded something.
void measure_district(District& district, norms::Boards& boards, Table& table, int rounds) {
  constexpr int kContactsBetween = 20;
  SampleContacts contacts(district);
  auto first = seconds_of([&] { boards.district(); });
  Samples samples;
  for (int n = 0; n < rounds; ++n) {
    for (int more = 0; more < kContactsBetween; ++more) contacts.record();
    samples.time([&] { boards.district(); });
  }
  table.add({.what = "district norm board with its heat map, p99",
             .engine = district.engine(),
             .figure = samples.ms(0.99),
             .limit = kLimit,
             .unit = "ms",
             .note = fmt::format(
                 "p50 {:.1f} ms; {} schools, {} contacts between two looks; the first look {:.0f} ms",
                 samples.ms(0.5), district.report.schools, kContactsBetween, first * 1000)});
}

template <class Fn>
void measure(District& district, Table& table, const std::string& what, int rounds, Fn&& fn) {
  fn();
  Samples samples;
  for (int n = 0; n < rounds; ++n) samples.time(fn);
  table.add({.what = what + ", p99",
             .engine = district.engine(),
             .figure = samples.ms(0.99),
             .limit = kLimit,
             .unit = "ms",
             .note = "p50 " + std::to_string(samples.ms(0.5)).substr(0, 5) + " ms"});
}

}  // namespace

void measure_boards(District& district, const Plan& plan, Table& table) {
  norms::Boards boards(district.db(), district.clock, district.norms);
  auto first = district.db().read([](db::Session& session) { return session.one<ClassOf>(kSomeClass); });
  people::Viewer principal{
      .school_id = first.school_id, .person_id = 0, .roles = people::kPrincipal | people::kStaff};
  int rounds = plan.is_quick ? 20 : 200;
  measure_district(district, boards, table, rounds);
  measure(district, table, "a school's norm board", rounds, [&] { boards.board(principal); });
  measure(district, table, "a school's missing list (P1.5)", rounds,
          [&] { boards.missing(principal, {.clause = "P1.5"}).value(); });
  measure(district, table, "a class's missing list (P2c.6)", rounds,
          [&] { boards.missing(principal, {.clause = "P2c.6", .class_id = first.id}).value(); });
}

}  // namespace kith::bench
