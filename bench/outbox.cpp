// SPDX-License-Identifier: Apache-2.0
// Letters of the outbox through a local HTTP server that takes everything, by a program that is killed five
// times on the way: none may be lost, and no more posted twice than were in hand when it was killed.
#include <fmt/format.h>

#include <map>
#include <thread>

#include "bench/benchmarks.hpp"
#include "bench/samples.hpp"
#include "bench/serving.hpp"
#include "delivery/hook_channel.hpp"
#include "delivery/outbox_store.hpp"
#include "platform/http_client/stand_in_kit.hpp"

namespace kith::bench {
namespace {

constexpr int kLetters = 50'000, kLettersInAHurry = 2'000, kKills = 5;
constexpr int kGuardiansOfAThousandStudents = 1'700;
constexpr double kPatience = 900;  // seconds

constexpr db::Sql kSchools{"bench.schools", "select school_id from schools order by school_id"};

// An urgent letter each to the guardians of every school, until there are enough.
int write_letters(District& district, int wanted) {
  auto now = SystemClock().now();
  return district.db().write([&](db::Tx& tx) {
    int written = 0;
    for (auto school_id : tx.all<std::int64_t>(kSchools)) {
      auto message_id = delivery::save_message(tx, {.school_id = school_id,
                                                    .slice = "bench",
                                                    .source_id = 1,
                                                    .source_key = "letter",
                                                    .subject = "停课通知",
                                                    .body = "今天下午停课，请在四点前来校接孩子。",
                                                    .link_path = "/inbox",
                                                    .is_urgent = true,
                                                    .created_at = now,
                                                    .expires_at = now + std::chrono::hours{24}});
      written += int(delivery::add_deliveries(tx, message_id,
                                              {"select id as person_id from guardians where school_id = "
                                               ":of_school and telephone_sealed is not null "
                                               "order by id limit :limit",
                                               {{"of_school", school_id}, {"limit", wanted - written}}},
                                              delivery::kHookChannel, now));
      if (written == wanted) break;
    }
    return written;
  });
}

// What has arrived, by key.
class Letterbox {
 public:
  std::size_t different() {
    std::lock_guard lock(mutex_);
    return times_.size();
  }
  int repeated() {
    std::lock_guard lock(mutex_);
    int more = 0;
    for (const auto& [key, times] : times_) more += times - 1;
    return more;
  }
  http_client::Said take(const http_client::Asked& asked) {
    std::lock_guard lock(mutex_);
    ++times_[asked.header("Idempotency-Key")];
    return http_client::reply(202);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> times_;
};

}  // namespace

void measure_outbox(db::Engine engine, const Plan& plan, Table& table) {
  int wanted = plan.is_quick ? kLettersInAHurry : kLetters;
  int students = wanted * 1'000 / kGuardiansOfAThousandStudents * 5 / 4;
  District district(engine, {.schools = std::max(1, students / 2'000), .students = students});
  int letters = write_letters(district, wanted);
  Letterbox box;
  http_client::StandIn telephones([&](const http_client::Asked& asked) { return box.take(asked); });
  district.database.close();

  int port = free_port();
  auto begun = Stopwatch::now();
  int kills = 0;
  while (int(box.different()) < letters && seconds_since(begun) < kPatience) {
    auto program = start_serving(
        plan, district, port, {"KITH_HOOK_URL=" + telephones.url(), "KITH_HOOK_SECRET=secret of the bench"});
    auto until = std::size_t(letters) * std::size_t(kills + 1) / (kKills + 1);
    while (box.different() < until && seconds_since(begun) < kPatience)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (kills == kKills) break;
    program->kill();
    ++kills;
  }
  auto seconds = seconds_since(begun);
  auto batch = delivery::HookChannel(district.clock, {}).limits().letters_at_once;
  table.add({.what = fmt::format("letters that arrived of {}, the program killed {} times", letters, kills),
             .engine = district.engine(),
             .figure = double(box.different()),
             .limit = double(letters),
             .unit = "",
             .is_floor = true,
             .note = fmt::format("{:.1f} s in all, with {} starts and a lease of a minute after each kill",
                                 seconds, kills + 1)});
  table.add({.what = "of these posted twice, under their key",
             .engine = district.engine(),
             .figure = double(box.repeated()),
             .limit = double(kills * batch),
             .unit = "",
             .note = "what was in hand at each kill"});
}

}  // namespace kith::bench
