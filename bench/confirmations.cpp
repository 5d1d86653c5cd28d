// SPDX-License-Identifier: Apache-2.0
// Durable confirmations: 64 writers at db.write against a bare SQLite connection that commits a hundred rows
// at a time, on the same table in the same run.
#include <sqlite3.h>

#include <atomic>
#include <thread>

#include "bench/benchmarks.hpp"
#include "bench/samples.hpp"
#include "ledger/asks.hpp"

namespace kith::bench {
namespace {

constexpr int kWriters = 64, kRowsACommit = 100;

constexpr db::Sql kOpenAsks{"bench.open_asks",
                            "select school_id, audience_id, person_id, student_id from asks where done_at is "
                            "null and withdrawn_at is "
                            "null and needs = 'confirm' order by student_id % 1009, person_id limit 60000"};

struct OpenAsk {
  std::int64_t school_id = 0;
  std::int64_t audience_id = 0;
  std::int64_t person_id = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(OpenAsk, (school_id, audience_id, person_id, student_id))

using Asks = std::vector<OpenAsk>;

// Confirmations a second through db.write.
double through_db_write(District& district, const Asks& asks, std::size_t from, std::size_t to) {
  std::atomic<std::size_t> next{from};
  auto seconds = seconds_of([&] {
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i)
      writers.emplace_back([&] {
        for (std::size_t n = next++; n < to; n = next++)
          district.db()
              .write([&](db::Tx& tx) {
                return ledger::mark_done(tx, {"notices", asks[n].audience_id, asks[n].person_id},
                                         asks[n].student_id, district.clock.now());
              })
              .value();
      });
    for (auto& writer : writers) writer.join();
  });
  return double(to - from) / seconds;
}

struct Closed {
  void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

void run(sqlite3* connection, const char* sql) {
  if (sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(connection));
}

// The same rows' update, as bare as it can be.
double through_sqlite(const std::string& path, const Asks& asks, std::size_t from, std::size_t to,
                      std::int64_t now) {
  sqlite3* opened = nullptr;
  if (sqlite3_open(path.c_str(), &opened) != SQLITE_OK) throw std::runtime_error("cannot open " + path);
  std::unique_ptr<sqlite3, Closed> connection(opened);
  sqlite3_busy_timeout(opened, 10'000);  // the program's own checkpoint may be under way
  run(opened, "pragma journal_mode=wal");
  run(opened, "pragma synchronous=full");
  sqlite3_stmt* prepared = nullptr;
  sqlite3_prepare_v2(opened,
                     "update asks set opened_at = coalesce(opened_at, ?), done_at = ? where school_id = ? "
                     "and audience_id = ? and "
                     "person_id = ? and student_id = ? and done_at is null and withdrawn_at is null",
                     -1, &prepared, nullptr);
  std::unique_ptr<sqlite3_stmt, Closed> statement(prepared);
  auto seconds = seconds_of([&] {
    for (std::size_t n = from; n < to; ++n) {
      if ((n - from) % kRowsACommit == 0) run(opened, "begin immediate");
      std::int64_t values[] = {
          now, now, asks[n].school_id, asks[n].audience_id, asks[n].person_id, asks[n].student_id};
      for (int i = 0; i < 6; ++i) sqlite3_bind_int64(prepared, i + 1, values[i]);
      if (sqlite3_step(prepared) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(opened));
      sqlite3_reset(prepared);
      if ((n - from) % kRowsACommit == kRowsACommit - 1 || n + 1 == to) run(opened, "commit");
    }
  });
  return double(to - from) / seconds;
}

}  // namespace

void measure_confirmations(District& district, const Plan& plan, Table& table) {
  auto asks = district.db().read([](db::Session& session) { return session.all<OpenAsk>(kOpenAsks); });
  std::size_t each = std::min<std::size_t>(asks.size() / 2, plan.is_quick ? 2'000 : 30'000);
  auto now = district.clock.now().time_since_epoch().count();
  auto bare = through_sqlite(district.database.url(), asks, 0, each, now);
  auto ours = through_db_write(district, asks, each, 2 * each);
  table.add({.what = "durable confirmations, 64 writers, against bare SQLite",
             .engine = district.engine(),
             .figure = ours / bare,
             .limit = 0.5,
             .unit = "×",
             .is_floor = true,
             .note = std::to_string(int(ours)) + "/s against " + std::to_string(int(bare)) + "/s"});
}

}  // namespace kith::bench
