// SPDX-License-Identifier: Apache-2.0
// One notice to every family of a very large school, and what others wait for meanwhile: a writer that
// records contacts and a reader that opens a family's inbox, both without pause.
#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "bench/benchmarks.hpp"
#include "bench/samples.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/publishing.hpp"
#include "platform/events/hub.hpp"

namespace kith::bench {
namespace {

constexpr int kFamiliesOfTheBudget = 100'000;
constexpr db::Sql kTouch{"bench.touch", "update installation_facts set value = '1' where name = 'demo'"};
constexpr db::Sql kThePrincipal{"bench.the_principal",
                                "select min(staff_id) from staff_posts where post = 'principal'"};
constexpr db::Sql kAGuardian{
    "bench.a_guardian", "select min(guardian_id) from guardianships where may_see = 1 and may_receive = 1"};

// Something small done again and again while the object lives.
class Meanwhile {
 public:
  template <class Fn>
  explicit Meanwhile(Fn fn)
      : thread_([this, fn] {
          while (!is_over_) samples_.time(fn);
        }) {}
  ~Meanwhile() { end(); }
  Samples end() {
    is_over_ = true;
    if (thread_.joinable()) thread_.join();
    return samples_;
  }

 private:
  std::atomic<bool> is_over_{false};
  Samples samples_;
  std::thread thread_;
};

}  // namespace

void measure_publish(db::Engine engine, const Plan& plan, Table& table) {
  // A family has a little over one child.
  int families = plan.is_quick ? 2'000 : kFamiliesOfTheBudget;
  District district(engine, {.schools = 1, .students = families * 105 / 100, .people_only = true});
  // As the server has done when it opens: the day's first contact finds its periods begun.
  district.norms.begin_day(district.db());
  events::Hub hub;
  notices::Publishing publishing(district.db(), district.clock, district.ledger, hub);
  notices::Inbox inbox(district.db(), district.clock);
  auto person = [&](const db::Sql& sql) {
    return district.db().read([&](db::Session& session) { return session.one<std::int64_t>(sql); });
  };
  people::Viewer principal{
      .school_id = 1, .person_id = person(kThePrincipal), .roles = people::kPrincipal | people::kStaff};
  people::Viewer guardian{.school_id = 1, .person_id = person(kAGuardian), .roles = people::kGuardian};
  Meanwhile writes([&] { district.db().write([](db::Tx& tx) { tx.exec(kTouch); }); });
  Meanwhile reads([&] { inbox.lists(guardian); });
  notices::Published published;
  auto seconds = seconds_of([&] {
    published = publishing
                    .publish(principal, {.title = "关于放学路口交通安全的告家长书",
                                         .body = "请在黄线外等候。",
                                         .needs = ledger::Needs::kConfirm,
                                         .audience = {.whole_school = true},
                                         .client_key = "bench"})
                    .value();
  });
  auto write_waits = writes.end(), read_waits = reads.end();
  auto name = engine_name(engine);
  table.add({.what = fmt::format("publish a notice to {} families", published.families),
             .engine = name,
             .figure = seconds,
             .limit = std::max(0.2, double(published.families) / kFamiliesOfTheBudget),
             .unit = "s",
             .note = fmt::format("{} guardians, durable", published.people)});
  table.add({.what = "meanwhile the longest wait of another write",
             .engine = name,
             .figure = write_waits.ms(1),
             .limit = 100,
             .unit = "ms"});
  table.add({.what = "meanwhile readers, p99",
             .engine = name,
             .figure = read_waits.ms(0.99),
             .limit = 50,
             .unit = "ms"});
}

}  // namespace kith::bench
