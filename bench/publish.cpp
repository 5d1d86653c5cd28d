// SPDX-License-Identifier: Apache-2.0
// One notice to every family of a very large school, and what others wait for meanwhile: two hundred small
// writes a second and as many families that open their inbox, by eight of each at once.
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
constexpr db::Sql kAnalyze{"bench.analyze", "analyze"};
constexpr db::Sql kAGuardian{
    "bench.a_guardian", "select min(guardian_id) from guardianships where may_see = 1 and may_receive = 1"};

constexpr int kOthers = 8;
constexpr std::chrono::milliseconds kBetween{5 * kOthers};

// Something small done again and again by several others while the object lives, each time counted from when
// it was due: what is late for one is late for all that come after it.
class Meanwhile {
 public:
  template <class Fn>
  explicit Meanwhile(Fn fn) : samples_(kOthers) {
    for (int i = 0; i < kOthers; ++i)
      threads_.emplace_back([this, fn, i] {
        for (auto due = Stopwatch::now() + kBetween * i / kOthers; !is_over_; due += kBetween) {
          std::this_thread::sleep_until(due);
          fn();
          samples_[std::size_t(i)].add(seconds_since(due));
        }
      });
  }
  ~Meanwhile() { end(); }
  Samples end() {
    is_over_ = true;
    for (auto& thread : threads_) thread.join();
    threads_.clear();
    Samples all;
    for (const auto& samples : samples_) all.add_all(samples);
    return all;
  }

 private:
  std::atomic<bool> is_over_{false};
  std::vector<Samples> samples_;
  std::vector<std::thread> threads_;
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
  auto letter = [](const std::string& client_key) {
    return notices::NewNotice{.title = "关于放学路口交通安全的告家长书",
                              .body = "请在黄线外等候。",
                              .needs = ledger::Needs::kConfirm,
                              .audience = {.whole_school = true},
                              .client_key = client_key};
  };
  // A school that has written before; PostgreSQL has had its minute to look at what there is.
  publishing.publish(principal, letter("before")).value();
  if (engine == db::Engine::kPostgres) district.db().write([](db::Tx& tx) { tx.exec(kAnalyze); });
  Meanwhile writes([&] { district.db().write([](db::Tx& tx) { tx.exec(kTouch); }); });
  Meanwhile reads([&] { inbox.lists(guardian); });
  notices::Published published;
  auto seconds = seconds_of([&] { published = publishing.publish(principal, letter("bench")).value(); });
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
